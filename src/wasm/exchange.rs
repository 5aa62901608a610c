//! What crosses the boundaries of `hookseal/evidence` and its neighbours: one region, into which
//! `js/evidence/exchange.js` writes all that a verdict depends on, and in which the answer stands
//! afterwards. Nothing is kept between two calls but the last answer, which is taken once.

#![expect(unreachable_pub, reason = "the exports of the wasm")]

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroize as _;

/// The length of a text that is absent.
const ABSENT: i32 = -1;

thread_local! {
    static REGION: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// The address of a region of this length.
#[wasm_bindgen]
pub fn reserve(length: usize) -> usize {
    REGION.with_borrow_mut(|region| {
        *region = vec![0; length];
        region.as_mut_ptr().addr()
    })
}

/// The address of what was answered, or of what was written.
#[wasm_bindgen]
pub fn answer() -> usize {
    REGION.with_borrow(|region| region.as_ptr().addr())
}

/// Clears the answer.
#[wasm_bindgen]
pub fn clear() {
    REGION.with_borrow_mut(|region| {
        region.zeroize();
        *region = Vec::new();
    });
}

/// Judges what stands in the region, and writes the answer there. Returns its length.
pub(crate) fn answered<V>(judge: impl FnOnce(Reader<'_>) -> V, json: impl FnOnce(V) -> String) -> usize {
    let mut region = REGION.take();
    let verdict = judge(Reader(&region));
    // It is about a person; and before the answer takes as much memory again.
    region.zeroize();
    drop(region);
    let answer = json(verdict);
    let length = answer.len();
    REGION.set(answer.into_bytes());
    length
}

/// Numbers of four bytes, and texts after their lengths.
pub(crate) struct Reader<'r>(&'r [u8]);

impl<'r> Reader<'r> {
    pub(crate) fn number(&mut self) -> i32 {
        let (number, rest) = self.0.split_first_chunk().unwrap_or((&[0; 4], &[]));
        self.0 = rest;
        i32::from_le_bytes(*number)
    }

    pub(crate) fn bytes(&mut self) -> &'r [u8] {
        let length = usize::try_from(self.number()).unwrap_or_default();
        let (bytes, rest) = self.0.split_at_checked(length).unwrap_or_default();
        self.0 = rest;
        bytes
    }

    /// `None` for a text that is absent.
    pub(crate) fn text(&mut self) -> Option<&'r str> {
        if self.0.first_chunk() == Some(&ABSENT.to_le_bytes()) {
            self.number();
            return None;
        }
        Some(std::str::from_utf8(self.bytes()).unwrap_or_default())
    }

    /// Texts after their count; no more than these.
    pub(crate) fn texts(&mut self, most: usize) -> Vec<&'r str> {
        let count = usize::try_from(self.number()).unwrap_or_default().min(most);
        (0..count).map(|_| self.text().unwrap_or_default()).collect()
    }
}

/// A number of the host's, cut to what it can be here.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
pub(crate) const fn number(number: f64) -> u64 {
    number as u64
}
