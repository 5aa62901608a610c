//! Schemes that their callers describe.

#![expect(unreachable_pub, reason = "the exports of the wasm")]

use std::mem;

use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

use crate::custom::Description;
use crate::document::Value;
use crate::scheme::Scheme;
use crate::verify::Webhook;
use crate::verify::secret::wipe_stack;
use crate::wasm::state::{Asked, STATE};
use crate::wasm::table::Lend;
use crate::wasm::words::{object, text};

/// A Webhook of a described scheme: over another scheme between two calls, its own is made
/// for each.
struct Described {
    description: Description<'static>,
    webhook: Option<Webhook<'static>>,
}

impl Lend for Described {
    fn lend(&mut self, to: &mut dyn FnMut(&Webhook<'_>)) {
        let Self { description, webhook } = self;
        description.lend(|scheme| {
            let Some(own) = webhook.take() else { return };
            let own = own.with_scheme(scheme);
            to(&own);
            *webhook = Some(own.with_scheme(&Scheme::BODY_HMAC));
        });
    }
}

/// What JavaScript has to know of a scheme that its caller describes, as JSON with
/// the members of the table of built-in ones; nothing when it was refused.
#[wasm_bindgen]
pub fn describe(description: &str) -> Option<String> {
    let about = |scheme: &Scheme<'_>| {
        let list = |names: Vec<String>| Value::List(names.iter().map(|name| text(name)).collect());
        object([
            ("name", text(scheme.name)),
            ("headers", scheme.headers().map_or(Value::Null, list)),
            ("covers", text(scheme.covers.as_str())),
            ("timed", Value::Bool(scheme.asks_clock())),
        ])
        .to_json()
    };
    match Description::from_json(description) {
        Ok(description) => Some(description.lend(about)),
        Err(error) => {
            STATE.with_borrow_mut(|state| state.refuse(&error));
            None
        }
    }
}

/// As `prepare`, of a description that `describe` took.
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, reason = "flat values cross the boundary without code")]
pub fn prepare_described(
    description: &str,
    secrets: usize,
    is_text: u32,
    past: f64,
    future: f64,
    max_body_bytes: f64,
    sources: Option<String>,
    headers: Option<String>,
) -> f64 {
    let asked = Asked { secrets, is_text, past, future, max_body_bytes, sources };
    let handle = prepare_in_region(&asked, headers, description);
    wipe_stack();
    handle.map_or_else(f64::from, f64::from)
}

/// Apart from [`prepare_described`], so that what it leaves on the stack lies where that wipes.
#[inline(never)]
fn prepare_in_region(asked: &Asked, headers: Option<String>, description: &str) -> Result<u32, i32> {
    STATE.with_borrow_mut(|state| {
        let written = Zeroizing::new(mem::take(&mut state.body.region));
        let description = Description::from_json(description).map_err(|error| state.refuse(&error))?;
        let webhook = description.lend(|scheme| {
            state.webhook(scheme, asked, &written).map(|webhook| webhook.with_scheme(&Scheme::BODY_HMAC))
        })?;
        Ok(state.keep(Box::new(Described { description, webhook: Some(webhook) }), headers))
    })
}
