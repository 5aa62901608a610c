//! SHA-256 by the JavaScript host, whose processor instructions wasm cannot
//! reach. The host hashes a body that stays with it, between bytes given to it;
//! every decision is made here.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::crypto::message::HashAround;

#[wasm_bindgen(raw_module = "../js/host.js")]
extern "C" {
    /// Hashes what stands in `around` up to `before`, the body that
    /// `js/host.js` was told of, and the rest up to the last 32 bytes, where it
    /// writes the digest.
    fn sha256(around: &mut [u8], before: usize);
}

/// What hashes a body that stays with the host.
pub(crate) const BY_HOST: HashAround = HashAround(hash);

/// More than the import, so that the table of functions has not the import itself: Node 20
/// crashes when that is called through the table.
fn hash(around: &mut [u8], before: usize) {
    let before = before.min(around.len());
    sha256(around, before);
}
