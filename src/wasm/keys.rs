//! The boundary of the wasm that has the mathematics of public keys and nothing else:
//! numbers, and bytes in one region. `js/keys.js` writes and calls.

#![expect(unreachable_pub, reason = "the exports of the wasm")]

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::key_math::PublicKey;
use crate::keys::{Encoded, KeyError, Signed};
use crate::text::js_number::host_number;

thread_local! {
    static REGION: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static KEYS: RefCell<Vec<Option<PublicKey>>> = const { RefCell::new(Vec::new()) };
}

/// The address of a region of this length.
#[wasm_bindgen]
pub fn reserve(length: usize) -> usize {
    REGION.with_borrow_mut(|region| {
        *region = vec![0; length];
        region.as_mut_ptr().addr()
    })
}

/// Reads a key from the region, in which two texts stand, the first of this length;
/// returns its handle, or the inverted bits of a [`KeyError`]'s number.
#[wasm_bindgen]
pub fn read(form: u32, length: usize) -> i32 {
    let read = REGION.with_borrow(|region| {
        let (bytes, more) = region.split_at_checked(length).ok_or(KeyError::NotAKey)?;
        PublicKey::read(match form {
            0 => Encoded::Spki(bytes),
            1 => Encoded::Ed25519(bytes),
            2 => Encoded::P256(bytes),
            3 => Encoded::Rsa(bytes, more),
            _ => Encoded::Certificate(bytes),
        })
    });
    match read.and_then(keep) {
        Ok(handle) => handle,
        Err(flaw) => !(flaw as i32),
    }
}

/// Keeps a key in the first free place.
fn keep(key: PublicKey) -> Result<i32, KeyError> {
    KEYS.with_borrow_mut(|keys| {
        let free = keys.iter().position(Option::is_none).unwrap_or(keys.len());
        match keys.get_mut(free) {
            Some(place) => *place = Some(key),
            None => keys.push(Some(key)),
        }
        i32::try_from(free).map_err(|_| KeyError::NotAKey)
    })
}

fn with_key<T>(handle: u32, ask: impl FnOnce(&PublicKey) -> Option<T>) -> Option<T> {
    let at = usize::try_from(handle).ok()?;
    KEYS.with_borrow(|keys| keys.get(at)?.as_ref().and_then(ask))
}

/// The number of what a key is of.
#[wasm_bindgen]
pub fn kind(handle: u32) -> u32 {
    with_key(handle, |key| Some(key.kind() as u32)).unwrap_or(u32::MAX)
}

/// From when (0) or until when (1) a key is good, in milliseconds since 1970-01-01T00:00Z; NaN where it does not say.
#[wasm_bindgen]
pub fn good(handle: u32, which: u32) -> f64 {
    let validity = with_key(handle, PublicKey::validity);
    validity
        .map_or(f64::NAN, |validity| host_number(*if which == 0 { validity.start() } else { validity.end() }))
}

/// Whether the key's owner made the signature that stands in the region behind what is
/// signed, which has this length: a message (0), its SHA-1 (1) or its SHA-256 (2).
#[wasm_bindgen]
pub fn verifies(handle: u32, form: u32, length: usize) -> bool {
    REGION
        .with_borrow(|region| {
            let (bytes, signature) = region.split_at_checked(length)?;
            let signed = match form {
                0 => Signed::Message(bytes),
                1 => Signed::Sha1(bytes.try_into().ok()?),
                _ => Signed::Sha256(bytes.try_into().ok()?),
            };
            with_key(handle, |key| Some(key.verifies(signed, signature)))
        })
        .unwrap_or_default()
}

/// Forgets a key.
#[wasm_bindgen]
pub fn release(handle: u32) {
    let at = usize::try_from(handle).unwrap_or(usize::MAX);
    KEYS.with_borrow_mut(|keys| {
        if let Some(place) = keys.get_mut(at) {
            *place = None;
        }
    });
}

/// Reads the DER of an ECDSA signature, of this length, from the region; writes its two
/// numbers behind it, and returns whether it is one.
#[wasm_bindgen]
pub fn ecdsa_from_der(length: usize) -> bool {
    REGION
        .with_borrow_mut(|region| {
            let (der, room) = region.split_at_mut_checked(length)?;
            let numbers = PublicKey::ecdsa_from_der(der)?;
            room.first_chunk_mut().map(|room| *room = numbers)
        })
        .is_some()
}

/// The address of the region.
#[wasm_bindgen]
pub fn region() -> usize {
    REGION.with_borrow(|region| region.as_ptr().addr())
}
