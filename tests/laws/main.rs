//! The laws of binding and cost, over all schemes: generated from the rows.
#![cfg(all(feature = "public-keys", not(target_family = "wasm")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod binding;
mod cost;
mod delivery;
mod genuine;
mod identity;
mod lists;
mod mutations;
mod random;
mod spans;
mod spellings;
mod splits;
mod texts;
mod unbound;
