//! Why a signature does not match: the usual accidents are undone one by one,
//! and the one after which it would match is named. The delivery stays refused.

use std::borrow::Cow;

use crate::FULL;
use crate::content;
use crate::document::{BOM, without_bom};
use crate::error::{Code, Error};
use crate::fields::Fields;
use crate::mac::Key;
use crate::scheme::{Algorithm, Field, KeyFormat, Part, Scheme};
use crate::signature::Claim;
use crate::verify::Webhook;

/// Larger bodies are not searched, so that a forger cannot buy work with bytes;
/// nor is anything with public keys, a try of which takes up to a millisecond.
const MAX_BODY_BYTES: usize = 16 * 1024;
/// With more secrets only these are tried, for the same reason.
const MAX_SECRETS: usize = 2;

/// A signature that no secret made.
#[cold]
pub(crate) fn mismatch(webhook: &Webhook<'_>, claim: &Claim, fields: &Fields<'_>) -> Error {
    if !FULL {
        return Error::new(Code::SignatureMismatch, &[]);
    }
    let Webhook { scheme, .. } = webhook;
    let body = fields.body;
    let cause = if scheme.algorithm == Algorithm::Token {
        Some("the sender's token is not the secret")
    } else if scheme.algorithm == Algorithm::Jws {
        Some("no given key made this token's signature")
    } else if matches!(scheme.key, KeyFormat::Certificate(_)) {
        Some("no given certificate's key made this signature: is it the certificate that the delivery names?")
    } else if fields.url.is_none()
        && signs(scheme, |part| matches!(part, Part::Url(_) | Part::Field(Field::Query(_))))
    {
        Some("the vendor signs the URL that it calls: pass it as url, as configured with the vendor")
    } else if body.len() > MAX_BODY_BYTES || scheme.algorithm.is_public() {
        None
    } else {
        decoded_secret(webhook, claim, fields).or_else(|| changed_body(webhook, claim, fields))
    };
    let cause = cause.unwrap_or(if body.is_empty() && signs(scheme, |part| part == Part::Body) {
        "the body is empty: was it read before?"
    } else if signs(scheme, |part| matches!(part, Part::Url(_))) {
        "no given secret made this signature for this URL and body: the URL must be the one configured with the vendor, not the one behind a proxy"
    } else {
        "no given secret made this signature for this body: check that the secret is this endpoint's own, and that the body is the raw one, before any parsing or decoding"
    });
    Error::new(Code::SignatureMismatch, &[cause, scheme.advice(Code::SignatureMismatch)])
}

fn signs(scheme: &Scheme<'_>, what: impl Fn(Part<'_>) -> bool) -> bool {
    scheme.content.iter().any(|part| what(*part))
}

fn decoded_secret(webhook: &Webhook<'_>, claim: &Claim, fields: &Fields<'_>) -> Option<&'static str> {
    let mut keys = webhook.secrets.iter().take(MAX_SECRETS).flat_map(|secret| &secret.decoded);
    let (_, encoding) = keys.find(|(key, _)| matches(key, claim, fields))?;
    Some(match *encoding {
        "hex" => "the sender's key is this secret decoded from hex: pass the decoded bytes",
        _ => "the sender's key is this secret decoded from base64: pass the decoded bytes",
    })
}

fn matches(key: &Key, claim: &Claim, fields: &Fields<'_>) -> bool {
    content::of(fields.scheme.content, fields, claim.time(), key)
        .is_ok_and(|content| key.matches(&content, claim.proof()))
}

fn changed_body(webhook: &Webhook<'_>, claim: &Claim, fields: &Fields<'_>) -> Option<&'static str> {
    let body = fields.body;
    let accident = ACCIDENTS.iter().find(|(undo, _)| {
        let candidate = undo(body);
        let fields = fields.with(&candidate, None);
        let mut secrets = webhook.secrets.iter().take(MAX_SECRETS);
        candidate != body && secrets.any(|secret| matches(&secret.key, claim, &fields))
    });
    match accident {
        Some((_, words)) => Some(words),
        None if body.windows(3).any(|bytes| bytes == "\u{FFFD}".as_bytes()) => Some(
            "the body contains replacement characters (U+FFFD): bytes that are not UTF-8 were decoded as text on the way",
        ),
        None => None,
    }
}

type Undo = fn(&[u8]) -> Cow<'_, [u8]>;

/// How to undo what happens to bodies on the way, and what to say of it.
const ACCIDENTS: &[(Undo, &str)] = &[
    (|body| body.trim_ascii_end().into(), "a newline or white space was added at the end of the body"),
    (|body| [body, b"\n"].concat().into(), "the newline at the end of the body was removed"),
    (|body| replace(body, b"\r\n", b"\n").into(), "the body's line endings were changed from LF to CRLF"),
    (|body| replace(body, b"\n", b"\r\n").into(), "the body's line endings were changed from CRLF to LF"),
    (|body| without_bom(body).into(), "a byte order mark was added to the body"),
    (|body| [BOM, body].concat().into(), "the body's byte order mark was removed"),
    (|body| json_spacing(body, b"", b"").into(), RESERIALISED),
    (|body| json_spacing(body, b" ", b" ").into(), RESERIALISED),
    (|_| (&[]).into(), "the sender signed an empty body"),
];

const RESERIALISED: &str = "the body was parsed and re-serialised (its JSON spacing changed): pass the raw bytes, before any JSON middleware";

fn replace(body: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut replaced = Vec::new();
    let mut rest = body;
    while let Some(byte) = rest.first() {
        if let Some(after) = rest.strip_prefix(from) {
            replaced.extend_from_slice(to);
            rest = after;
        } else {
            replaced.push(*byte);
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    replaced
}

/// The same JSON with only these spaces after `:` and `,`: compact, or as Python writes it.
fn json_spacing(body: &[u8], after_colon: &[u8], after_comma: &[u8]) -> Vec<u8> {
    let mut spaced = Vec::new();
    let (mut in_string, mut escaped) = (false, false);
    for &byte in body {
        if in_string || !byte.is_ascii_whitespace() {
            spaced.push(byte);
        }
        match byte {
            b':' if !in_string => spaced.extend_from_slice(after_colon),
            b',' if !in_string => spaced.extend_from_slice(after_comma),
            b'"' if !escaped => in_string = !in_string,
            _ => {}
        }
        escaped = in_string && byte == b'\\' && !escaped;
    }
    spaced
}
