//! Why a value is no signature of the scheme, in words.

use super::layout::{claims, separator_of, text};
use crate::error::{Code, Error};
use crate::request::form_error::FormError;
use crate::scheme::{Layout, Place, Scheme};
use crate::text::split::split;

/// Says what is wrong.
#[cold]
pub(super) fn explain(scheme: &Scheme<'_>, place: &str, value: &[u8], flaw: FormError) -> Error {
    if matches!(flaw, FormError::TwoTimes) || is_joined(scheme, value) {
        return Error::new(
            Code::DuplicateHeader,
            &["the request has more than one signature in ", place, ", joined by a comma"],
        );
    }
    let form: &[&str] = match scheme.signature.layout {
        Layout::Bare => &[],
        Layout::Prefixed(prefix) => &[prefix, " followed by "],
        Layout::Jws { prefix, .. } => &[prefix, "<header>.<claims>.<signature>, each in "],
        Layout::Pairs { separator, time, tags } | Layout::PairGroups { separator, time, tags } => &[
            time,
            if time.is_empty() { "" } else { "=<time>" },
            if time.is_empty() { "" } else { separator },
            tags.first().unwrap_or(&""),
            "=<signature>, the signature being ",
        ],
        Layout::Versions(version) => &[version, ",<signature>, the signature being "],
        Layout::Keyed { between, .. } => &["<key>", between, "<signature>, the signature being "],
        Layout::Positional { separator, version } => &[
            version,
            separator_of(version, separator),
            "<time>",
            separator,
            "<signature>, the signature being ",
        ],
    };
    let advice = scheme.advice(Code::MalformedSignature);
    Error::new(
        Code::MalformedSignature,
        &[
            place,
            " ",
            flaw.words(),
            ": expected ",
            &form.concat(),
            scheme.signature.encoding.description(),
            advice,
        ],
    )
}

/// Node and Fetch join repeated headers by `, `: two whole signatures where one may be.
fn is_joined(scheme: &Scheme<'_>, value: &[u8]) -> bool {
    let text = text(value).unwrap_or_default();
    !matches!(scheme.signature.place, Place::Repeated(_))
        && split(text, ", ").count() > 1
        && split(text, ", ").all(|part| claims(scheme, part.as_bytes()).is_ok())
}
