//! The signed message, piece by piece, and what must hold beside the signature.

use super::pieces::{
    ANY, CLAIM, FIELD, FIELDS, FILLED, HEADER, MAX_ALTERNATES, MAX_ITEMS, STEP, form, member, needed, plain,
};
use crate::custom::form::{Form, Kind, Member};
use crate::custom::words::{FORMS, PARTS, URLS};
use crate::scheme::MAX_PARTS;

static URL: Form = form("SchemeUrl", "A form of the URL that the vendor called.", &[Kind::Word(URLS.named)]);

static WRAPPED: Form = form(
    "SchemeWrapped",
    "A field between two texts.",
    &[Kind::Object {
        one: &[FIELDS],
        members: &[
            member("before", &ANY, "The text before it."),
            member("after", &ANY, "The text after it."),
        ],
    }],
);

static STEPS: Form = plain(&[Kind::List(&STEP, 2, MAX_PARTS)]);

static PART: Form = form(
    "SchemePart",
    "A piece of the signed message. A field by itself is refused where it is absent.",
    &[
        Kind::Word(PARTS.named),
        Kind::Object {
            one: &[
                &[member("literal", &FILLED, "These characters.")],
                FIELDS,
                &[
                    member("optional", &FIELD, "A field; nothing where it is absent."),
                    member(
                        "line",
                        &FIELD,
                        "A field and a line feed; one that it ends in is this one, and is not given out (Braintree).",
                    ),
                    member(
                        "wrapped",
                        &WRAPPED,
                        "A field between two texts; nothing at all where it is absent.",
                    ),
                    member("wrappedLower", &WRAPPED, "As `wrapped`, the field in lower case (Mercado Pago)."),
                    member("url", &URL, "The URL."),
                    member(
                        "signedHeaders",
                        &HEADER,
                        "`name:value` of the headers that this header names with commas, with `;` between them (Contentful).",
                    ),
                    member(
                        "namedLines",
                        &STEPS,
                        "The names and values of these members of the body, those that are there, each on a line of its own (SNS). The second must be there, and only the value of the first may have several lines.",
                    ),
                ],
            ],
            members: &[],
        },
    ],
);

pub(super) static MESSAGE: Form = plain(&[Kind::List(&PART, 1, MAX_PARTS)]);
pub(super) static MESSAGES: Form = plain(&[Kind::List(&MESSAGE, 1, MAX_ALTERNATES)]);

static FIELD_FORM: Form = form(
    "SchemeForm",
    "A signed field and what its text is made of.",
    &[Kind::Object { one: &[FIELDS], members: &[needed("form", &FORM_WORD, "What its text is made of.")] }],
);
static FORM_WORD: Form = form("SchemeFormWord", "What a signed text is made of.", &[Kind::Word(FORMS.named)]);
pub(super) static FIELD_FORMS: Form = plain(&[Kind::List(&FIELD_FORM, 1, MAX_ITEMS)]);

pub(super) static ITEMS: Form = form(
    "SchemeItems",
    "A batch that is signed item by item.",
    &[Kind::Object {
        one: &[],
        members: &[
            needed("list", &STEP, "The list's name."),
            member(
                "item",
                &STEP,
                "The name that each item stands under; none by default, and it stands by itself.",
            ),
        ],
    }],
);

const VALUE: Member = needed("value", &FILLED, "Its value.");

static IS: Form = form(
    "SchemeIs",
    "A field and the value it must have.",
    &[Kind::Object { one: &[FIELDS, CLAIM], members: &[VALUE] }],
);

static TWO_FIELDS: Form = plain(&[Kind::List(&FIELD, 2, 2)]);

static REQUIREMENT: Form = form(
    "SchemeRequirement",
    "What must hold beside the signature.",
    &[Kind::Object {
        one: &[&[
            member("is", &IS, "A field has this value."),
            member("same", &TWO_FIELDS, "Two fields have the same value."),
            member(
                "audience",
                &FIELD,
                "A field says whom the delivery is for: the one in the option `audience`.",
            ),
            member("bodySha256", &FIELD, "A field is the hexadecimal SHA-256 of the body."),
            member("bodySha256Base64", &FIELD, "A field is the base64 SHA-256 of the body."),
            member(
                "bodySha256IfAny",
                &FIELD,
                "A field is the hexadecimal SHA-256 of the body, and absent if that is empty.",
            ),
            member("url", &FIELD, "A field is the URL (Monday)."),
            member("urlSha256", &FIELD, "A field is the hexadecimal SHA-256 of the URL."),
            member(
                "expires",
                &FIELD,
                "A field is the time, in seconds, from which on the delivery is refused, but for what clocks may differ by (`timestamp.tolerance`).",
            ),
        ]],
        members: &[],
    }],
);

pub(super) static REQUIREMENTS: Form = plain(&[Kind::List(&REQUIREMENT, 1, MAX_ITEMS)]);
