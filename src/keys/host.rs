//! The mathematics of public keys in a wasm of its own (`src/wasm/keys.rs`), which
//! `js/keys.js` starts when the first key is read.

use std::rc::Rc;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::keys::{Encoded, KeyError, Kind, Signed, Validity};

#[wasm_bindgen(raw_module = "../js/keys.js")]
extern "C" {
    /// Reads a key; returns its handle, or the inverted bits of a [`KeyError`]'s number. In
    /// `about` it writes the [`Kind`]'s number, and from when and until when the key is
    /// good, in milliseconds, or NaN.
    #[wasm_bindgen(js_name = readKey)]
    fn read_key(form: u32, bytes: &[u8], more: &[u8], about: &mut [f64]) -> i32;
    /// Whether the key's owner made this signature of a message (0), a SHA-1 (1) or a SHA-256 (2).
    #[wasm_bindgen(js_name = keyVerifies)]
    fn key_verifies(handle: i32, form: u32, signed: &[u8], signature: &[u8]) -> bool;
    /// Forgets a key.
    #[wasm_bindgen(js_name = releaseKey)]
    fn release_key(handle: i32);
    /// Writes the two numbers of an ECDSA signature in DER; returns whether it is one.
    #[wasm_bindgen(js_name = ecdsaFromDer)]
    fn ecdsa_from_der(der: &[u8], numbers: &mut [u8]) -> bool;
}

/// At each number, what it stands for.
const KINDS: [Kind; 3] = [Kind::Ed25519, Kind::P256, Kind::Rsa];
const KEY_ERRORS: [KeyError; 7] = [
    KeyError::NotAKey,
    KeyError::OtherKind,
    KeyError::OffCurve,
    KeyError::SmallOrder,
    KeyError::RsaSize,
    KeyError::RsaExponent,
    KeyError::NotACertificate,
];

/// Whether keys can be read in this build.
pub(crate) const ARE_HERE: bool = true;

/// A public key, ready for use in the other wasm.
#[derive(Clone)]
pub(crate) struct PublicKey {
    handle: Rc<Handle>,
    kind: Kind,
    validity: Option<Validity>,
}

struct Handle(i32);

impl Drop for Handle {
    fn drop(&mut self) {
        release_key(self.0);
    }
}

impl PublicKey {
    /// Reads a key.
    ///
    /// # Errors
    /// It is none, or none that is safe to use.
    pub(crate) fn read(encoded: Encoded<'_>) -> Result<Self, KeyError> {
        let (form, bytes, more): (u32, &[u8], &[u8]) = match encoded {
            Encoded::Spki(der) => (0, der, &[]),
            Encoded::Ed25519(point) => (1, point, &[]),
            Encoded::P256(point) => (2, point, &[]),
            Encoded::Rsa(modulus, exponent) => (3, modulus, exponent),
            Encoded::Certificate(der) => (4, der, &[]),
        };
        let mut about = [f64::NAN; 3];
        let handle = read_key(form, bytes, more, &mut about);
        if handle < 0 {
            let flaw = usize::try_from(!handle).ok().and_then(|flaw| KEY_ERRORS.get(flaw));
            return Err(*flaw.unwrap_or(&KeyError::NotAKey));
        }
        let [kind, from, until] = about;
        let kind =
            usize::try_from(integer(kind)).ok().and_then(|kind| KINDS.get(kind)).ok_or(KeyError::NotAKey)?;
        let validity = (!from.is_nan()).then(|| integer(from)..=integer(until));
        Ok(Self { handle: Rc::new(Handle(handle)), kind: *kind, validity })
    }

    /// What it is of.
    pub(crate) const fn kind(&self) -> Kind {
        self.kind
    }

    /// When it is good, where it came in a certificate.
    pub(crate) fn validity(&self) -> Option<Validity> {
        self.validity.clone()
    }

    /// Whether its owner made this signature: 64 bytes for both curves, and the modulus's length for RSA.
    pub(crate) fn verifies(&self, signed: Signed<'_>, signature: &[u8]) -> bool {
        let (form, bytes): (u32, &[u8]) = match signed {
            Signed::Message(message) => (0, message),
            Signed::Sha1(digest) => (1, digest),
            Signed::Sha256(digest) => (2, digest),
        };
        key_verifies(self.handle.0, form, bytes, signature)
    }

    /// The two numbers of an ECDSA signature in strict DER (RFC 3279, section 2.2.3).
    pub(crate) fn ecdsa_from_der(der: &[u8]) -> Option<[u8; 64]> {
        let mut numbers = [0; 64];
        ecdsa_from_der(der, &mut numbers).then_some(numbers)
    }
}

/// A whole number that is not below zero.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
const fn integer(number: f64) -> u64 {
    number as u64
}
