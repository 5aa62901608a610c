//! The mathematics of public keys, by RustCrypto.

mod certificate;

use ed25519_dalek as ed25519;
use p256::ecdsa;
use p256::ecdsa::signature::hazmat::PrehashVerifier as _;
use rsa::traits::PublicKeyParts as _;
use rsa::{BoxedUint, Pkcs1v15Sign, PublicKey as RsaPublicKey};
use spki::der::asn1::{AnyRef, UintRef};
use spki::der::{Reader as _, SliceReader};
use spki::{ObjectIdentifier, SubjectPublicKeyInfoRef};

use crate::keys::{Encoded, KeyError, Kind, Signed, Validity};

/// The sizes of RSA keys, in bits. Below, they can be broken; above, a signature
/// costs more than any vendor's needs.
const RSA_BITS: std::ops::RangeInclusive<usize> = 2048..=8192;
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

/// Whether keys can be read in this build.
pub(crate) const ARE_HERE: bool = true;

/// A public key, ready for use.
#[derive(Clone)]
pub(crate) struct PublicKey {
    point: Point,
    validity: Option<Validity>,
}

#[derive(Clone)]
enum Point {
    Ed25519(ed25519::VerifyingKey),
    P256(ecdsa::VerifyingKey),
    Rsa(RsaPublicKey),
}

impl PublicKey {
    /// Reads a key.
    ///
    /// # Errors
    /// It is none, or none that is safe to use.
    pub(crate) fn read(encoded: Encoded<'_>) -> Result<Self, KeyError> {
        let (point, validity) = match encoded {
            Encoded::Spki(der) => {
                (of_info(&SubjectPublicKeyInfoRef::try_from(der).map_err(|_| KeyError::NotAKey)?)?, None)
            }
            Encoded::Ed25519(point) => (ed25519(point.try_into().map_err(|_| KeyError::OffCurve)?)?, None),
            Encoded::P256(point) => (p256(point)?, None),
            Encoded::Rsa(modulus, exponent) => (rsa(modulus, exponent)?, None),
            Encoded::Certificate(der) => {
                let (info, validity) = certificate::read(der).ok_or(KeyError::NotACertificate)?;
                (of_info(&info)?, Some(validity))
            }
        };
        Ok(Self { point, validity })
    }

    /// What it is of.
    pub(crate) const fn kind(&self) -> Kind {
        match self.point {
            Point::Ed25519(_) => Kind::Ed25519,
            Point::P256(_) => Kind::P256,
            Point::Rsa(_) => Kind::Rsa,
        }
    }

    /// When it is good, where it came in a certificate.
    pub(crate) fn validity(&self) -> Option<Validity> {
        self.validity.clone()
    }

    /// Whether its owner made this signature: 64 bytes for both curves, and the modulus's length for RSA.
    pub(crate) fn verifies(&self, signed: Signed<'_>, signature: &[u8]) -> bool {
        match (&self.point, signed) {
            (Point::Ed25519(key), Signed::Message(message)) => ed25519::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify_strict(message, &signature).is_ok()),
            (Point::P256(key), Signed::Sha256(digest)) => ecdsa::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify_prehash(digest, &signature).is_ok()),
            (Point::Rsa(key), Signed::Sha1(digest)) => verifies(key, SHA1_DIGEST_INFO, digest, signature),
            (Point::Rsa(key), Signed::Sha256(digest)) => verifies(key, SHA256_DIGEST_INFO, digest, signature),
            (Point::Ed25519(_), Signed::Sha1(_) | Signed::Sha256(_))
            | (Point::P256(_), Signed::Message(_) | Signed::Sha1(_))
            | (Point::Rsa(_), Signed::Message(_)) => false,
        }
    }

    /// The two numbers of an ECDSA signature in strict DER (RFC 3279, section 2.2.3).
    pub(crate) fn ecdsa_from_der(der: &[u8]) -> Option<[u8; 64]> {
        Some(ecdsa::Signature::from_der(der).ok()?.to_bytes().into())
    }
}

fn of_info(info: &SubjectPublicKeyInfoRef<'_>) -> Result<Point, KeyError> {
    let bytes = info.subject_public_key.as_bytes().ok_or(KeyError::NotAKey)?;
    let parameters = info.algorithm.parameters;
    match info.algorithm.oid {
        ID_ED25519 if parameters.is_none() => ed25519(bytes.try_into().map_err(|_| KeyError::NotAKey)?),
        ID_EC if parameters == Some(AnyRef::from(&ID_P256)) => p256(bytes),
        ID_RSA => {
            let (modulus, exponent) = rsa_numbers(bytes).map_err(|_| KeyError::NotAKey)?;
            rsa(modulus, exponent)
        }
        _ => Err(KeyError::OtherKind),
    }
}

fn ed25519(point: &[u8; 32]) -> Result<Point, KeyError> {
    let key = ed25519::VerifyingKey::from_bytes(point).map_err(|_| KeyError::OffCurve)?;
    if key.is_weak() { Err(KeyError::SmallOrder) } else { Ok(Point::Ed25519(key)) }
}

fn p256(point: &[u8]) -> Result<Point, KeyError> {
    ecdsa::VerifyingKey::from_sec1_bytes(point).map(Point::P256).map_err(|_| KeyError::OffCurve)
}

fn rsa(modulus: &[u8], exponent: &[u8]) -> Result<Point, KeyError> {
    let [modulus, exponent] = [modulus, exponent].map(BoxedUint::from_be_slice_vartime);
    if !RSA_BITS.contains(&(modulus.bit_width_vartime() as usize)) {
        return Err(KeyError::RsaSize);
    }
    let key = RsaPublicKey::new_with_size_limits(modulus, exponent, RSA_BITS);
    key.map(Point::Rsa).map_err(|_| KeyError::RsaExponent)
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

fn verifies(key: &RsaPublicKey, digest_info: &[u8], digest: &[u8], signature: &[u8]) -> bool {
    let padding = Pkcs1v15Sign { hash_len: Some(digest.len()), prefix: digest_info.into() };
    signature.len() == key.size() && key.verify(padding, digest, signature).is_ok()
}
