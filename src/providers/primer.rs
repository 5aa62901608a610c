//! Primer: a base64 HMAC-SHA256 of the raw body.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "primer",
    about: About::new("Primer", "https://primer.io/docs/payments/webhooks", Confidence::Secondary),
    signature: Signature::header("x-signature-primary", Encoding::Base64),
    ..Scheme::BODY_HMAC
};
