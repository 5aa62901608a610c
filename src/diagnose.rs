//! Why a delivery is refused, for whoever asks: no step of a verdict. The usual
//! accidents are undone one by one, and the one after which the signature would
//! match is proven. The delivery stays refused.

use std::borrow::Cow;

use crate::crypto::key::Key;
use crate::document::{BOM, without_bom};
use crate::error::{Code, Error};
use crate::request::Request;
use crate::request::fields::Fields;
use crate::scheme::{Algorithm, Scheme};
use crate::schemes;
use crate::verify::Webhook;
use crate::verify::candidate::{self, Candidate};
use crate::verify::message::Marked;

/// How sure a [`Finding`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Grade {
    /// The delivery verifies, with a given secret, after exactly this change.
    Proven,
    /// Wrong by itself, whether or not it is the cause.
    Noticed,
}

impl Grade {
    /// Its name in a report: `proven` or `noticed`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Proven => "proven",
            Self::Noticed => "noticed",
        }
    }
}

/// What may have happened to a delivery on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How sure it is.
    pub grade: Grade,
    /// What happened, in a sentence for the receiver's log. It repeats neither the
    /// secret nor the body.
    pub text: String,
}

/// What [`Webhook::diagnose`] says of a delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The refusal, as [`Webhook::verify`] gives it; `None` for a genuine delivery.
    pub error: Option<Error>,
    /// What may have caused it. Empty where nothing was found: the cause is
    /// another one, or the delivery is forged.
    pub findings: Vec<Finding>,
}

impl Webhook<'_> {
    /// Verifies a delivery, and searches for the cause of a refusal: slow (up to
    /// some milliseconds), and for the receiver's eyes, so never on the path of
    /// every request. `now` is in milliseconds since 1970-01-01T00:00Z.
    ///
    /// Bodies of more than 16,384 bytes and public keys are not searched.
    #[must_use]
    pub fn diagnose<B: AsRef<[u8]>>(&self, request: &Request<'_, B>, now: u64) -> Report {
        let Err(error) = self.inspect(request, now) else {
            return Report { error: None, findings: Vec::new() };
        };
        let fields = self.fields(request, now);
        let findings = match error.code() {
            Code::SignatureMismatch => self.cause_of_mismatch(&fields).into_iter().collect(),
            Code::MalformedSignature => form_of_another(&fields).into_iter().collect(),
            _ => Vec::new(),
        };
        Report { error: Some(error), findings }
    }

    fn cause_of_mismatch(&self, fields: &Fields<'_>) -> Option<Finding> {
        let algorithm = self.scheme.algorithm;
        if !(algorithm.is_hmac() || algorithm == Algorithm::Sha256) || fields.body.len() > MAX_BODY_BYTES {
            return None;
        }
        let candidates = candidate::read(fields).ok()?;
        let candidate = candidates.first()?;
        let proven =
            decoded_secret(self, candidate, fields).or_else(|| changed_body(self, candidate, fields));
        let finding = |grade, text: &str| Finding { grade, text: text.to_owned() };
        match proven {
            Some(text) => Some(finding(Grade::Proven, text)),
            None if has_replacements(fields.body) => Some(finding(Grade::Noticed, REPLACEMENTS)),
            None => None,
        }
    }
}

/// The scheme, of the same vendor, whose form a value has. Others share headers by chance.
fn form_of_another(fields: &Fields<'_>) -> Option<Finding> {
    let scheme = fields.scheme;
    let vendor = |row: &Scheme<'_>| row.name.split('-').next().unwrap_or_default().to_owned();
    let other = schemes::ALL.iter().find(|row| {
        row.name != scheme.name
            && vendor(row) == vendor(scheme)
            && row.signature.place == scheme.signature.place
            && candidate::read(&fields.of_scheme(row)).is_ok()
    })?;
    let text = ["the signature has the form of the scheme \"", other.name, "\""].concat();
    Some(Finding { grade: Grade::Noticed, text })
}

/// Larger bodies are not searched: undoing all accidents hashes a body 20 times.
const MAX_BODY_BYTES: usize = 16 * 1024;
/// The most secrets that are tried.
const MAX_SECRETS: usize = 2;

fn decoded_secret(webhook: &Webhook<'_>, candidate: &Candidate, fields: &Fields<'_>) -> Option<&'static str> {
    let mut keys = webhook.secrets.iter().take(MAX_SECRETS).flat_map(|secret| &secret.decoded);
    let (_, encoding) = keys.find(|(key, _)| matches(key, candidate, fields))?;
    Some(match *encoding {
        "hex" => "the sender's key is this secret decoded from hex: pass the decoded bytes",
        _ => "the sender's key is this secret decoded from base64: pass the decoded bytes",
    })
}

fn matches(key: &Key, candidate: &Candidate, fields: &Fields<'_>) -> bool {
    Marked::of(fields.scheme.content, fields, candidate.time())
        .is_ok_and(|message| key.matches(&message, candidate.presented()))
}

fn changed_body(webhook: &Webhook<'_>, candidate: &Candidate, fields: &Fields<'_>) -> Option<&'static str> {
    let body = fields.body;
    let accident = ACCIDENTS.iter().find(|(undo, _)| {
        let undone = undo(body);
        let fields = fields.with(&undone, None);
        let mut secrets = webhook.secrets.iter().take(MAX_SECRETS);
        undone != body && secrets.any(|secret| matches(&secret.key, candidate, &fields))
    });
    accident.map(|(_, text)| *text)
}

fn has_replacements(body: &[u8]) -> bool {
    body.windows(3).any(|bytes| bytes == "\u{FFFD}".as_bytes())
}

const REPLACEMENTS: &str = "the body contains replacement characters (U+FFFD): bytes that are not UTF-8 were decoded as text on the way";

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
