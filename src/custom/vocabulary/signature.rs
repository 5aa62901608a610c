//! Where a signature stands and how it is written; what a key is.

use super::pieces::{FIELDS, FILLED, HEADER, MAX_ITEMS, TEXTS, form, member, needed, plain};
use crate::custom::form::{Form, Kind};
use crate::custom::words::{ENCODINGS, JWS_ALGORITHMS, KEYS, LAYOUTS};
use crate::verify::candidate::MAX_TAGS;

static ADDRESSES: Form = plain(&[Kind::List(&FILLED, 1, MAX_ITEMS)]);

static PUBLISHED: Form = form(
    "SchemePublished",
    "Where a vendor publishes its certificates: each delivery names the one it was signed with.",
    &[Kind::Object {
        one: &[FIELDS],
        members: &[needed(
            "addresses",
            &ADDRESSES,
            "The form of the vendor's addresses, whole and with `https`: `{region}` stands for an AWS region, `{name}` for letters, digits and hyphens, all else for itself.",
        )],
    }],
);

pub(super) static KEY: Form = form(
    "SchemeKey",
    "How a secret's text becomes a key. A secret given as bytes is the key.",
    &[
        Kind::Word(KEYS.named),
        Kind::Object {
            one: &[&[
                member(
                    "base64",
                    &FILLED,
                    "Standard base64 after this prefix, such as `whsec_`, which may be left out.",
                ),
                member(
                    "utf8OrBase64",
                    &FILLED,
                    "Its UTF-8, verbatim, or what its base64 stands for after this prefix: each is tried (Polar).",
                ),
                member(
                    "certificate",
                    &PUBLISHED,
                    "An X.509 certificate in PEM that the vendor publishes, and the field that names it.",
                ),
            ]],
            members: &[],
        },
    ],
);

static PAIRS: Form = form(
    "SchemePairs",
    "`name=value` items: one time, or none, and one or more signatures. Other items are left out of account.",
    &[Kind::Object {
        one: &[],
        members: &[
            member("separator", &FILLED, "What stands between two items; a comma by default."),
            member("time", &FILLED, "The name of the time's item, where there is one."),
            needed("tags", &TEXTS, "The names of the signatures' items."),
        ],
    }],
);

static POSITIONAL: Form = form(
    "SchemePositional",
    "Texts: a fixed first one, or none, the time, one or more signatures.",
    &[Kind::Object {
        one: &[],
        members: &[
            needed("separator", &FILLED, "What stands between two texts."),
            member("version", &FILLED, "The first text; none by default, and the time is the first."),
        ],
    }],
);

static JWS_ALGORITHM: Form =
    form("SchemeJwsAlgorithm", "What a token may be signed with.", &[Kind::Word(JWS_ALGORITHMS.named)]);
static TOKEN_ALGORITHMS: Form = plain(&[Kind::List(&JWS_ALGORITHM, 1, JWS_ALGORITHMS.named.len())]);

static JWS: Form = form(
    "SchemeJws",
    "A token in the compact form of RFC 7515.",
    &[Kind::Object {
        one: &[],
        members: &[
            member("prefix", &FILLED, "The text before it, such as `Bearer `, where there is one."),
            needed(
                "algorithms",
                &TOKEN_ALGORITHMS,
                "What the vendor signs with, all of it HMAC or all of it not: a token chooses among these, never beyond them.",
            ),
        ],
    }],
);

static KEYED: Form = form(
    "SchemeKeyed",
    "The name of a key, a fixed text, the signature: each secret is tried on each. Other items are left out of account.",
    &[Kind::Object {
        one: &[],
        members: &[
            needed("separator", &FILLED, "What stands between two items."),
            needed("between", &FILLED, "What stands between a name and its signature."),
        ],
    }],
);

static LAYOUT: Form = form(
    "SchemeLayout",
    "How the value of the signature's field is put together.",
    &[
        Kind::Word(LAYOUTS.named),
        Kind::Object {
            one: &[&[
                member("prefix", &FILLED, "The signature after this text, such as `sha256=`."),
                member("pairs", &PAIRS, "`name=value` items (Stripe)."),
                member(
                    "pairGroups",
                    &PAIRS,
                    "Several `pairs` with a space between them, each with a time of its own (Persona).",
                ),
                member(
                    "versions",
                    &FILLED,
                    "`version,signature` items with spaces between them, of which those of this version count (Standard Webhooks).",
                ),
                member("positional", &POSITIONAL, "Texts with a separator between them (Berbix, Recurly)."),
                member(
                    "keyed",
                    &KEYED,
                    "Items with the name of a key before each signature (Braintree, Worldpay).",
                ),
                member("jws", &JWS, "A token, for the algorithm `jws`."),
            ]],
            members: &[],
        },
    ],
);

static ENCODING: Form =
    form("SchemeEncoding", "How the bytes of a signature are written.", &[Kind::Word(ENCODINGS.named)]);

static HEADERS: Form = plain(&[Kind::List(&HEADER, 1, MAX_TAGS)]);

pub(super) static SIGNATURE: Form = form(
    "SchemeSignature",
    "Where the signature is, and how it is written.",
    &[Kind::Object {
        one: &[
            FIELDS,
            &[
                member(
                    "numberedHeader",
                    &HEADER,
                    "Headers whose names are this and a number from 1 to 40, one for each key (DocuSign).",
                ),
                member(
                    "repeatedHeader",
                    &HEADER,
                    "A header that comes once or several times, each value a signature or several with `, ` between them (Mollie, Supabase).",
                ),
                member(
                    "perSecretHeaders",
                    &HEADERS,
                    "One header for each secret, in the order of the secrets: the first secret is tried on the first header alone (Box).",
                ),
            ],
        ],
        members: &[
            member("layout", &LAYOUT, "How its value is put together; `\"bare\"` by default."),
            member(
                "encoding",
                &ENCODING,
                "How its bytes are written; `\"hex\"` by default, and `\"base64url\"` for `jws`.",
            ),
        ],
    }],
);
