//! The words of a description and what each stands for: what the reader looks
//! up, and what the JSON Schema lists.

use super::form::Named;
use crate::scheme::{
    Algorithm, Covers, Encoding, Form, Format, JwsAlgorithm, KeyFormat, Layout, Origin, Part, Replay, Reply,
    Unit, Unlike, UrlForm,
};

/// The words for the values of a type.
pub(super) struct Words<T: 'static> {
    pub(super) named: &'static [Named],
    values: &'static [T],
}

impl<T: Copy> Words<T> {
    /// What a word stands for.
    pub(super) fn meaning(&self, word: &str) -> Option<T> {
        self.values.get(position(self.named, word)?).copied()
    }
}

#[inline(never)]
fn position(named: &[Named], text: &str) -> Option<usize> {
    named.iter().position(|(word, _)| *word == text)
}

/// Words for people: the wasm has none of them.
pub(super) const fn doc(text: &'static str) -> &'static str {
    if crate::IS_PACKAGE { "" } else { text }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident: $type:ty { $($word:literal => $value:expr, $meaning:literal;)* }) => {
        $(#[$doc])*
        pub(super) const $name: Words<$type> =
            Words { named: &[$(($word, doc($meaning))),*], values: &[$($value),*] };
    };
}

words! {
    ALGORITHMS: Algorithm {
        "hmac-sha256" => Algorithm::HmacSha256, "HMAC-SHA256 (RFC 2104): the default";
        "hmac-sha384" => Algorithm::HmacSha384, "HMAC-SHA384";
        "hmac-sha512" => Algorithm::HmacSha512, "HMAC-SHA512";
        "hmac-sha1" => Algorithm::HmacSha1, "HMAC-SHA1: only where the vendor has nothing else";
        "sha256" => Algorithm::Sha256, "SHA-256 of a message that contains the secret: weaker than HMAC, where the vendor has nothing else";
        "ed25519" => Algorithm::Ed25519, "Ed25519 (RFC 8032)";
        "ecdsa-p256" => Algorithm::EcdsaP256, "ECDSA on P-256 with SHA-256, the signature in DER";
        "rsa-pkcs1-sha256" => Algorithm::RsaPkcs1Sha256, "RSA with PKCS#1 v1.5 padding (RFC 8017) and SHA-256";
        "rsa-pkcs1-sha1" => Algorithm::RsaPkcs1Sha1, "the same with SHA-1: only where the vendor has nothing else";
        "jws" => Algorithm::Jws, "a JSON Web Signature in the compact form (RFC 7515), such as a JWT: `signature.layout` says what it may be signed with";
        "token" => Algorithm::Token, "nothing is signed, the signature's field holds the secret itself: compared in constant time";
        "none" => Algorithm::SenderOnly, "nothing is signed: only the sender's address is checked";
    }
}

words! {
    KEYS: KeyFormat<'static> {
        "utf8" => KeyFormat::Utf8, "its UTF-8, verbatim, prefixes and all: the default";
        "hex" => KeyFormat::Hex, "hexadecimal, in either case";
        "base64" => KeyFormat::Base64 { prefix: "" }, "standard base64, padded or not";
        "sha1" => KeyFormat::Sha1, "the SHA-1 of its UTF-8 (Braintree)";
        "account" => KeyFormat::Account, "`account:key`: its UTF-8 behind the first colon; what is before it is the part `account`";
        "public" => KeyFormat::Public, "a public key: PEM or base64 of a SubjectPublicKeyInfo, or a JWK; for `jws` also a set of JWKs. The default where the vendor signs with a private key";
    }
}

words! {
    ENCODINGS: Encoding {
        "hex" => Encoding::Hex, "lower-case hexadecimal: the default";
        "hexAnyCase" => Encoding::HexAnyCase, "hexadecimal in either case";
        "base64" => Encoding::Base64, "standard base64 (RFC 4648, section 4), padded";
        "base64url" => Encoding::Base64Url, "URL-safe base64 (RFC 4648, section 5), unpadded: what `jws` has";
        "text" => Encoding::Text, "the text itself: a token, and a token's default";
    }
}

words! {
    LAYOUTS: Layout<'static> {
        "bare" => Layout::Bare, "the signature, and nothing else: the default";
    }
}

words! {
    JWS_ALGORITHMS: JwsAlgorithm {
        "HS256" => JwsAlgorithm::Hs256, "HMAC-SHA256";
        "HS384" => JwsAlgorithm::Hs384, "HMAC-SHA384";
        "HS512" => JwsAlgorithm::Hs512, "HMAC-SHA512";
        "ES256" => JwsAlgorithm::Es256, "ECDSA on P-256 with SHA-256";
        "RS256" => JwsAlgorithm::Rs256, "RSA with PKCS#1 v1.5 padding and SHA-256";
        "EdDSA" => JwsAlgorithm::EdDsa, "Ed25519";
    }
}

