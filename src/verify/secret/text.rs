//! A secret's text → the bytes of its key.

use base64::Engine as _;
use zeroize::Zeroizing;

#[cfg(feature = "slim")]
use crate::SLIM;
#[cfg(feature = "full")]
use crate::crypto::mac;
use crate::error::{Code, Error};
use crate::scheme::KeyFormat;
use crate::text::base64::ANY_PADDING;
use crate::{FULL, PUBLIC_KEYS};

/// The longest secret; no vendor's has a tenth of it.
pub(super) const MAX_SECRET_BYTES: usize = 4096;
/// What Standard Webhooks writes before a public key.
const PUBLIC_PREFIX: &str = "whpk_";
pub(super) const NO_ACCOUNT: &str = "it is not the account's id and its key, as text with a colon between";
/// The shortest key that a secret's text is taken to stand for.
pub(super) const MIN_DECODED_BYTES: usize = 16;

/// What programs write where a secret was not set.
const ABSENT: [&str; 5] = ["undefined", "null", "NaN", "true", "false"];

pub(super) fn check_length(bytes: &[u8]) -> Result<(), Error> {
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

pub(super) fn key_bytes(format: KeyFormat<'_>, text: &str) -> Result<Zeroizing<Vec<u8>>, Error> {
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

pub(super) fn decode_base64(text: &str) -> Option<Vec<u8>> {
    #[cfg(feature = "slim")]
    if SLIM {
        return crate::text::base64_small::decode(text, false);
    }
    ANY_PADDING.decode(text).ok()
}

pub(super) fn invalid(reason: &str) -> Error {
    Error::new(Code::InvalidSecret, &["the secret is refused: ", reason])
}

pub(super) fn check_text(text: &str) -> Result<(), Error> {
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
