//! Public keys: what they are read from, and what their owners signed.
//!
//! Nothing here is secret: keys, signatures and messages are the sender's to show.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ed25519_dalek as ed25519;
use p256::ecdsa;
use p256::ecdsa::signature::hazmat::PrehashVerifier as _;
use rsa::traits::PublicKeyParts as _;
use rsa::{BoxedUint, Pkcs1v15Sign, PublicKey as RsaPublicKey};
use spki::der::asn1::{AnyRef, UintRef};
use spki::der::{Reader as _, SliceReader};
use spki::{ObjectIdentifier, SubjectPublicKeyInfoRef};

use super::mac;
use super::message::Message;
use super::presented::Presented;
use crate::document::{self, Members, Value};
use crate::scheme::{Algorithm, JwsAlgorithm};
use crate::text::split::split_once;

/// The sizes of RSA keys, in bits. Below, they can be broken; above, a signature
/// costs more than any vendor's needs.
const RSA_BITS: std::ops::RangeInclusive<usize> = 2048..=8192;
/// The lengths of their signatures.
pub(crate) const RSA_BYTES: std::ops::RangeInclusive<usize> = 256..=1024;
/// RFC 8017, section 9.2, note 1: what stands before a hash.
const SHA1_DIGEST_INFO: &[u8] =
    &[0x30, 0x21, 0x30, 0x09, 0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a, 0x05, 0x00, 0x04, 0x14];
const SHA256_DIGEST_INFO: &[u8] = &[
    0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00,
    0x04, 0x20,
];

const ID_ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");
const ID_EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const ID_P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const ID_RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");

/// A public key.
#[derive(Clone)]
pub(crate) enum PublicKey {
    Ed25519(ed25519::VerifyingKey),
    P256(ecdsa::VerifyingKey),
    Rsa(RsaPublicKey, Hash),
}

/// What is signed of a message with RSA.
#[derive(Clone, Copy)]
pub(crate) enum Hash {
    Sha1,
    Sha256,
}

/// Why a text is no key.
pub(super) type Reason = &'static str;

const NOT_A_KEY: Reason = "it is not a public key";
const OFF_CURVE: Reason = "it is not a point of the curve";

impl PublicKey {
    /// The 32 bytes of an Ed25519 key, or the DER of any.
    pub(crate) fn from_bytes(algorithm: Algorithm, bytes: &[u8]) -> Result<Self, Reason> {
        match bytes.try_into() {
            Ok(point) if algorithm == Algorithm::Ed25519 => Self::ed25519(point),
            _ => Self::from_spki(bytes),
        }
    }

    /// Strict DER of a SubjectPublicKeyInfo.
    pub(crate) fn from_spki(der: &[u8]) -> Result<Self, Reason> {
        Self::from_info(&SubjectPublicKeyInfoRef::try_from(der).map_err(|_| NOT_A_KEY)?)
    }

    pub(super) fn from_info(info: &SubjectPublicKeyInfoRef<'_>) -> Result<Self, Reason> {
        let bytes = info.subject_public_key.as_bytes().ok_or(NOT_A_KEY)?;
        let parameters = info.algorithm.parameters;
        match info.algorithm.oid {
            ID_ED25519 if parameters.is_none() => Self::ed25519(bytes.try_into().map_err(|_| NOT_A_KEY)?),
            ID_EC if parameters == Some(AnyRef::from(&ID_P256)) => Self::p256(bytes),
            ID_RSA => {
                let (modulus, exponent) = rsa_numbers(bytes).map_err(|_| NOT_A_KEY)?;
                Self::rsa(modulus, exponent)
            }
            _ => Err("it is a public key of another kind than Ed25519, P-256 and RSA"),
        }
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
        Self::from_spki(&from_lines(body).ok_or(NOT_A_KEY)?)
    }

