//! The keys of tokens: a JWK (RFC 7517), or a set of them.

use super::key::{Key, TokenKey};
use super::public::{Reason, VendorKey};
use crate::document::{self, Members, Value};
use crate::scheme::JwsAlgorithm;

/// The most keys in a set.
const MAX_KEYS: usize = 64;

/// The keys of a JWK, or of a set of them, that tokens of these algorithms are
/// signed with. A set may hold others (RFC 7517, section 5); a key may not be one.
pub(crate) fn token_keys(text: &str, allowed: &[JwsAlgorithm]) -> Result<Vec<TokenKey>, Reason> {
    let object = document::object(text.as_bytes()).ok_or("it is not JSON with each name once")?;
    let Some(set) = object.get("keys") else {
        return Ok([token_key(&object, allowed)?].into());
    };
    let Value::List(keys) = set else { return Err("it is not a set of JWKs") };
    if keys.len() > MAX_KEYS {
        return Err("it is a set of more than 64 keys");
    }
    let found: Vec<TokenKey> = keys.iter().filter_map(|key| token_key(key.members(), allowed).ok()).collect();
    if found.is_empty() && !keys.is_empty() {
        return Err("it is a set of JWKs, none of which is the vendor's");
    }
    Ok(found)
}

fn token_key(jwk: &Members<'_>, allowed: &[JwsAlgorithm]) -> Result<TokenKey, Reason> {
    let text = |name: &str| jwk.get(name).and_then(Value::as_text);
    if !may_verify(jwk) {
        return Err("it is a JWK for another use than signatures");
    }
    let key = of_tokens(VendorKey::from_jwk(jwk)?, allowed)?;
    if text("alg").is_some_and(|name| name != key.algorithm.as_str()) {
        return Err("it is a JWK for another algorithm than the vendor's");
    }
    Ok(TokenKey { kid: text("kid").map(ToOwned::to_owned), ..key })
}

/// Whether a JWK is for signatures (RFC 7517, sections 4.2 and 4.3).
pub(crate) fn may_verify(jwk: &Members<'_>) -> bool {
    let is_to_sign = |purpose: &Value<'_>| purpose.as_text() == Some("sig");
    let verifies = |operations: &Value<'_>| matches!(operations, Value::List(names) if names.iter().any(|name| name.as_text() == Some("verify")));
    jwk.get("use").is_none_or(is_to_sign) && jwk.get("key_ops").is_none_or(verifies)
}

/// A key of tokens without a name.
pub(crate) fn of_tokens(key: VendorKey, allowed: &[JwsAlgorithm]) -> Result<TokenKey, Reason> {
    let algorithm = key.token_algorithm();
    if !allowed.contains(&algorithm) {
        return Err("it is a public key of another kind than the vendor's");
    }
    Ok(TokenKey { algorithm, kid: None, key: Key::Public(Box::new(key)) })
}
