//! What the forms of a description are made of: texts, flags, fields.

use crate::custom::form::{Form, Kind, Member, Rule};
use crate::custom::words::doc;
use crate::verify::candidate::MAX_TAGS;

/// How many alternates a scheme may have: each costs a forger's request a code.
pub(super) const MAX_ALTERNATES: usize = 4;
/// How many entries the lists have that no vendor makes long.
pub(super) const MAX_ITEMS: usize = 8;

pub(super) const fn form(name: &'static str, text: &'static str, kinds: &'static [Kind]) -> Form {
    Form { name, doc: doc(text), kinds }
}

pub(super) const fn member(name: &'static str, form: &'static Form, text: &'static str) -> Member {
    Member { name, form, needed: false, doc: doc(text) }
}

pub(super) const fn needed(name: &'static str, form: &'static Form, text: &'static str) -> Member {
    Member { name, form, needed: true, doc: doc(text) }
}

/// A form that has no name of its own.
pub(super) const fn plain(kinds: &'static [Kind]) -> Form {
    form("", "", kinds)
}

pub(super) static ANY: Form = plain(&[Kind::Text(Rule::Any)]);
pub(super) static FILLED: Form = plain(&[Kind::Text(Rule::Filled)]);
pub(super) static HEADER: Form = plain(&[Kind::Text(Rule::Header)]);
pub(super) static ANY_HEADER: Form = plain(&[Kind::Text(Rule::Headers)]);
pub(super) static STEP: Form = plain(&[Kind::Text(Rule::Step)]);
pub(super) static PATH: Form = plain(&[Kind::Text(Rule::Path)]);
pub(super) static FLAG: Form = plain(&[Kind::Flag]);
pub(super) static TEXTS: Form = plain(&[Kind::List(&FILLED, 1, MAX_TAGS)]);

pub(super) const FIELDS: &[Member] = &[
    member(
        "header",
        &ANY_HEADER,
        "The header of this name, in any case; or the first that is there of several, with `|` between their names (Svix).",
    ),
    member("member", &PATH, "The member of the body at this path: names and indexes with dots between."),
    member(
        "firstMember",
        &PATH,
        "The first that is there of the members at these paths, with `|` between them (Didit).",
    ),
    member("query", &FILLED, "The URL's query parameter of this name, decoded."),
];

/// What only schemes with tokens have: no token stands in one, and none is signed piece by piece.
pub(super) const CLAIM: &[Member] =
    &[member("claim", &FILLED, "The claim of this name in the token (`jws`).")];

pub(super) static FIELD: Form =
    form("SchemeField", "A text in a request.", &[Kind::Object { one: &[FIELDS, CLAIM], members: &[] }]);
