//! Modern Treasury: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "modern-treasury",
    about: About::new(
        "Modern Treasury",
        "https://docs.moderntreasury.com/platform/docs/webhooks-overview",
        Confidence::Secondary,
    ),
    signature: Signature::header("x-signature", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