words! {
    PARTS: Part<'static> {
        "body" => Part::Body, "the raw body";
        "timestamp" => Part::Timestamp, "the time in the signature's field, in its own characters";
        "method" => Part::Method, "the HTTP method, in upper case";
        "secret" => Part::Secret, "the secret, for the algorithms `sha256` and `token`, and for an HMAC that has it in its message too (Berbix)";
        "secretSha256" => Part::SecretSha256, "the hexadecimal SHA-256 of the secret";
        "account" => Part::Account, "what stands before the key in the secret, for the key `account` (Smile ID)";
        "sortedForm" => Part::SortedForm, "the form in the body: names and values one after another, sorted by name (Twilio)";
        "canonicalJson" => Part::CanonicalJson, "the JSON body written anew: members sorted by code point, no white space, `2.0` and `2e0` as `2` (Didit)";
        "escapedBody" => Part::EscapedBody, r"the body with every character from U+007F on as `\uXXXX`, and `/` as `\/` (Box)";
        "bodyCrc32" => Part::BodyCrc32, "the CRC-32 of the raw body, in decimal (PayPal): it does not prove the body";
        "audience" => Part::Audience, "whom the delivery is for: the option `audience`";
        "token" => Part::Token, "the header and the claims of a `jws`, as they were sent: all that it signs, and its default";
    }
}

words! {
    FORMS: Form {
        "plain" => Form::Plain, "ASCII letters, digits and `- . _ ~ : + = /`; the next part begins with something else, as JSON does";
        "url" => Form::Url, "what stands in a URL: no white space, and none of `\" < > [ ] { }`; the next part begins with something else, as JSON does";
        "any" => Form::Any, "anything: one part of a message can be so, the body or one field";
        "unmarked" => Form::Unmarked, "anything, with nothing that marks where it begins: whoever has one delivery can move bytes between it and its neighbour, of which nothing may be given out";
    }
}

words! {
    URLS: UrlForm {
        "whole" => UrlForm::Whole, "as it was given";
        "withPort" => UrlForm::WithPort, "with the port that its scheme implies, if it has none";
        "withoutPort" => UrlForm::WithoutPort, "without its port";
        "base" => UrlForm::Base, "without query and fragment";
        "pathAndQuery" => UrlForm::PathAndQuery, "its path and query";
        "pathAndQueryEncoded" => UrlForm::PathAndQueryEncoded, "its path as ECMAScript's `encodeURI` writes it, and its query as `encodeURIComponent` does and then `encodeURI` (Contentful)";
        "reservedDecoded" => UrlForm::ReservedDecoded, "with `! $ ' ( ) * , / : ; ? @` in place of their percent-encodings (HubSpot)";
        "quotesEscaped" => UrlForm::QuotesEscaped, "with every `'` of its query as `%27`, and its host in lower case (Twilio)";
        "quotesRaw" => UrlForm::QuotesRaw, "with every `%27` of its query as `'` (Twilio)";
    }
}

words! {
    ORIGINS: Origin<'static> {
        "signature" => Origin::Signature, "in the signature's field, as `signature.layout` says";
    }
}

words! {
    UNITS: Unit {
        "seconds" => Unit::Seconds, "seconds since 1970-01-01T00:00Z: the default";
        "milliseconds" => Unit::Milliseconds, "milliseconds since then";
        "secondsOrMilliseconds" => Unit::SecondsOrMilliseconds, "seconds; from 10^12 on (which as seconds is the year 33658) milliseconds";
        "iso8601" => Unit::Iso8601, "ISO 8601 with a time and an offset";
    }
}

words! {
    /// A side of the window that is not checked: in words, since no number may mean it.
    SIDES: u64 {
        "any" => u64::MAX, "however far";
    }
}

words! {
    METHODS: &str {
        "any" => "", "the vendor sends several";
    }
}

words! {
    COVERS: Covers {
        "body" => Covers::Body, "the vendor signed this very body: the default";
        "fields" => Covers::Fields, "the vendor signed some members of it; the payload has no others";
        "sender" => Covers::Sender, "it came from somebody who is known; nothing is signed: the default of `token` and `none`";
    }
}

words! {
    REPLAYS: Replay<'static> {
        "body" => Replay::Body, "two events never have the same body, and a retry has it again";
        "content" => Replay::Content, "bodies may repeat, what is signed does not";
        "unknown" => Replay::Unknown, "nothing that is signed tells two events apart, or nobody says so: no event has a `replayKey`; the default";
    }
}

words! {
    REPLY_WORDS: Reply<'static> {
        "verifyTokenJson" => Reply::VerifyTokenJson, "the option `verifyToken`, as a JSON string (Airship)";
    }
}

words! {
    FORMATS: Format {
        "json" => Format::Json, "a JSON object";
        "jsonList" => Format::JsonList, "a JSON list";
        "xml" => Format::Xml, "an XML document without a document type";
        "form" => Format::Form, "a form, `application/x-www-form-urlencoded`";
        "multipart" => Format::Multipart, "a form, `multipart/form-data`";
    }
}

words! {
    UNLIKES: Unlike {
        "timed" => Unlike::Timed, "what begins with a digit: another scheme of the vendor signs the time before the body";
        "requested" => Unlike::Requested, "what begins with a method and a URL: another signs these before the body";
        "token" => Unlike::Token, "up to 128 letters, digits and `+ / _ -`: what the answer to an unsigned handshake signs for anybody";
    }
}
