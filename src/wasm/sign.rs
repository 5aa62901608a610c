//! What a vendor would send, for tests.

#![expect(unreachable_pub, reason = "the exports of the wasm")]

use wasm_bindgen::prelude::wasm_bindgen;

use crate::document::Value;
use crate::sign::Signing;
use crate::text::js_number::number;
use crate::wasm::region::{Written, clear};
use crate::wasm::state::STATE;

/// The headers that the vendor would send with the body in the region, as JSON;
/// the lengths are as for `verify`, with the delivery's id in place of the source,
/// and no headers. `null` where it cannot be said.
#[wasm_bindgen]
pub fn sign(handle: u32, now: f64, count: usize) -> String {
    let now = number(now).unwrap_or_default();
    let headers = STATE.with_borrow_mut(|state| {
        let Written { body: length, method, source: id, url, .. } =
            Written::read(&state.lengths, &state.texts, count)?;
        let (signing, body) = (Signing { now, id, method, url }, state.body.get(length));
        let headers = state.webhooks.get(handle)?.ask(|webhook| webhook.sign(body, &signing))?;
        clear(&mut state.texts, &state.lengths, count);
        headers
    });
    let named = |(name, value): (String, String)| (name.into(), Value::Text(value.into()));
    headers.map_or(Value::Null, |headers| Value::Object(headers.into_iter().map(named).collect())).to_json()
}
