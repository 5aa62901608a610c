//! GoCardless: a hexadecimal HMAC-SHA256 of the raw body. A body is a batch of
//! events, each with an id.
//!
//! Source: the vendor's library, `gocardless-nodejs`, and its tests.

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "gocardless",
    about: About::new(
        "GoCardless",
        "https://developer.gocardless.com/getting-started/stay-up-to-date-with-webhooks-v2/",
        Confidence::Vendor,
    ),
    signature: Signature::header("webhook-signature", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
