//! `hookseal/slim`: what most vendors do (HMAC-SHA256 over the body, a time, texts and
//! headers) in 16 KB, without words, rows, or a payload that is read. A pipeline of its own
//! beside [`verify`](crate::verify), of the same pieces; that both have one verdict is
//! tested with every vector and every law (`js-tests/laws`).
//!
//! This file is its boundary to JavaScript, conversion only. Nothing is kept between two
//! calls but the last signed time: `js/slim/api.js` writes all that a verdict depends on
//! into one region, which is cleared afterwards, and what leaves is numbers.

#![expect(unreachable_pub, reason = "the exports of the wasm")]

mod base64;
mod message;
mod reader;
mod request;
mod scheme;
mod secret;
mod signature;
mod verify;

use std::cell::{Cell, RefCell};

use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

use self::reader::Reader;
use self::request::Request;
use self::scheme::Scheme;
use self::secret::Keys;
use crate::error::Code;
use crate::scheme::Tolerance;
use crate::text::js_number::{host_number, number};
use crate::verify::secret::wipe_stack;

thread_local! {
    static REGION: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static TIME: Cell<f64> = const { Cell::new(f64::NAN) };
}

/// The address of a region of this length.
#[wasm_bindgen]
pub fn reserve(length: usize) -> usize {
    REGION.with_borrow_mut(|region| {
        *region = vec![0; length];
        region.as_mut_ptr().addr()
    })
}

/// Judges what stands in the region: a description, secrets, and a delivery if
/// there is one. Returns the index of the secret that matched, or a code below 0.
/// Times are in milliseconds.
#[wasm_bindgen]
pub fn judge(past: f64, future: f64, max_body_bytes: usize, now: f64) -> i32 {
    let window =
        Tolerance { past: number(past).unwrap_or_default(), future: number(future).unwrap_or_default() };
    let verdict = judge_region(window, max_body_bytes, number(now).unwrap_or_default());
    wipe_stack();
    match verdict {
        Ok((key, time)) => {
            TIME.set(time);
            key
        }
        Err(code) => !(code as i32),
    }
}

/// The signed time of the last delivery, or NaN.
#[wasm_bindgen]
pub fn timestamp() -> f64 {
    TIME.get()
}

/// Apart from [`judge`], so that what it leaves on the stack lies where that wipes.
#[inline(never)]
fn judge_region(window: Tolerance, max_body_bytes: usize, now: u64) -> Result<(i32, f64), Code> {
    let region = Zeroizing::new(REGION.take());
    let mut reader = Reader::new(&region);
    let scheme = Scheme::read(&mut reader)?;
    let keys = Keys::read(&mut reader, scheme.key)?;
    if reader.is_at_end() {
        return Ok((0, f64::NAN));
    }
    let request = Request::read(&mut reader)?;
    request.admit(&scheme, max_body_bytes)?;
    let (key, time) = request.prove(&scheme, &keys, window, now)?;
    Ok((i32::try_from(key).map_err(|_| Code::SignatureMismatch)?, time.map_or(f64::NAN, host_number)))
}
