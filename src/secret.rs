//! Secret text → prepared key. Refuses what cannot be a vendor's secret, and
//! says why without repeating it.

#[cfg(feature = "public-keys")]
mod public_key;

use std::fmt;

use base64::Engine as _;
use base64::engine::DecodePaddingMode;
#[cfg(feature = "full")]
use base64::engine::general_purpose::STANDARD;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use zeroize::Zeroizing;

#[cfg(feature = "slim")]
use crate::SLIM;
use crate::error::{Code, Error};
#[cfg(feature = "full")]
use crate::mac;
use crate::mac::{CodeKey, Key, Presented};
use crate::message::Message;
#[cfg(feature = "public-keys")]
use crate::public::Validity;
#[cfg(feature = "full")]
use crate::scheme::Part;
use crate::scheme::{Algorithm, Encoding, Field, KeyFormat, Place, Scheme, Signature};
use crate::{FULL, PUBLIC_KEYS};

/// The most secrets a [`Webhook`](crate::Webhook) takes.
pub(crate) const MAX_SECRETS: usize = 16;
/// The longest secret; no vendor's has a tenth of it.
const MAX_SECRET_BYTES: usize = 4096;
/// What Standard Webhooks writes before a public key.
const PUBLIC_PREFIX: &str = "whpk_";
const NO_ACCOUNT: &str = "it is not the account's id and its key, as text with a colon between";
/// The shortest key that a secret's text is taken to stand for.
const MIN_DECODED_BYTES: usize = 16;

/// What programs write where a secret was not set.
const ABSENT: [&str; 5] = ["undefined", "null", "NaN", "true", "false"];

/// Base64 of secrets: padding may be missing, and the bits that the last character has
/// too many may be set, as Node, Python and PHP take them. A signature's is strict.
pub(crate) const ANY_PADDING: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// A vendor's key: text as the vendor shows it, or bytes.
#[derive(Clone, Copy)]
pub enum Secret<'a> {
    /// Text, used as its UTF-8 bytes. Refused where it looks mistyped.
    Text(&'a str),
    /// Bytes, taken as they are.
    Bytes(&'a [u8]),
}

impl<'a> From<&'a str> for Secret<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a [u8]> for Secret<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(bytes)
    }
}

impl fmt::Debug for Secret<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// A secret, ready for use.
pub(crate) struct Prepared {
    pub(crate) key: Key,
    /// The other key that the vendor may make of the secret ([`KeyFormat::Utf8OrBase64`]).
    #[cfg(feature = "full")]
    other: Option<Key>,
    /// What the key would be if the secret's text had to be decoded first, with
    /// the name of the encoding: for the reason of a mismatch, never to accept.
    #[cfg(feature = "full")]
    pub(crate) decoded: Vec<(Key, &'static str)>,
    /// When it is good, where it is a certificate.
    #[cfg(feature = "public-keys")]
    pub(crate) validity: Option<Validity>,
}

impl Prepared {
    pub(crate) const fn of(key: Key) -> Self {
        Self {
            key,
            #[cfg(feature = "full")]
            other: None,
            #[cfg(feature = "full")]
            decoded: Vec::new(),
            #[cfg(feature = "public-keys")]
            validity: None,
        }
    }

    /// Whether it made one of the signatures.
    pub(crate) fn signs(&self, message: &Message<'_>, presented: &Presented) -> bool {
        #[cfg(feature = "full")]
        if self.other.as_ref().is_some_and(|other| other.matches(message, presented)) {
            return true;
        }
        self.key.matches(message, presented)
    }

