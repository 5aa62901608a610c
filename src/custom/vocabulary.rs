//! The form of a description, member by member: what [`Scheme`](crate::Scheme)
//! has, in the words of JSON.

mod handshake;
mod message;
mod pieces;
mod signature;

use self::handshake::HANDSHAKES;
use self::message::{FIELD_FORMS, ITEMS, MESSAGE, MESSAGES, REQUIREMENTS};
use self::pieces::{ANY, CLAIM, FIELD, FIELDS, FILLED, FLAG, MAX_ITEMS, PATH, form, member, needed, plain};
use self::signature::{KEY, SIGNATURE};
use super::form::{Form, Kind, Rule};
use super::words::{ALGORITHMS, COVERS, FORMATS, METHODS, ORIGINS, REPLAYS, SIDES, UNITS, UNLIKES};

const MAX_SOURCES: usize = 256;

static ORIGIN: Form = form(
    "SchemeOrigin",
    "Where the signed time stands.",
    &[
        Kind::Word(ORIGINS.named),
        Kind::Object {
            one: &[
                FIELDS,
                CLAIM,
                &[member(
                    "optionalMember",
                    &PATH,
                    "In this member of the signed body, where the vendor sends it.",
                )],
            ],
            members: &[],
        },
    ],
);

static UNIT: Form = form("SchemeUnit", "What a time counts.", &[Kind::Word(UNITS.named)]);

/// A year: more is a way to say `any`.
const MAX_SECONDS: u64 = 366 * 24 * 60 * 60;

static SIDE: Form =
    form("SchemeSeconds", "Seconds.", &[Kind::Word(SIDES.named), Kind::Whole(1, MAX_SECONDS)]);

static TOLERANCE: Form = form(
    "SchemeTolerance",
    "How many seconds a signed time may lie from now: one number for both sides, or each side by itself.",
    &[
        Kind::Word(SIDES.named),
        Kind::Whole(1, MAX_SECONDS),
        Kind::Object {
            one: &[],
            members: &[
                needed("past", &SIDE, "Before now."),
                needed("future", &SIDE, "After now: what clocks may differ by."),
            ],
        },
    ],
);

static TIMESTAMP: Form = form(
    "SchemeTimestamp",
    "The signed time.",
    &[Kind::Object {
        one: &[],
        members: &[
            needed("from", &ORIGIN, "Where it stands."),
            member("unit", &UNIT, "What it counts; `\"seconds\"` by default."),
            member("tolerance", &TOLERANCE, "How far it may lie from now; five minutes by default."),
        ],
    }],
);

static METHOD: Form =
    form("SchemeMethod", "An HTTP method.", &[Kind::Word(METHODS.named), Kind::Text(Rule::Method)]);

static COVERED: Form = form("SchemeCovers", "What an accepted delivery proves.", &[Kind::Word(COVERS.named)]);

static REPLAY: Form = form(
    "SchemeReplay",
    "What tells a delivery and its retries from other events.",
    &[Kind::Word(REPLAYS.named), Kind::Object { one: &[FIELDS, CLAIM], members: &[] }],
);

static FORMAT: Form = form("SchemeFormat", "What a body can be.", &[Kind::Word(FORMATS.named)]);
static BODIES: Form = plain(&[Kind::List(&FORMAT, 1, 5)]);
static UNLIKE: Form =
    form("SchemeUnlike", "A text that the key signs for something else.", &[Kind::Word(UNLIKES.named)]);
static IDS: Form = plain(&[Kind::List(&FIELD, 1, MAX_ITEMS)]);
static SOURCES: Form = plain(&[Kind::List(&FILLED, 1, MAX_SOURCES)]);

static NAME: Form = plain(&[Kind::Text(Rule::Name)]);
static ALGORITHM: Form =
    form("SchemeAlgorithm", "How a delivery is proven.", &[Kind::Word(ALGORITHMS.named)]);

/// A whole description.
pub(super) static DESCRIPTION: Form = form(
    "SchemeDescription",
    "A vendor's way of signing webhooks. What is left out is as in most schemes: a hexadecimal HMAC-SHA256 of the raw body of a POST, the key being the secret's own bytes.",
    &[Kind::Object {
        one: &[],
        members: &[
            member("$schema", &ANY, "For editors: the address of this schema. Nothing is made of it."),
            member(
                "name",
                &NAME,
                "What events and errors call it; `\"custom\"` by default. No built-in scheme's name.",
            ),
            member(
                "description",
                &ANY,
                "For people: whose it is and how that is known. Nothing is made of it.",
            ),
            member("algorithm", &ALGORITHM, "How a delivery is proven; `\"hmac-sha256\"` by default."),
            member(
                "key",
                &KEY,
                "How a secret's text becomes a key; `\"utf8\"` by default, and `\"public\"` where the vendor signs with a private key.",
            ),
            member(
                "signature",
                &SIGNATURE,
                "Where the signature is, and how it is written. Only the algorithm `none` has none.",
            ),
            member(
                "content",
                &MESSAGE,
                "The signed message, piece by piece; `[\"body\"]` by default, `[\"secret\"]` for `token`, and `[\"token\"]`, which is all it can be, for `jws`.",
            ),
            member(
                "alternates",
                &MESSAGES,
                "Other messages that the vendor may have signed for the same request, tried in this order.",
            ),
            member(
                "forms",
                &FIELD_FORMS,
                "What the texts of signed fields are made of, where nothing stands between two parts of the message.",
            ),
            member(
                "items",
                &ITEMS,
                "Where the body is a batch that is signed item by item: every item must verify.",
            ),
            member("require", &REQUIREMENTS, "What must hold beside the signature."),
            member(
                "timestamp",
                &TIMESTAMP,
                "The signed time, where there is one: it is checked against the clock.",
            ),
            member("method", &METHOD, "The only HTTP method the vendor sends; `\"POST\"` by default."),
            member("covers", &COVERED, "What an accepted delivery proves; `\"body\"` by default."),
            member("replay", &REPLAY, "What tells a delivery and its retries from other events."),
            member("handshakes", &HANDSHAKES, "What the vendor sends to see whether the receiver is there."),
            member("sources", &SOURCES, "The addresses or CIDR blocks that the vendor documents."),
            member(
                "formats",
                &BODIES,
                "What a body can be; JSON or XML by default. Decided by its first byte; one that is something else is delivered, and has no payload.",
            ),
            member(
                "within",
                &FILLED,
                "The field of a form that is the payload, as JSON, where it is there (`payload` of GitHub).",
            ),
            member(
                "unlike",
                &UNLIKE,
                "What no body may be taken from, since the same key signs that for something else.",
            ),
            member("id", &IDS, "What identifies what the event is about; the first that is there counts."),
            member("idRequired", &FLAG, "Whether one of `id` must be there for the payload to be read."),
        ],
    }],
);
