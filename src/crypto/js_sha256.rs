//! SHA-256 by the JavaScript host, whose processor instructions wasm cannot
//! reach. The host hashes a body that stays with it, between bytes given to it;
//! every decision is made here.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(raw_module = "../js/host.js")]
extern "C" {
    /// Hashes what stands in `around` up to `before`, the body that
    /// `js/host.js` was told of, and the rest up to the last 32 bytes, where it
    /// writes the digest. One region, since each view costs as much as a block.
    #[wasm_bindgen(js_name = sha256)]
    pub(crate) fn sha256_around_body(around: &mut [u8], before: usize);
}
