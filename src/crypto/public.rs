//! Public keys as vendors show them (PEM, a JWK, a certificate, bytes), and whether one
//! made a signature of a message.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use super::mac;
use super::message::Message;
use super::presented::Presented;
use crate::document::{self, Members, Value};
use crate::key_math::PublicKey;
use crate::keys::{Encoded, KeyError, Kind, Signed, Validity};
use crate::scheme::{Algorithm, JwsAlgorithm};
use crate::text::split::split_once;

/// A vendor's key, for one algorithm.
#[derive(Clone)]
pub(crate) struct VendorKey {
    key: PublicKey,
    algorithm: Algorithm,
}

/// Why a text is no key.
pub(super) type Reason = &'static str;

const NOT_A_KEY: Reason = KeyError::NotAKey.words();
const OFF_CURVE: Reason = KeyError::OffCurve.words();
const PRIVATE: Reason =
    "it is a private key: give the public one, and replace this one, which only its owner may have";
const BEGIN_CERTIFICATE: &str = "-----BEGIN CERTIFICATE-----";
const END_CERTIFICATE: &str = "-----END CERTIFICATE-----";

impl VendorKey {
    /// The 32 bytes of an Ed25519 key, or the DER of any.
    pub(crate) fn from_bytes(algorithm: Algorithm, bytes: &[u8]) -> Result<Self, Reason> {
        let is_point = algorithm == Algorithm::Ed25519 && bytes.len() == 32;
        Self::of(if is_point { Encoded::Ed25519(bytes) } else { Encoded::Spki(bytes) })
    }

    fn of(encoded: Encoded<'_>) -> Result<Self, Reason> {
        let key = PublicKey::read(encoded).map_err(KeyError::words)?;
        let algorithm = token_algorithm(&key).algorithm();
        Ok(Self { key, algorithm })
    }

    /// PEM of a SubjectPublicKeyInfo (RFC 7468, lax white space).
    pub(crate) fn from_pem(text: &str) -> Result<Self, Reason> {
        if has_private_key(text) {
            return Err(PRIVATE);
        }
        if split_once(text, "\\n").is_some() {
            return Err("it has \\n written out where its lines end: replace each by a line feed");
        }
        let body = text
            .trim()
            .strip_prefix("-----BEGIN PUBLIC KEY-----")
            .and_then(|rest| rest.strip_suffix("-----END PUBLIC KEY-----"))
            .ok_or("it is PEM, but not of a PUBLIC KEY")?;
        Self::of(Encoded::Spki(&from_lines(body).ok_or(NOT_A_KEY)?))
    }

    /// The text of a JWK (RFC 7517).
    pub(crate) fn from_jwk_text(text: &str) -> Result<Self, Reason> {
        Self::from_jwk(&document::object(text.as_bytes()).ok_or("it is not JSON with each name once")?)
    }

    /// A JWK of a public key.
    pub(super) fn from_jwk(jwk: &Members<'_>) -> Result<Self, Reason> {
        if jwk.get("d").is_some() {
            return Err(PRIVATE);
        }
        let bytes = |name: &str| {
            let text = jwk.get(name).and_then(Value::as_text).ok_or("it is a JWK without its members")?;
            URL_SAFE_NO_PAD.decode(text).map_err(|_| "it is a JWK whose members are not base64url")
        };
        let is = |name: &str, expected: &str| jwk.get(name).and_then(Value::as_text) == Some(expected);
        if is("kty", "OKP") && is("crv", "Ed25519") {
            Self::of(Encoded::Ed25519(&bytes("x")?))
        } else if is("kty", "EC") && is("crv", "P-256") {
            let (x, y) = (bytes("x")?, bytes("y")?);
            if x.len() != 32 || y.len() != 32 {
                return Err(OFF_CURVE);
            }
            Self::of(Encoded::P256(&[&[4], x.as_slice(), &y].concat()))
        } else if is("kty", "RSA") {
            Self::of(Encoded::Rsa(&bytes("n")?, &bytes("e")?))
        } else {
            Err("it is a JWK of another kind than Ed25519, P-256 and RSA")
        }
    }

