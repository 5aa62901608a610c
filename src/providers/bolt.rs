//! Bolt: a base64 HMAC-SHA256 of the raw body.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "bolt",
    about: About::new("Bolt", "https://help.bolt.com/developers/webhooks/", Confidence::Secondary),
    signature: Signature::header("x-bolt-hmac-sha256", Encoding::Base64),
    ..Scheme::BODY_HMAC
};
