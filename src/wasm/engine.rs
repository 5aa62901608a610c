//! What crosses on the path of a request: conversion only, no decisions.
//!
//! `js/core.js` writes what arrives straight into memory of this module, into three
//! regions that are used again for every delivery: the body, the texts around it, and
//! the lengths of all. Only this module says where a region is and how large. A verdict
//! is a number, and what there is to say of it stands in the lengths afterwards
//! ([`State::tell`]); larger answers are JSON text: `JSON.parse` makes objects several
//! times faster than calls across the boundary can, and needs no code here.

#![expect(unreachable_pub, reason = "the exports of the wasm")]

use std::borrow::Cow;
use std::mem;

use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

use super::region::reserve;
use super::state::{Asked, STATE};
use crate::error::Error;
use crate::scheme::Scheme;
use crate::schemes;
use crate::text::js_number::number;
use crate::verify::secret::wipe_stack;
use crate::verify::{Webhook, payload};

/// The address of a region for texts of this length together.
#[wasm_bindgen]
pub fn reserve_texts(length: usize) -> usize {
    STATE.with_borrow_mut(|state| reserve(&mut state.texts, length))
}

/// The address of a region for so many lengths, which are at least those of what is told.
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

/// Prepares a Webhook of a built-in scheme; returns its handle. In the body region
/// stand, one after another, the audience, the verify token and the secrets; bits
/// of `is_text` say which of the secrets are text. Times are in milliseconds.
/// `sources` has an entry a line, and `headers` a name of those that the scheme
/// reads, in the order in which `verify` is given them.
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, reason = "flat values cross the boundary without code")]
pub fn prepare(
    scheme: &str,
    secrets: usize,
    is_text: u32,
    past: f64,
    future: f64,
    max_body_bytes: f64,
    sources: Option<String>,
    headers: Option<String>,
) -> f64 {
    let asked = Asked { secrets, is_text, past, future, max_body_bytes, sources };
    let handle = prepare_in_region(&asked, headers, scheme);
    wipe_stack();
    handle.map_or_else(f64::from, f64::from)
}

/// Apart from [`prepare`], so that what it leaves on the stack lies where that wipes.
#[inline(never)]
fn prepare_in_region(asked: &Asked, headers: Option<String>, scheme: &str) -> Result<u32, i32> {
    STATE.with_borrow_mut(|state| {
        let written = Zeroizing::new(mem::take(&mut state.body.region));
        let scheme = schemes::named(scheme).map_err(|error| state.refuse(&error))?;
        let webhook = state.webhook(scheme, asked, &written)?;
        Ok(state.keep(Box::new(webhook), headers))
    })
}

/// Forgets a Webhook, whose keys are zeroised.
#[wasm_bindgen]
pub fn release(handle: u32) {
    STATE.with_borrow_mut(|state| state.webhooks.release(handle));
}

/// What a Webhook reads, as bits: whether the id (1) and the replay key (2) may stand in
/// a body, whether its verdicts depend on the URL (4), and whether JavaScript may hash
/// its bodies (8): see `verify`.
#[wasm_bindgen]
pub fn reads(handle: u32) -> u32 {
    let bits = |webhook: &Webhook<'_>| {
        let [id, replay_key] = payload::said_in_body(webhook.scheme).map(u32::from);
        let hashes = u32::from(webhook.scheme.only_hashes_body());
        id | replay_key << 1 | u32::from(webhook.scheme.reads_url()) << 2 | hashes << 3
    };
    STATE.with_borrow_mut(|state| state.webhooks.get(handle)?.ask(bits)).unwrap_or_default()
}

/// Judges what stands in the regions, with so many lengths: those of the body,
/// the method, the source address, the URL and the headers, in this order; where
/// the scheme reads all headers, their names and values in turn. Returns the index
/// of the secret that matched, or a number below 0. `now` is in milliseconds.
///
/// With `outside` the body stays with JavaScript, which hashes it; in the region
/// stands its first byte, if it has one (`starts`).
#[wasm_bindgen]
pub fn verify(handle: u32, now: f64, outside: bool, starts: bool, count: usize) -> i32 {
    let now = number(now).unwrap_or_default();
    STATE.with_borrow_mut(|state| state.verify(handle, now, outside.then_some(starts), count))
}

/// The payload of the authentic body in the region, as JSON: an empty text where the body is
/// that itself, which JavaScript has; nothing when it was refused.
#[wasm_bindgen]
pub fn payload(handle: u32, length: usize) -> Option<String> {
    let json = |scheme: &Scheme<'_>, body: &[u8]| -> Result<String, Error> {
        Ok(match payload::payload_as_json(scheme, body)? {
            Cow::Borrowed(text) if text.len() == body.len() => String::new(),
            json => json.into_owned(),
        })
    };
    STATE.with_borrow_mut(|state| match state.ask_about_body(handle, length, json)? {
        Ok(json) => Some(json),
        Err(error) => {
            state.refuse(&error);
            None
        }
    })
}

/// The id in the authentic body in the region.
#[wasm_bindgen]
pub fn id(handle: u32, length: usize) -> Option<String> {
    STATE.with_borrow_mut(|state| state.ask_about_body(handle, length, payload::id_in_body)?)
}

/// The replay key of the authentic body in the region.
#[wasm_bindgen]
pub fn replay_key(handle: u32, length: usize) -> Option<String> {
    STATE.with_borrow_mut(|state| state.ask_about_body(handle, length, payload::replay_key_in_body)?)
}
