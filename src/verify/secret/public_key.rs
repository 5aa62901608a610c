//! The key of a vendor that signs with a private key, or with tokens.

use zeroize::Zeroizing;

use super::prepared::{Prepared, Secret};
use super::text::{check_length, check_text, invalid, key_bytes};
use crate::crypto::jwks;
use crate::crypto::key::{Key, TokenKey};
use crate::crypto::mac::CodeKey;
use crate::crypto::public::VendorKey;
use crate::error::Error;
use crate::scheme::{KeyFormat, Layout, Scheme};
use crate::text::secret;

/// The longest set of JWKs, or chain of certificates.
const MAX_KEY_SET_BYTES: usize = 65_536;

/// The key of a scheme whose vendor signs with a private key, or with tokens.
#[inline(never)]
pub(super) fn prepare(scheme: &Scheme<'_>, secret: Secret<'_>) -> Result<Prepared, Error> {
    let prepared = |key, validity| Prepared { validity, ..Prepared::of(key) };
    if !matches!(scheme.key, KeyFormat::Certificate(_)) {
        return Ok(prepared(key(scheme, secret)?, None));
    }
    let read = match secret {
        Secret::Text("") | Secret::Bytes([]) => return Err(invalid("it is empty: anybody could sign")),
        Secret::Text(text) if text.len() <= MAX_KEY_SET_BYTES => VendorKey::from_certificate_pem(text),
        Secret::Bytes(bytes) if bytes.len() <= MAX_KEY_SET_BYTES => VendorKey::from_certificate(bytes),
        _ => Err("it is longer than 65,536 bytes"),
    };
    let key = read.and_then(|key| key.only(scheme.algorithm)).map_err(invalid)?;
    let validity = key.validity();
    Ok(prepared(Key::Public(Box::new(key)), validity))
}

/// A key without a certificate.
fn key(scheme: &Scheme<'_>, secret: Secret<'_>) -> Result<Key, Error> {
    let Layout::Jws { algorithms, .. } = scheme.signature.layout else {
        let key = public_key(scheme, secret)?;
        return Ok(Key::Public(Box::new(key.only(scheme.algorithm).map_err(invalid)?)));
    };
    if scheme.key == KeyFormat::Public {
        let keys = match secret {
            Secret::Text(text) if is_json(text) && text.len() <= MAX_KEY_SET_BYTES => {
                jwks::token_keys(text, algorithms)
            }
            _ => jwks::of_tokens(public_key(scheme, secret)?, algorithms).map(|key| vec![key]),
        };
        return keys.map(Key::Tokens).map_err(invalid);
    }
    // A shared secret: one key for each algorithm, so that none is another's.
    let bytes = match secret {
        Secret::Text(text) => {
            // RFC 8725, section 2.1: anybody knows a public key, and could sign with its text.
            if text.starts_with("-----BEGIN") || is_json(text) {
                return Err(invalid("it is PEM or a JWK, and this scheme's is a shared secret"));
            }
            check_text(text)?;
            key_bytes(scheme.key, text)?
        }
        Secret::Bytes(bytes) => Zeroizing::new(bytes.to_vec()),
    };
    check_length(&bytes)?;
    let keys = algorithms.iter().map(|algorithm| {
        let key = Key::Code(CodeKey::new(algorithm.algorithm(), &bytes, None)?);
        Some(TokenKey { algorithm: *algorithm, kid: None, key })
    });
    keys.collect::<Option<_>>().map(Key::Tokens).ok_or_else(|| invalid("it cannot be a key"))
}

fn is_json(text: &str) -> bool {
    text.trim_ascii_start().starts_with('{')
}

/// A public key in the form that the scheme's vendor shows it in.
fn public_key(scheme: &Scheme<'_>, secret: Secret<'_>) -> Result<VendorKey, Error> {
    let bytes = match secret {
        Secret::Text(text) if text.len() > secret::MAX_BYTES => {
            return Err(invalid("it is longer than 4,096 bytes"));
        }
        Secret::Text("") | Secret::Bytes([]) => return Err(invalid("it is empty: anybody could sign")),
        Secret::Text(text) if scheme.key == KeyFormat::Public && is_json(text) => {
            return VendorKey::from_jwk_text(text).map_err(invalid);
        }
        Secret::Text(text)
            if scheme.key == KeyFormat::Public && text.trim_start().starts_with("-----BEGIN") =>
        {
            return VendorKey::from_pem(text).map_err(invalid);
        }
        Secret::Text(text) => {
            check_text(text)?;
            key_bytes(scheme.key, text)?
        }
        Secret::Bytes(bytes) => Zeroizing::new(bytes.to_vec()),
    };
    VendorKey::from_bytes(scheme.algorithm, &bytes).map_err(invalid)
}