    /// The first certificate in PEM (RFC 7468, lax white space). Who issued it is not looked
    /// at: the caller got it, over TLS, from an address of the vendor's, and whoever answers
    /// there could answer with any key.
    pub(crate) fn from_certificate_pem(text: &str) -> Result<Self, Reason> {
        if has_private_key(text) {
            return Err(PRIVATE);
        }
        let (_, rest) = split_once(text, BEGIN_CERTIFICATE).ok_or("it is not a certificate in PEM")?;
        let (body, _) = split_once(rest, END_CERTIFICATE)
            .ok_or("it is a certificate in PEM, of which the end is missing")?;
        Self::from_certificate(&from_lines(body).ok_or(KeyError::NotACertificate.words())?)
    }

    /// A certificate in DER.
    pub(crate) fn from_certificate(der: &[u8]) -> Result<Self, Reason> {
        Self::of(Encoded::Certificate(der))
    }

    /// When it is good, where it came in a certificate.
    pub(crate) fn validity(&self) -> Option<Validity> {
        self.key.validity()
    }

    /// What tokens of this key are signed with.
    pub(super) fn token_algorithm(&self) -> JwsAlgorithm {
        token_algorithm(&self.key)
    }

    /// The key, if it is of this algorithm.
    pub(crate) fn only(self, algorithm: Algorithm) -> Result<Self, Reason> {
        let is_of_it = match self.key.kind() {
            Kind::Ed25519 => algorithm == Algorithm::Ed25519,
            Kind::P256 => algorithm == Algorithm::EcdsaP256,
            Kind::Rsa => algorithm.is_rsa(),
        };
        if is_of_it {
            Ok(Self { algorithm, ..self })
        } else {
            Err("it is a public key of another kind than the vendor's")
        }
    }

    /// Whether the owner of the key signed this message. With a secret in it nobody
    /// but the receiver could have.
    pub(crate) fn verifies<Note>(&self, message: &Message<'_, Note>, presented: &Presented) -> bool {
        if message.has_secret() {
            return false;
        }
        let texts = || message.public_texts();
        match self.algorithm {
            Algorithm::Ed25519 => {
                // It hashes the message after the signature, in one piece.
                let message: Vec<u8> = texts().flatten().copied().collect();
                self.is_any(Signed::Message(&message), presented)
            }
            Algorithm::RsaPkcs1Sha1 => self.is_any(Signed::Sha1(&mac::digest_sha1(texts())), presented),
            _ => self.is_any(Signed::Sha256(&mac::digest(texts())), presented),
        }
    }

    fn is_any(&self, signed: Signed<'_>, presented: &Presented) -> bool {
        let mut tags = presented.tags.iter().map(<[u8; 64]>::as_slice);
        let mut long = presented.long.iter().map(Vec::as_slice);
        let verifies = |signature: &[u8]| self.key.verifies(signed, signature);
        if self.algorithm.is_rsa() { long.any(verifies) } else { tags.any(verifies) }
    }
}

fn token_algorithm(key: &PublicKey) -> JwsAlgorithm {
    match key.kind() {
        Kind::Ed25519 => JwsAlgorithm::EdDsa,
        Kind::P256 => JwsAlgorithm::Es256,
        Kind::Rsa => JwsAlgorithm::Rs256,
    }
}

/// Base64 in lines, as PEM has it.
fn from_lines(text: &str) -> Option<Vec<u8>> {
    let base64: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    STANDARD.decode(base64).ok()
}

/// Whether PEM of a private key, of any kind, is in it.
fn has_private_key(text: &str) -> bool {
    split_once(text, "PRIVATE KEY-----").is_some()
}
