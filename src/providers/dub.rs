//! Dub: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "dub",
    about: About::new(
        "Dub",
        "https://dub.co/docs/concepts/webhooks/verify-webhook-requests",
        Confidence::Secondary,
    ),
    signature: Signature::header("dub-signature", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
