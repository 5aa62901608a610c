//! Texts, and nothing of webhooks: what the standard library does in more bytes of wasm
//! or with a looser reading.

pub(crate) mod base64;
pub(crate) mod date;
pub(crate) mod js_number;
pub(crate) mod secret;
pub(crate) mod split;

/// A number's text, without the formatting machinery.
pub(crate) fn decimal(number: u64) -> String {
    let mut text = if number < 10 { String::new() } else { decimal(number / 10) };
    text.push(char::from(b'0'.saturating_add(u8::try_from(number % 10).unwrap_or_default())));
    text
}
