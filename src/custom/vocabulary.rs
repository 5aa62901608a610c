//! The form of a description, member by member: what [`Scheme`](crate::Scheme)
//! has, in the words of JSON.

use super::form::{Form, Kind, Member, Rule};
use super::words::{
    ALGORITHMS, COVERS, ENCODINGS, FORMATS, FORMS, JWS_ALGORITHMS, KEYS, LAYOUTS, METHODS, ORIGINS, PARTS,
    REPLAYS, REPLY_WORDS, SIDES, UNITS, UNLIKES, URLS, doc,
};
use crate::scheme::MAX_PARTS;
use crate::verify::candidate::MAX_TAGS;

/// How many alternates a scheme may have: each costs a forger's request a code.
const MAX_ALTERNATES: usize = 4;
/// How many entries the lists have that no vendor makes long.
const MAX_ITEMS: usize = 8;
const MAX_SOURCES: usize = 256;

const fn form(name: &'static str, text: &'static str, kinds: &'static [Kind]) -> Form {
    Form { name, doc: doc(text), kinds }
}

const fn member(name: &'static str, form: &'static Form, text: &'static str) -> Member {
    Member { name, form, needed: false, doc: doc(text) }
}

const fn needed(name: &'static str, form: &'static Form, text: &'static str) -> Member {
    Member { name, form, needed: true, doc: doc(text) }
}

/// A form that has no name of its own.
const fn plain(kinds: &'static [Kind]) -> Form {
    form("", "", kinds)
}

static ANY: Form = plain(&[Kind::Text(Rule::Any)]);
static FILLED: Form = plain(&[Kind::Text(Rule::Filled)]);
static HEADER: Form = plain(&[Kind::Text(Rule::Header)]);
static ANY_HEADER: Form = plain(&[Kind::Text(Rule::Headers)]);
static STEP: Form = plain(&[Kind::Text(Rule::Step)]);
static PATH: Form = plain(&[Kind::Text(Rule::Path)]);
static FLAG: Form = plain(&[Kind::Flag]);
static TEXTS: Form = plain(&[Kind::List(&FILLED, 1, MAX_TAGS)]);

const FIELDS: &[Member] = &[
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
const CLAIM: &[Member] = &[member("claim", &FILLED, "The claim of this name in the token (`jws`).")];

static FIELD: Form =
    form("SchemeField", "A text in a request.", &[Kind::Object { one: &[FIELDS, CLAIM], members: &[] }]);

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

static KEY: Form = form(
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

static SIGNATURE: Form = form(
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

static MESSAGE: Form = plain(&[Kind::List(&PART, 1, MAX_PARTS)]);
static MESSAGES: Form = plain(&[Kind::List(&MESSAGE, 1, MAX_ALTERNATES)]);

static FIELD_FORM: Form = form(
    "SchemeForm",
    "A signed field and what its text is made of.",
    &[Kind::Object { one: &[FIELDS], members: &[needed("form", &FORM_WORD, "What its text is made of.")] }],
);
static FORM_WORD: Form = form("SchemeFormWord", "What a signed text is made of.", &[Kind::Word(FORMS.named)]);
static FIELD_FORMS: Form = plain(&[Kind::List(&FIELD_FORM, 1, MAX_ITEMS)]);

static ITEMS: Form = form(
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

static REQUIREMENTS: Form = plain(&[Kind::List(&REQUIREMENT, 1, MAX_ITEMS)]);

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
static HANDSHAKES: Form = plain(&[Kind::List(&HANDSHAKE, 1, MAX_ITEMS)]);

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
