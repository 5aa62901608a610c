//! The boundary of the wasm that inflates the others where they travel in a bundle: no
//! browser does that in one call, and a script takes ten times as long. `js/packed.js` writes
//! and calls.

#![expect(unreachable_pub, reason = "the exports of the wasm")]

use std::cell::RefCell;

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
use wasm_bindgen::prelude::wasm_bindgen;

/// Room for the largest module, deflated and not: that of causes has 735 KB. An allocator would
/// be a third of this wasm.
const REGION_BYTES: usize = 1 << 20;

thread_local! {
    static REGION: RefCell<[u8; REGION_BYTES]> = const { RefCell::new([0; REGION_BYTES]) };
}

/// The address of the region.
#[wasm_bindgen]
pub fn region() -> usize {
    REGION.with_borrow(|region| region.as_ptr().addr())
}

/// Inflates (RFC 1951) what stands at the front of the region, `packed` bytes of it, into the
/// `length` bytes behind that; returns whether it filled them.
#[wasm_bindgen]
pub fn inflate(packed: usize, length: usize) -> bool {
    REGION.with_borrow_mut(|region| {
        let Some((packed, room)) = region.split_at_mut_checked(packed) else { return false };
        let Some(room) = room.get_mut(..length) else { return false };
        let mut state = DecompressorOxide::new();
        let (status, _, written) =
            decompress(&mut state, packed, room, 0, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF);
        status == TINFLStatus::Done && written == length
    })
}