    /// Whether it is good at this time, in milliseconds since 1970-01-01T00:00Z.
    #[cfg(feature = "public-keys")]
    pub(crate) fn is_valid(&self, now: u64) -> bool {
        self.validity.as_ref().is_none_or(|validity| validity.contains(&now))
    }
}

/// Prepares a secret.
pub(crate) fn prepare(scheme: &Scheme<'_>, secret: Secret<'_>) -> Result<Prepared, Error> {
    #[cfg(feature = "public-keys")]
    if scheme.algorithm.is_public() || scheme.algorithm == Algorithm::Jws {
        return public_key::prepare(scheme, secret);
    }
    let bytes = match secret {
        Secret::Text(text) => {
            check_text(text)?;
            key_bytes(scheme.key, text)?
        }
        Secret::Bytes(_) if FULL && scheme.key == KeyFormat::Account => return Err(invalid(NO_ACCOUNT)),
        Secret::Bytes(bytes) => Zeroizing::new(bytes.to_vec()),
    };
    check_length(&bytes)?;
    if FULL && is_in_header(scheme) && !bytes.is_ascii() {
        return Err(invalid(
            "it is not ASCII, and the sender's header must be: runtimes read others in different ways",
        ));
    }
    #[cfg(feature = "full")]
    let in_message = in_message(scheme, secret, &bytes);
    #[cfg(not(feature = "full"))]
    let in_message: Option<Zeroizing<Vec<u8>>> = None;
    let key = CodeKey::new(scheme.algorithm(), &bytes, in_message.as_deref().map(Vec::as_slice));
    let key = Key::Code(key.ok_or_else(|| invalid("it cannot be a key"))?);
    Ok(Prepared {
        #[cfg(feature = "full")]
        other: other_key(scheme, secret),
        #[cfg(feature = "full")]
        decoded: decodings(scheme, secret),
        ..Prepared::of(key)
    })
}

/// Whether a header brings the secret as it is.
fn is_in_header(scheme: &Scheme<'_>) -> bool {
    let Signature { place, encoding, .. } = scheme.signature;
    let is_header = matches!(place, Place::Field(Field::Header(_)));
    scheme.algorithm() == Algorithm::Token && encoding == Encoding::Text && is_header
}

/// What the secret's base64 stands for, where the vendor may sign with that.
#[cfg(feature = "full")]
fn other_key(scheme: &Scheme<'_>, secret: Secret<'_>) -> Option<Key> {
    let (Secret::Text(text), KeyFormat::Utf8OrBase64 { prefix }) = (secret, scheme.key) else {
        return None;
    };
    let bytes = Zeroizing::new(decode_base64(text.strip_prefix(prefix).unwrap_or(text))?);
    let is_long = bytes.len() >= MIN_DECODED_BYTES;
    CodeKey::new(scheme.algorithm(), &bytes, None).filter(|_| is_long).map(Key::Code)
}

/// The text that a message contains of a secret, where it does: all of it, or the
/// account before the key.
#[cfg(feature = "full")]
fn in_message(scheme: &Scheme<'_>, secret: Secret<'_>, bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    if let (KeyFormat::Account, Secret::Text(text)) = (scheme.key, secret) {
        return text.split_once(':').map(|(account, _)| Zeroizing::new(account.into()));
    }
    let is_there = scheme.messages().flatten().any(|part| matches!(part, Part::Secret | Part::SecretSha256));
    is_there.then(|| Zeroizing::new(bytes.to_vec()))
}

fn check_length(bytes: &[u8]) -> Result<(), Error> {
    if bytes.is_empty() {
        return Err(invalid("it is empty: anybody could sign"));
    }
    if bytes.len() > MAX_SECRET_BYTES {
        return Err(invalid("it is longer than 4,096 bytes"));
    }
    Ok(())
}

/// White space, and what copying brings along: zero-width characters and byte order marks.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

fn key_bytes(format: KeyFormat<'_>, text: &str) -> Result<Zeroizing<Vec<u8>>, Error> {
    let bytes = Zeroizing::new(match format {
        KeyFormat::Utf8OrBase64 { prefix } if text == prefix => Vec::new(),
        KeyFormat::Utf8 | KeyFormat::Utf8OrBase64 { .. } => text.as_bytes().to_vec(),
        // No scheme of such a build has another.
        _ if !FULL && !matches!(format, KeyFormat::Utf8 | KeyFormat::Base64 { .. }) => {
            return Err(invalid("the feature \"full\" is missing"));
        }
        KeyFormat::Hex => {
            hex::decode(text).map_err(|_| invalid("it is not hexadecimal, as the vendor's is"))?
        }
        KeyFormat::Account => match text.split_once(':') {
            Some((account, key)) if !account.is_empty() => key.as_bytes().to_vec(),
            _ if text.is_empty() => Vec::new(),
            _ => return Err(invalid(NO_ACCOUNT)),
        },
        KeyFormat::Sha1 if text.is_empty() => Vec::new(),
        #[cfg(feature = "full")]
        KeyFormat::Sha1 => mac::digest_sha1([text.as_bytes()]).to_vec(),
        #[cfg(not(feature = "full"))]
        KeyFormat::Sha1 => return Err(invalid("the feature \"full\" is missing")),
        KeyFormat::Public | KeyFormat::Certificate(_) => {
            ANY_PADDING.decode(text).map_err(|_| invalid("it is not base64, PEM or a JWK"))?
        }
        KeyFormat::Base64 { prefix } => {
            let is_public = PUBLIC_KEYS && prefix == PUBLIC_PREFIX;
            if text.starts_with("whsk_") && is_public {
                return Err(invalid("it is a private key (whsk_): give the public one (whpk_)"));
            }
            if text.starts_with("whsec_") && is_public {
                return Err(invalid(
                    "it is a shared secret (whsec_), and this scheme's is an Ed25519 public key (whpk_)",
                ));
            }
            if text.starts_with("whsk_") || (text.starts_with(PUBLIC_PREFIX) && !is_public) {
                return Err(invalid(
                    "it is an Ed25519 key (v1a), and this scheme's is a shared one (whsec_)",
                ));
            }
            // Supabase shows `v1,whsec_…`. No base64 has a comma.
            let text = text.strip_prefix("v1,").unwrap_or(text);
            let text = text.strip_prefix(prefix).unwrap_or(text);
            decode_base64(text).ok_or_else(|| invalid("it is not base64, as the vendor's is"))?
        }
    });
    let has_prefix = matches!(format, KeyFormat::Base64 { prefix } if !prefix.is_empty());
    if has_prefix && (1..MIN_DECODED_BYTES).contains(&bytes.len()) {
        return Err(invalid("it decodes to fewer than 16 bytes: part of it is missing"));
    }
    Ok(bytes)
}

fn decode_base64(text: &str) -> Option<Vec<u8>> {
    #[cfg(feature = "slim")]
    if SLIM {
        return crate::base64_small::decode(text, false);
    }
    ANY_PADDING.decode(text).ok()
}

fn invalid(reason: &str) -> Error {
    Error::new(Code::InvalidSecret, &["the secret is refused: ", reason])
}

fn check_text(text: &str) -> Result<(), Error> {
    let bytes = text.as_bytes();
    let quoted = |mark: u8| bytes.len() > 1 && bytes.first() == Some(&mark) && bytes.last() == Some(&mark);
    if FULL && text.contains(['\n', '\r']) {
        Err(invalid(
            "it contains a newline (white space), which most often comes from a file or a copied line",
        ))
    } else if [text.chars().next(), text.chars().next_back()].into_iter().flatten().any(is_blank) {
        Err(invalid("it begins or ends with white space, or with a character that is not seen"))
    } else if text.chars().any(char::is_control) {
        Err(invalid("it contains a control character"))
    } else if quoted(b'"') || quoted(b'\'') {
        Err(invalid("it stands in quotes, which are not part of it"))
    } else if ABSENT.contains(&text) || text.starts_with("[object ") {
        Err(invalid(
            "it is what a program writes for a value that is missing or no text: is its environment variable or binding set?",
        ))
    } else {
        Ok(())
    }
}

/// Nothing where the text is decoded anyway.
#[cfg(feature = "full")]
fn decodings(scheme: &Scheme<'_>, secret: Secret<'_>) -> Vec<(Key, &'static str)> {
    let (Secret::Text(text), KeyFormat::Utf8) = (secret, scheme.key) else {
        return Vec::new();
    };
    let hex = hex::decode(text).ok().map(|key| (key, "hex"));
    let base64 = STANDARD.decode(text).ok().map(|key| (key, "base64"));
    [hex, base64]
        .into_iter()
        .flatten()
        .map(|(bytes, name)| (Zeroizing::new(bytes), name))
        .filter(|(bytes, _)| bytes.len() >= MIN_DECODED_BYTES)
        .filter_map(|(bytes, name)| Some((Key::Code(CodeKey::new(scheme.algorithm(), &bytes, None)?), name)))
        .collect()
}

/// How much of the stack [`wipe_stack`] overwrites: more than preparing a key takes.
#[cfg(any(feature = "js", feature = "slim"))]
const STACK_BYTES: usize = 1 << 13;

/// Overwrites what the calls before this one left on the stack: in wasm that is
/// ordinary memory, and compilers copy keys there.
#[cfg(any(feature = "js", feature = "slim"))]
#[inline(never)]
pub(crate) fn wipe_stack() {
    std::hint::black_box(&mut [0_u8; STACK_BYTES]);
}
