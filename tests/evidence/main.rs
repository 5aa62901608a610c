//! Evidence within webhooks: BankID's own sample, and a PKI made for the test.
#![cfg(not(target_family = "wasm"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::cast_possible_truncation)]
// A closure of one assignment stands as a cell of a table.
#![allow(clippy::semicolon_if_nothing_returned, clippy::format_collect)]

mod apple;
mod apple_judged;
mod attacks;
mod bits;
mod der;
mod differential;
mod id_token;
mod independent;
mod keys;
mod pki;
mod reference;
mod sample;
mod token;
