//! The words of a description and what each stands for: what the reader looks
//! up, and what the JSON Schema lists.

use super::form::Named;
use crate::scheme::{
    Algorithm, Covers, Encoding, Format, KeyFormat, Layout, Origin, Part, Replay, Unit, UrlForm,
};

/// The values that have a word.
pub(super) type Words<T> = &'static [(&'static str, T, &'static str)];

/// The words alone.
pub(super) fn named<T>(words: Words<T>) -> Vec<Named> {
    words.iter().map(|(word, _, doc)| (*word, *doc)).collect()
}

/// Words for people: the wasm has none of them.
pub(super) const fn doc(text: &'static str) -> &'static str {
    if cfg!(all(feature = "js", target_family = "wasm")) { "" } else { text }
}

pub(super) const ALGORITHMS: Words<Algorithm> = &[
    ("hmac-sha256", Algorithm::HmacSha256, doc("HMAC-SHA256 (RFC 2104): the default")),
    ("hmac-sha512", Algorithm::HmacSha512, doc("HMAC-SHA512")),
    ("hmac-sha1", Algorithm::HmacSha1, doc("HMAC-SHA1: only where the vendor has nothing else")),
    (
        "sha256",
        Algorithm::Sha256,
        doc(
            "SHA-256 of a message that contains the secret: weaker than HMAC, where the vendor has nothing else",
        ),
    ),
    (
        "token",
        Algorithm::Token,
        doc("nothing is signed, the signature's field holds the secret itself: compared in constant time"),
    ),
    ("none", Algorithm::SenderOnly, doc("nothing is signed: only the sender's address is checked")),
];

pub(super) const KEYS: Words<KeyFormat<'static>> = &[
    ("utf8", KeyFormat::Utf8, doc("its UTF-8, verbatim, prefixes and all: the default")),
    ("hex", KeyFormat::Hex, doc("hexadecimal, in either case")),
    ("base64", KeyFormat::Base64 { prefix: "" }, doc("standard base64, padded or not")),
];

pub(super) const ENCODINGS: Words<Encoding> = &[
    ("hex", Encoding::Hex, doc("lower-case hexadecimal: the default")),
    ("hexAnyCase", Encoding::HexAnyCase, doc("hexadecimal in either case")),
    ("base64", Encoding::Base64, doc("standard base64 (RFC 4648, section 4), padded")),
    ("base64url", Encoding::Base64Url, doc("URL-safe base64 (RFC 4648, section 5), unpadded")),
    ("text", Encoding::Text, doc("the text itself: a token, and a token's default")),
];

pub(super) const LAYOUTS: Words<Layout<'static>> =
    &[("bare", Layout::Bare, doc("the signature, and nothing else: the default"))];

pub(super) const PARTS: Words<Part<'static>> = &[
    ("body", Part::Body, doc("the raw body")),
    ("timestamp", Part::Timestamp, doc("the time in the signature's field, in its own characters")),
    ("method", Part::Method, doc("the HTTP method, in upper case")),
    ("secret", Part::Secret, doc("the secret, for the algorithms `sha256` and `token`")),
    ("secretSha256", Part::SecretSha256, doc("the hexadecimal SHA-256 of the secret, for `sha256`")),
    (
        "sortedForm",
        Part::SortedForm,
        doc("the form in the body: names and values one after another, sorted by name (Twilio)"),
    ),
    (
        "canonicalJson",
        Part::CanonicalJson,
        doc("the JSON body written anew: members sorted by code point, no white space, `2.0` as `2` (Didit)"),
    ),
    (
        "escapedBody",
        Part::EscapedBody,
        doc(r"the body with every character from U+007F on as `\uXXXX`, and `/` as `\/` (Box)"),
    ),
];

pub(super) const URLS: Words<UrlForm> = &[
    ("whole", UrlForm::Whole, doc("as it was given")),
    ("withPort", UrlForm::WithPort, doc("with the port that its scheme implies, if it has none")),
    ("withoutPort", UrlForm::WithoutPort, doc("without its port")),
    ("base", UrlForm::Base, doc("without query and fragment")),
    ("pathAndQuery", UrlForm::PathAndQuery, doc("its path and query")),
];

pub(super) const ORIGINS: Words<Origin<'static>> =
    &[("signature", Origin::Signature, doc("in the signature's field, as `signature.layout` says"))];

pub(super) const UNITS: Words<Unit> = &[
    ("seconds", Unit::Seconds, doc("seconds since 1970-01-01T00:00Z: the default")),
    ("milliseconds", Unit::Milliseconds, doc("milliseconds since then")),
    (
        "secondsOrMilliseconds",
        Unit::SecondsOrMilliseconds,
        doc("seconds; from 10^12 on (which as seconds is the year 33658) milliseconds"),
    ),
    ("iso8601", Unit::Iso8601, doc("ISO 8601 with a time and an offset")),
];

/// A side of the window that is not checked: in words, since no number may mean it.
pub(super) const SIDES: Words<u64> = &[("any", u64::MAX, doc("however far"))];

pub(super) const METHODS: Words<&str> = &[("any", "", doc("the vendor sends several"))];

pub(super) const COVERS: Words<Covers> = &[
    ("body", Covers::Body, doc("the vendor signed this very body: the default")),
    ("fields", Covers::Fields, doc("the vendor signed some members of it; the payload has no others")),
    (
        "sender",
        Covers::Sender,
        doc("it came from somebody who is known; nothing is signed: the default of `token` and `none`"),
    ),
];

pub(super) const REPLAYS: Words<Replay<'static>> = &[
    ("body", Replay::Body, doc("two events never have the same body: the default where the body is covered")),
    ("content", Replay::Content, doc("bodies may repeat, what is signed does not")),
    ("unknown", Replay::Unknown, doc("nothing that is signed tells two events apart: the default elsewhere")),
];

pub(super) const FORMATS: Words<Format> = &[
    ("json", Format::Json, doc("a JSON object")),
    ("jsonList", Format::JsonList, doc("a JSON list")),
    ("xml", Format::Xml, doc("an XML document without a document type")),
    ("form", Format::Form, doc("a form, `application/x-www-form-urlencoded`")),
];
