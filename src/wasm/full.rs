//! The boundary to JavaScript: conversion only, no decisions.
//!
//! What arrives is written by `js/core.js` straight into memory of this module,
//! into regions that are used again for every delivery: the body, the texts
//! around it, and the lengths of all. Only this module says where a region is and
//! how large. What leaves is numbers, and JSON text where there is more to say:
//! `JSON.parse` makes objects several times faster than calls across the boundary
//! can, and needs no code here.

#![expect(unreachable_pub, reason = "the exports of the wasm")]

use std::mem;

use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

use super::number::host_number;
use super::region::reserve;
use super::state::{Asked, STATE};
use crate::text::split::split;
use crate::verify::secret::wipe_stack;
use crate::verify::{Webhook, payload};

/// Half the size of the standard library's.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The address of a region for texts of this length together.
#[wasm_bindgen]
pub fn reserve_texts(length: usize) -> usize {
    STATE.with_borrow_mut(|state| reserve(&mut state.texts, length))
}

/// The address of a region for so many lengths.
#[wasm_bindgen]
pub fn reserve_lengths(count: usize) -> usize {
    STATE.with_borrow_mut(|state| {
        state.lengths = vec![0; count];
        state.lengths.as_mut_ptr().addr()
    })
}

/// The address of a region for a body of this length. The last body is cleared.
#[wasm_bindgen]
pub fn reserve_body(length: usize) -> usize {
    STATE.with_borrow_mut(|state| state.body.reserve(length))
}

/// Prepares a Webhook; returns its handle. The scheme is a name, or a description
/// that `describe` took, which only the full module reads. In the body region
/// stand, one after another, the audience, the verify token and the secrets; bits
/// of `is_text` say which of the secrets are text. Times are in milliseconds.
/// `sources` has an entry a line, and `headers` a name of those that the scheme
/// reads, in the order in which `verify` is given them.
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, reason = "flat values cross the boundary without code")]
pub fn prepare(
    scheme: &str,
    described: bool,
    secrets: usize,
    is_text: u32,
    past: f64,
    future: f64,
    max_body_bytes: f64,
    sources: Option<String>,
    headers: Option<String>,
) -> f64 {
    let asked = Asked { secrets, is_text, past, future, max_body_bytes, sources };
    let names = headers
        .map(|names| split(&names, "\n").filter(|name| !name.is_empty()).map(ToOwned::to_owned).collect());
    let handle = prepare_in_region(scheme, described, &asked, names);
    wipe_stack();
    handle.unwrap_or_else(f64::from)
}

/// Apart from [`prepare`], so that what it leaves on the stack lies where that wipes.
#[inline(never)]
fn prepare_in_region(
    scheme: &str,
    described: bool,
    asked: &Asked,
    headers: Option<Vec<String>>,
) -> Result<f64, i32> {
    STATE.with_borrow_mut(|state| {
        let written = Zeroizing::new(mem::take(&mut state.body.region));
        let webhook = state.prepare(scheme, described, asked, &written)?;
        Ok(state.webhooks.add(webhook, headers))
    })
}

/// Whether a Webhook is still prepared.
#[wasm_bindgen]
pub fn is_prepared(handle: f64) -> bool {
    STATE.with_borrow_mut(|state| state.webhooks.slot(handle).is_some())
}

/// Forgets a Webhook, whose keys are zeroised.
#[wasm_bindgen]
pub fn release(handle: f64) {
    STATE.with_borrow_mut(|state| {
        if let Some(slot) = state.webhooks.slot(handle) {
            *slot = None;
        }
    });
}

/// Whether JavaScript may hash the bodies of this Webhook: see `verify`.
#[wasm_bindgen]
pub fn only_hashes_body(handle: f64) -> bool {
    STATE.with_borrow_mut(|state| {
        state.webhooks.ask(handle, |webhook| webhook.scheme.only_hashes_body()).unwrap_or_default()
    })
}

/// What a Webhook reads, as bits: whether the id (1) and the replay key (2) may stand in
/// a body, and whether its verdicts depend on the URL (4).
#[wasm_bindgen]
pub fn reads(handle: f64) -> u32 {
    STATE.with_borrow_mut(|state| {
        let bits = |webhook: &Webhook<'_>| {
            let [id, replay_key] = payload::said_in_body(webhook.scheme).map(u32::from);
            id | replay_key << 1 | u32::from(webhook.scheme.reads_url()) << 2
        };
        state.webhooks.ask(handle, bits).unwrap_or_default()
    })
}

/// Judges what stands in the regions, with so many lengths: those of the body,
/// the method, the source address, the URL and the headers, in this order; where
/// the scheme reads all headers, their names and values in turn. Returns the index
/// of the secret that matched; in place of the lengths stand then the addresses and
/// lengths of the id, the replay key and the payload's form, where these are made of
/// something outside the body. `now` is in milliseconds.
///
/// With `outside` the body stays with JavaScript, which hashes it; in the region
/// stands its first byte, if it has one (`starts`).
#[wasm_bindgen]
pub fn verify(handle: f64, now: f64, outside: bool, starts: bool, count: usize) -> i32 {
    STATE.with_borrow_mut(|state| state.verify(handle, now, outside.then_some(starts), count))
}

/// Why the last call was refused, as JSON.
#[wasm_bindgen]
pub fn refusal() -> String {
    STATE.with_borrow(|state| state.refusal.to_json())
}

/// The signed time of the last event, or NaN.
#[wasm_bindgen]
pub fn timestamp() -> f64 {
    STATE.with_borrow(|state| state.timestamp.map_or(f64::NAN, host_number))
}

/// The payload of the authentic body in the region, as JSON; nothing when it was refused.
#[wasm_bindgen]
pub fn payload(handle: f64, length: usize) -> Option<String> {
    STATE.with_borrow_mut(|state| match state.ask_about_body(handle, length, payload::payload_as_json)? {
        Ok(json) => Some(json),
        Err(error) => {
            state.refuse(&error);
            None
        }
    })
}

/// The id in the authentic body in the region.
#[wasm_bindgen]
pub fn id(handle: f64, length: usize) -> Option<String> {
    STATE.with_borrow_mut(|state| state.ask_about_body(handle, length, payload::id_in_body)?)
}

/// The replay key of the authentic body in the region.
#[wasm_bindgen]
pub fn replay_key(handle: f64, length: usize) -> Option<String> {
    STATE.with_borrow_mut(|state| state.ask_about_body(handle, length, payload::replay_key_in_body)?)
}
