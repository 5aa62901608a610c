//! Dwolla: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "dwolla",
    about: About::new(
        "Dwolla",
        "https://developers.dwolla.com/docs/balance/webhooks/process-validate",
        Confidence::Secondary,
    ),
    signature: Signature::header("x-request-signature-sha-256", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
