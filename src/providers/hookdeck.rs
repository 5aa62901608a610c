//! Hookdeck: a base64 HMAC-SHA256 of the raw body.
//!
//! Source: the vendor's recipes, <https://github.com/hookdeck/webhook-skills>.

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "hookdeck",
    about: &About::new("Hookdeck", "https://hookdeck.com/docs/authentication", Confidence::Vendor)
        .identity("two events of a source can have the same body: their ids are headers that are not signed"),
    signature: Signature::header("x-hookdeck-signature", Encoding::Base64),
    ..Scheme::BODY_HMAC
};
