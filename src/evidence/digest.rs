//! Hashes.

use sha1::Sha1;
use sha2::{Digest as _, Sha256, Sha384, Sha512};

/// Of what SHA-1 must not prove: it stands in BankID's nonce and in OCSP's identifiers,
/// beside a signature and a serial number that say the same.
pub(super) fn sha1(message: &[u8]) -> [u8; 20] {
    Sha1::digest(message).into()
}

pub(super) fn sha256(message: &[u8]) -> [u8; 32] {
    Sha256::digest(message).into()
}

pub(super) fn sha384(message: &[u8]) -> [u8; 48] {
    Sha384::digest(message).into()
}

pub(super) fn sha512(message: &[u8]) -> [u8; 64] {
    Sha512::digest(message).into()
}
