//! Every vector of `vectors/`, by the wasm in a real browser:
//! `wasm-pack test --headless --chrome`.
#![cfg(target_family = "wasm")]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::arithmetic_side_effects
)]

mod conformance;

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn zignsec() {
    assert!(conformance::run(include_str!("../vectors/zignsec.json")) > 0);
}

#[wasm_bindgen_test]
fn sheerid() {
    assert!(conformance::run(include_str!("../vectors/sheerid.json")) > 0);
}
