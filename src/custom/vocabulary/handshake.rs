//! What a vendor sends to see whether the receiver is there, and the answer.

use super::pieces::{CLAIM, FIELD, FIELDS, FILLED, FLAG, HEADER, MAX_ITEMS, form, member, needed, plain};
use crate::custom::form::{Form, Kind, Rule};
use crate::custom::words::REPLY_WORDS;
use crate::scheme::MAX_PARTS;

static CONDITION: Form = form(
    "SchemeCondition",
    "A field that is there, with this value or with any.",
    &[Kind::Object {
        one: &[FIELDS, CLAIM],
        members: &[member("value", &FILLED, "Its value; any by default.")],
    }],
);
static CONDITIONS: Form = plain(&[Kind::List(&CONDITION, 1, MAX_ITEMS)]);

static REPLY: Form = form(
    "SchemeReply",
    "A piece of the answer to a handshake: these characters, or a field as it is, as a JSON string, or its HMAC under the first secret.",
    &[
        Kind::Word(REPLY_WORDS.named),
        Kind::Object {
            one: &[
                &[member("literal", &FILLED, "These characters.")],
                FIELDS,
                CLAIM,
                &[
                    member("json", &FIELD, "A field, as a JSON string."),
                    member("hmacHex", &FIELD, "The hexadecimal HMAC of a field."),
                    member("hmacBase64", &FIELD, "The base64 HMAC of a field."),
                ],
            ],
            members: &[],
        },
    ],
);
static REPLIES: Form = plain(&[Kind::List(&REPLY, 1, MAX_PARTS)]);

static REPLY_HEADER: Form = form(
    "SchemeReplyHeader",
    "A header of the answer.",
    &[Kind::Object {
        one: &[],
        members: &[needed("name", &HEADER, "Its name."), needed("value", &REPLIES, "Its value.")],
    }],
);
static REPLY_HEADERS: Form = plain(&[Kind::List(&REPLY_HEADER, 1, MAX_ITEMS)]);
static STATUS: Form = plain(&[Kind::Whole(200, 299)]);

static VERB: Form = plain(&[Kind::Text(Rule::Method)]);

static HANDSHAKE: Form = form(
    "SchemeHandshake",
    "What the vendor sends to see whether the receiver is there, and what to answer.",
    &[Kind::Object {
        one: &[],
        members: &[
            member("method", &VERB, "Its HTTP method; `\"POST\"` by default."),
            member("signed", &FLAG, "Whether it must carry the scheme's signature; it must by default."),
            member("when", &CONDITIONS, "Fields by which it is told from a delivery."),
            member("token", &FIELD, "A field that must hold the `verifyToken` that the caller chose."),
            member("status", &STATUS, "The answer's status; 200 by default."),
            member("headers", &REPLY_HEADERS, "The answer's headers."),
            member("body", &REPLIES, "The answer's body; empty by default."),
        ],
    }],
);
pub(super) static HANDSHAKES: Form = plain(&[Kind::List(&HANDSHAKE, 1, MAX_ITEMS)]);
