//! What is trusted: the issuer's public keys, given by the caller.

use super::algorithm::Algorithm;
use crate::crypto::jwks::may_verify;
use crate::document::{self, Members, Value};
use crate::evidence::base64;
use crate::evidence::refusal::{At as _, Code, Flaw, Refusal, Step};
use crate::evidence::token::Token;
use crate::evidence::{ecdsa, rsa};

/// The longest set, in bytes, and the most keys in it.
const MAX_BYTES: usize = 256 * 1024;
const MAX_KEYS: usize = 64;

const NOT_A_SET: Flaw = (
    Code::InvalidAnchor,
    "the keys are not a set of JWKs (RFC 7517, section 5): JSON with each name once, an object with a list keys of objects, 64 at most, in 262,144 bytes at most",
);
const NOT_PUBLIC: Flaw = (
    Code::InvalidAnchor,
    "the set of keys has a private or a secret one (d, p, q, k …): pass the issuer's public keys, and replace this one, which only its owner may have",
);
/// What no public key has (RFC 7518, sections 6.2.2, 6.3.2 and 6.4.1; `priv` of AKP).
const PRIVATE: [&str; 9] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"];
const NOT_NUMBERS: Flaw = (
    Code::InvalidAnchor,
    "the key that the token names has not its numbers (n and e, or x and y) in canonical base64url",
);
const NO_SUCH_NAME: Flaw = (
    Code::UnknownKey,
    "none of the keys has the name (kid) that the token's header says; one without a name is not it. Has the issuer new ones? Get the set anew, once, from the issuer itself",
);
const OTHER_USE: Flaw = (
    Code::UnknownKey,
    "the key of the name (kid) that the token's header says is for something else: its kty, crv, alg, use or key_ops is not that of the token's algorithm",
);
const NONE_FITS: Flaw = (
    Code::UnknownKey,
    "the token's header names no key (kid), and none of the set is for its algorithm: by kty, crv, alg, use and key_ops",
);
const SEVERAL_FIT: Flaw = (
    Code::AmbiguousKey,
    "the token's header names no key (kid), and several of the set are for its algorithm: which of them it is cannot be told",
);
const SAME_NAMES: Flaw = (
    Code::AmbiguousKey,
    "several keys of the set have the name (kid) that the token's header says, and are for its algorithm",
);
const NOT_SIGNED: Flaw = (
    Code::SignatureMismatch,
    "the id_token is not signed by the key that it names: it was changed, or somebody else signed it",
);

/// The issuer's public keys, as it publishes them at its `jwks_uri` (OpenID Connect Discovery 1.0,
/// section 3). Whoever can change the set can sign as the issuer: get it from the issuer itself, over TLS.
#[derive(Clone, Debug)]
pub struct Keys(Vec<Jwk>);

/// What stands in the set.
#[derive(Clone, Debug)]
struct Jwk {
    /// Its name.
    kid: Option<String>,
    /// `None` where it is for something else.
    key: Option<Key>,
}

/// A key that verifies tokens.
#[derive(Clone, Debug)]
pub(super) struct Key {
    pub(super) algorithm: Algorithm,
    /// Modulus and exponent, or both coordinates; `None` where they cannot be read.
    numbers: Option<[Vec<u8>; 2]>,
}

impl Keys {
    /// Takes the text of a set of JWKs (RFC 7517, section 5), 262,144 bytes at most. It may hold keys that
    /// are for something else: these are never the one that signed.
    ///
    /// # Errors
    /// [`Code::InvalidAnchor`] when it is none, and when a key in it is private or a shared secret.
    pub fn new(set: &str) -> Result<Self, Refusal> {
        Self::read(set).at(Step::Input)
    }

    fn read(set: &str) -> Result<Self, Flaw> {
        (set.len() <= MAX_BYTES).then_some(()).ok_or(NOT_A_SET)?;
        let set = document::object(set.as_bytes()).ok_or(NOT_A_SET)?;
        let Some(Value::List(keys)) = set.get("keys") else { return Err(NOT_A_SET) };
        let are_objects = keys.iter().all(|key| matches!(key, Value::Object(_)));
        (are_objects && keys.len() <= MAX_KEYS).then_some(()).ok_or(NOT_A_SET)?;
        let is_public = |key: &Value<'_>| PRIVATE.iter().all(|name| key.members().get(name).is_none());
        keys.iter().all(is_public).then_some(()).ok_or(NOT_PUBLIC)?;
        Ok(Self(keys.iter().map(|key| Jwk::read(key.members())).collect()))
    }

    /// The one key that may have signed a token: the one of its name, which is for its algorithm. What
    /// the header brings in place of a name (jwk, jku, x5c, x5u) is not looked at.
    pub(super) fn meant_by(&self, token: &Token<'_>) -> Result<&Key, Flaw> {
        let is_named = |one: &&Jwk| token.kid.is_none() || one.kid == token.kid;
        let named = || self.0.iter().filter(is_named);
        let mut fitting = named()
            .filter_map(|one| one.key.as_ref())
            .filter(|key| key.algorithm.of_token() == token.algorithm);
        let (none, several) = match token.kid {
            None => (NONE_FITS, SEVERAL_FIT),
            Some(_) if named().next().is_none() => (NO_SUCH_NAME, SAME_NAMES),
            Some(_) => (OTHER_USE, SAME_NAMES),
        };
        let key = fitting.next().ok_or(none)?;
        fitting.next().is_none().then_some(key).ok_or(several)
    }
}

impl Jwk {
    fn read(jwk: &Members<'_>) -> Self {
        let kid = jwk.get("kid").and_then(Value::as_text).map(ToOwned::to_owned);
        Self { kid, key: Key::read(jwk).filter(|_| may_verify(jwk)) }
    }
}

impl Key {
    /// A key of a kind that is taken (RFC 7518, section 6), and for no other algorithm.
    fn read(jwk: &Members<'_>) -> Option<Self> {
        let text = |name: &str| jwk.get(name).and_then(Value::as_text);
        let (algorithm, names) = match (text("kty")?, text("crv")) {
            ("RSA", None) => (Algorithm::Rs256, ["n", "e"]),
            ("EC", Some("P-256")) => (Algorithm::Es256, ["x", "y"]),
            _ => return None,
        };
        let is_for_it = |name: &Value<'_>| name.as_text() == Some(algorithm.as_str());
        jwk.get("alg").is_none_or(is_for_it).then_some(())?;
        let [first, second] = names.map(|name| text(name).and_then(base64::decode_url));
        Some(Self { algorithm, numbers: first.zip(second).map(|(first, second)| [first, second]) })
    }

    /// Whether its owner signed a token.
    pub(super) fn signed(&self, token: &Token<'_>) -> Result<(), Flaw> {
        let [first, second] = self.numbers.as_ref().ok_or(NOT_NUMBERS)?;
        let (message, numbers) = (token.message.as_bytes(), [&first[..], second]);
        let is_signed = match self.algorithm {
            Algorithm::Rs256 => rsa::verify_rs256(numbers, message, &token.signature)?,
            Algorithm::Es256 => ecdsa::verify_es256_by(numbers, message, &token.signature)?,
        };
        is_signed.then_some(()).ok_or(NOT_SIGNED)
    }
}
