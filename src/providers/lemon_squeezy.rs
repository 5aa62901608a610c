//! Lemon Squeezy: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "lemon-squeezy",
    about: About::new(
        "Lemon Squeezy",
        "https://docs.lemonsqueezy.com/help/webhooks/signing-requests",
        Confidence::Secondary,
    ),
    signature: Signature::header("x-signature", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
