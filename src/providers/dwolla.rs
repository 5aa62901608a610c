//! Dwolla: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: the vendor's page.

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "dwolla",
    about: About::new(
        "Dwolla",
        "https://developers.dwolla.com/docs/balance/webhooks/process-validate",
        Confidence::Vendor,
    ),
    signature: Signature::header("x-request-signature-sha-256", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