    /// A JWK (RFC 7517) of a public key.
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
            Self::ed25519(&bytes("x")?.try_into().map_err(|_| OFF_CURVE)?)
        } else if is("kty", "EC") && is("crv", "P-256") {
            let (x, y) = (bytes("x")?, bytes("y")?);
            if x.len() != 32 || y.len() != 32 {
                return Err(OFF_CURVE);
            }
            Self::p256(&[&[4], x.as_slice(), &y].concat())
        } else if is("kty", "RSA") {
            Self::rsa(&bytes("n")?, &bytes("e")?)
        } else {
            Err("it is a JWK of another kind than Ed25519, P-256 and RSA")
        }
    }

    fn ed25519(point: &[u8; 32]) -> Result<Self, Reason> {
        let key = ed25519::VerifyingKey::from_bytes(point).map_err(|_| OFF_CURVE)?;
        if key.is_weak() {
            return Err("it is a point of small order: anybody could sign");
        }
        Ok(Self::Ed25519(key))
    }

    fn p256(point: &[u8]) -> Result<Self, Reason> {
        ecdsa::VerifyingKey::from_sec1_bytes(point).map(Self::P256).map_err(|_| OFF_CURVE)
    }

    /// Of the bytes of modulus and exponent, the high ones first.
    fn rsa(modulus: &[u8], exponent: &[u8]) -> Result<Self, Reason> {
        let [modulus, exponent] = [modulus, exponent].map(BoxedUint::from_be_slice_vartime);
        if !RSA_BITS.contains(&(modulus.bit_width_vartime() as usize)) {
            return Err("it is an RSA key of fewer than 2,048 or more than 8,192 bits");
        }
        let key = RsaPublicKey::new_with_size_limits(modulus, exponent, RSA_BITS);
        key.map(|key| Self::Rsa(key, Hash::Sha256))
            .map_err(|_| "it is an RSA key with an exponent that none has")
    }

    /// What tokens of this key are signed with.
    pub(super) const fn jws_algorithm(&self) -> JwsAlgorithm {
        match self {
            Self::Ed25519(_) => JwsAlgorithm::EdDsa,
            Self::P256(_) => JwsAlgorithm::Es256,
            Self::Rsa(..) => JwsAlgorithm::Rs256,
        }
    }

    /// The key, if it is of this algorithm.
    pub(crate) fn only(self, algorithm: Algorithm) -> Result<Self, Reason> {
        match self {
            Self::Rsa(key, _) if algorithm == Algorithm::RsaPkcs1Sha1 => Ok(Self::Rsa(key, Hash::Sha1)),
            _ if self.jws_algorithm().algorithm() == algorithm => Ok(self),
            _ => Err("it is a public key of another kind than the vendor's"),
        }
    }

    /// Whether the owner of the key signed this message. With a secret in it nobody
    /// but the receiver could have.
    pub(crate) fn verifies<Note>(&self, message: &Message<'_, Note>, presented: &Presented) -> bool {
        if message.has_secret() {
            return false;
        }
        match self {
            Self::Ed25519(key) => {
                // It hashes the message after the signature, in one piece.
                let message: Vec<u8> = message.public_texts().flatten().copied().collect();
                let verifies =
                    |tag| key.verify_strict(&message, &ed25519::Signature::from_bytes(tag)).is_ok();
                presented.tags.iter().any(verifies)
            }
            Self::P256(key) => {
                let digest = mac::digest(message.public_texts());
                presented.tags.iter().any(|tag| {
                    ecdsa::Signature::from_slice(tag)
                        .is_ok_and(|signature| key.verify_prehash(&digest, &signature).is_ok())
                })
            }
            Self::Rsa(key, hash) => {
                let (prefix, digest) = match hash {
                    Hash::Sha1 => (SHA1_DIGEST_INFO, mac::digest_sha1(message.public_texts()).to_vec()),
                    Hash::Sha256 => (SHA256_DIGEST_INFO, mac::digest(message.public_texts()).to_vec()),
                };
                let verifies = |signature: &Vec<u8>| {
                    let padding = Pkcs1v15Sign { hash_len: Some(digest.len()), prefix: prefix.into() };
                    signature.len() == key.size() && key.verify(padding, &digest, signature).is_ok()
                };
                presented.long.iter().any(verifies)
            }
        }
    }
}

/// Base64 in lines, as PEM has it.
pub(super) fn from_lines(text: &str) -> Option<Vec<u8>> {
    let base64: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    STANDARD.decode(base64).ok()
}

/// Modulus and exponent of an RSAPublicKey (RFC 8017, appendix A.1.1).
fn rsa_numbers(der: &[u8]) -> spki::der::Result<(&[u8], &[u8])> {
    let mut outer = SliceReader::new(der)?;
    let numbers = outer.sequence(|inner| {
        let modulus = inner.decode::<UintRef<'_>>()?.as_bytes();
        Ok::<_, spki::der::Error>((modulus, inner.decode::<UintRef<'_>>()?.as_bytes()))
    })?;
    outer.finish()?;
    Ok(numbers)
}

pub(super) const PRIVATE: Reason =
    "it is a private key: give the public one, and replace this one, which only its owner may have";

/// Whether PEM of a private key, of any kind, is in it.
pub(super) fn has_private_key(text: &str) -> bool {
    split_once(text, "PRIVATE KEY-----").is_some()
}

/// A key as the text of a JWK.
pub(crate) fn from_jwk_text(text: &str) -> Result<PublicKey, Reason> {
    PublicKey::from_jwk(&document::object(text.as_bytes()).ok_or("it is not JSON with each name once")?)
}

/// The two numbers of an ECDSA signature in strict DER.
pub(crate) fn ecdsa_from_der(der: &[u8]) -> Option<[u8; 64]> {
    Some(ecdsa::Signature::from_der(der).ok()?.to_bytes().into())
}
