//! A secret's text → the bytes of its key.

use base64::Engine as _;
use zeroize::Zeroizing;

use crate::crypto::mac;
use crate::error::{Code, Error};
use crate::scheme::KeyFormat;
use crate::text::base64::ANY_PADDING;
use crate::text::secret::{self, MIN_DECODED_BYTES, PRIVATE_PREFIX, PUBLIC_PREFIX};

pub(super) const NO_ACCOUNT: &str = "it is not the account's id and its key, as text with a colon between";
pub(super) fn check_length(bytes: &[u8]) -> Result<(), Error> {
    secret::flaw_of_length(bytes).map_or(Ok(()), |flaw| Err(invalid(flaw)))
}

pub(super) fn check_text(text: &str) -> Result<(), Error> {
    secret::flaw(text).map_or(Ok(()), |flaw| Err(invalid(flaw)))
}

pub(super) fn key_bytes(format: KeyFormat<'_>, text: &str) -> Result<Zeroizing<Vec<u8>>, Error> {
    let bytes = Zeroizing::new(match format {
        KeyFormat::Utf8OrBase64 { prefix } if text == prefix => Vec::new(),
        KeyFormat::Utf8 | KeyFormat::Utf8OrBase64 { .. } => text.as_bytes().to_vec(),
        KeyFormat::Hex => {
            hex::decode(text).map_err(|_| invalid("it is not hexadecimal, as the vendor's is"))?
        }
        KeyFormat::Account => match text.split_once(':') {
            Some((account, key)) if !account.is_empty() => key.as_bytes().to_vec(),
            _ if text.is_empty() => Vec::new(),
            _ => return Err(invalid(NO_ACCOUNT)),
        },
        KeyFormat::Sha1 if text.is_empty() => Vec::new(),
        KeyFormat::Sha1 => mac::digest_sha1([text.as_bytes()]).to_vec(),
        KeyFormat::Public | KeyFormat::Certificate(_) => {
            ANY_PADDING.decode(text).map_err(|_| invalid("it is not base64, PEM or a JWK"))?
        }
        KeyFormat::Base64 { prefix } => {
            let is_public = prefix == PUBLIC_PREFIX;
            if text.starts_with(PRIVATE_PREFIX) && is_public {
                return Err(invalid("it is a private key (whsk_): give the public one (whpk_)"));
            }
            if text.starts_with("whsec_") && is_public {
                return Err(invalid(
                    "it is a shared secret (whsec_), and this scheme's is an Ed25519 public key (whpk_)",
                ));
            }
            if text.starts_with(PRIVATE_PREFIX) || (text.starts_with(PUBLIC_PREFIX) && !is_public) {
                return Err(invalid(
                    "it is an Ed25519 key (v1a), and this scheme's is a shared one (whsec_)",
                ));
            }
            decode_base64(secret::base64_in(text, prefix))
                .ok_or_else(|| invalid("it is not base64, as the vendor's is"))?
        }
    });
    let has_prefix = matches!(format, KeyFormat::Base64 { prefix } if !prefix.is_empty());
    if has_prefix && (1..MIN_DECODED_BYTES).contains(&bytes.len()) {
        return Err(invalid("it decodes to fewer than 16 bytes: part of it is missing"));
    }
    Ok(bytes)
}

pub(super) fn decode_base64(text: &str) -> Option<Vec<u8>> {
    ANY_PADDING.decode(text).ok()
}

pub(super) fn invalid(reason: &str) -> Error {
    Error::new(Code::InvalidSecret, &["the secret is refused: ", reason])
}
