//! Tokens (RFC 7515, compact form): text → what they say, nothing verified.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::form_error::FormError;
use crate::crypto::presented::Header;
use crate::document;
use crate::scheme::JwsAlgorithm;

/// Reads a token's header and signature. Its algorithm must be one of these.
pub(crate) fn read(token: &str, allowed: &[JwsAlgorithm]) -> Result<(Header, Vec<u8>), FormError> {
    let [header, claims, signature] = parts(token).ok_or(FormError::NotTheForm)?;
    let decode = |text| URL_SAFE_NO_PAD.decode(text).map_err(|_| FormError::NotTheForm);
    let header = decode(header)?;
    let header = document::object(&header).ok_or(FormError::NotTheForm)?;
    let name = header.get("alg").and_then(document::Value::as_text).ok_or(FormError::NotTheForm)?;
    let algorithm = allowed.iter().find(|one| one.as_str() == name).ok_or(FormError::OtherAlgorithm)?;
    // RFC 7515, section 4.1.11: whoever does not know an extension refuses it, and
    // RFC 7797's, which changes what is signed, is always named there.
    if header.get("crit").is_some() || header.get("b64").is_some() {
        return Err(FormError::Critical);
    }
    let kid = match header.get("kid") {
        None => None,
        Some(kid) => Some(kid.as_text().ok_or(FormError::NotTheForm)?.to_owned()),
    };
    decode(claims)?;
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| FormError::NotATag)?;
    Ok((Header { algorithm: *algorithm, kid }, signature))
}

/// A token's header, as it was sent: JSON.
pub(crate) fn header(token: &str) -> Option<Vec<u8>> {
    let [header, ..] = parts(token)?;
    URL_SAFE_NO_PAD.decode(header).ok()
}

/// What a token's signature is of (RFC 7515, section 5.2): the text before its last dot.
pub(crate) fn signed(token: &str) -> Option<&str> {
    token.rsplit_once('.').map(|(signed, _)| signed)
}

/// A token's claims, as they were sent.
pub(crate) fn claims(token: &str) -> Option<Vec<u8>> {
    let [_, claims, _] = parts(token)?;
    URL_SAFE_NO_PAD.decode(claims).ok()
}

fn parts(token: &str) -> Option<[&str; 3]> {
    let mut parts = token.split('.');
    let found = [parts.next()?, parts.next()?, parts.next()?];
    parts.next().is_none().then_some(found)
}
