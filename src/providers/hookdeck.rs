//! Hookdeck: a base64 HMAC-SHA256 of the raw body.
//!
//! Source: the vendor's own collection of verification recipes (secondary).

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "hookdeck",
    about: About::new("Hookdeck", "https://hookdeck.com/docs/authentication", Confidence::Secondary),
    signature: Signature::header("x-hookdeck-signature", Encoding::Base64),
    ..Scheme::BODY_HMAC
};
