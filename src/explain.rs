//! Why a signature does not match: the usual accidents are undone one by one,
//! and the one after which it would match is named. The delivery stays refused.

use std::borrow::Cow;

use crate::content;
use crate::document::{BOM, without_bom};
use crate::error::{Code, Error};
use crate::signature::Claim;
use crate::verify::Webhook;

/// Larger bodies are not searched, so that a forger cannot buy work with bytes.
const MAX_BODY_BYTES: usize = 16 * 1024;
/// With more secrets only these are tried, for the same reason.
const MAX_SECRETS: usize = 2;

/// A signature that no secret made.
#[cold]
pub(crate) fn mismatch(webhook: &Webhook<'_>, claim: &Claim<'_>, body: &[u8]) -> Error {
    let cause = if body.len() > MAX_BODY_BYTES {
        None
    } else {
        decoded_secret(webhook, claim, body).or_else(|| changed_body(webhook, claim, body))
    };
    let cause = cause.unwrap_or(if body.is_empty() {
        "the body is empty: was it read before?"
    } else {
        "no given secret made this signature for this body: check that the secret is this endpoint's own, and that the body is the raw one, before any parsing or decoding"
    });
    Error::new(Code::SignatureMismatch, &[cause])
}

fn decoded_secret(webhook: &Webhook<'_>, claim: &Claim<'_>, body: &[u8]) -> Option<&'static str> {
    let content = content::of(webhook.scheme, claim, body);
    let (_, encoding) = webhook
        .secrets
        .iter()
        .take(MAX_SECRETS)
        .flat_map(|secret| &secret.decoded)
        .find(|(key, _)| key.matches(&content, claim.tags()))?;
    Some(match *encoding {
        "hex" => "the sender's key is this secret decoded from hex: pass the decoded bytes",
        _ => "the sender's key is this secret decoded from base64: pass the decoded bytes",
    })
}

fn changed_body(webhook: &Webhook<'_>, claim: &Claim<'_>, body: &[u8]) -> Option<&'static str> {
    let Webhook { scheme, secrets, .. } = webhook;
    let matches = |candidate: &[u8]| {
        let content = content::of(scheme, claim, candidate);
        secrets.iter().take(MAX_SECRETS).any(|secret| secret.key.matches(&content, claim.tags()))
    };
    let accident = ACCIDENTS.iter().find(|(undo, _)| {
        let candidate = undo(body);
        candidate != body && matches(&candidate)
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
