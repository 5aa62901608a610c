//! What of a request the sender signs: nobody else can have written it.

use crate::scheme::{Field, Layout, Origin, Part, Require, Scheme, UrlForm};

pub(super) const fn has_time(layout: Layout<'_>) -> bool {
    match layout {
        Layout::Pairs { time, .. } => !time.is_empty(),
        Layout::PairGroups { .. } | Layout::Positional { .. } => true,
        Layout::Bare
        | Layout::Prefixed(_)
        | Layout::Versions(_)
        | Layout::Keyed { .. }
        | Layout::Jws { .. } => false,
    }
}

/// Whether this holds for each message that may have been signed.
pub(super) fn in_each(scheme: &Scheme<'_>, holds: &dyn Fn(&Part<'_>) -> bool) -> bool {
    scheme.messages().all(|parts| parts.iter().any(holds))
}

/// Whether the sender signs the body's bytes, of which none can be changed.
pub(super) fn signs_bytes(scheme: &Scheme<'_>) -> bool {
    let by_digest = |require: &Require<'_>| match *require {
        Require::BodySha256(field) | Require::BodySha256Base64(field) | Require::BodySha256IfAny(field) => {
            !field.is_in_body() && signs(scheme, field)
        }
        _ => false,
    };
    in_each(scheme, &|part| matches!(part, Part::Body)) || scheme.require.iter().any(by_digest)
}

/// Whether nobody but the sender can have written what the body says.
pub(super) fn signs_body(scheme: &Scheme<'_>) -> bool {
    in_each(scheme, &|part| *part == Part::Body || part.is_rewritten_body()) || signs_bytes(scheme)
}

/// Whether nobody but the sender can have written a field.
pub(super) fn signs(scheme: &Scheme<'_>, field: Field<'_>) -> bool {
    if field.is_in_body() && (signs_body(scheme) || scheme.items.is_some()) {
        // What a batch signs of its items says nothing of a member outside of them.
        return signs_body(scheme);
    }
    in_each(scheme, &|part| match *part {
        // What the list must name; the rest is as the vendor likes.
        Part::SignedHeaders(list) => field == Field::Header(list) || is_time(scheme, field),
        Part::Token => matches!(field, Field::Claim(_)),
        Part::NamedLines(names) => matches!(field, Field::Member(name) if names.contains(&name)),
        // Anybody could change its case, or its last line feed.
        Part::WrappedLower(..) | Part::Line(_) => false,
        // A URL under these forms is lossy: different URLs give the same signed text, so that a
        // query parameter is not proven by it.
        Part::Url(form) => {
            let whole =
                !matches!(form, UrlForm::Base | UrlForm::PathAndQueryEncoded | UrlForm::ReservedDecoded);
            whole && matches!(field, Field::Query(_))
        }
        _ => part.field() == Some(field),
    })
}

fn is_time(scheme: &Scheme<'_>, field: Field<'_>) -> bool {
    matches!(field, Field::Header(_))
        && scheme.timestamp.is_some_and(|timestamp| timestamp.origin == Origin::Field(field))
}

/// The fields that a piece is made of.
pub(super) fn fields_of<'a>(part: &Part<'a>) -> Vec<Field<'a>> {
    match *part {
        Part::NamedLines(names) => names.iter().map(|name| Field::Member(name)).collect(),
        _ => part.field().into_iter().collect(),
    }
}
