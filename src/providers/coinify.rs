//! Coinify: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: <https://coinify.readme.io/docs/webhook-signature>, with test values.

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "coinify",
    about: About::new("Coinify", "https://coinify.readme.io/docs/webhook-signature", Confidence::Vendor),
    signature: Signature::header("x-coinify-webhook-signature", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
