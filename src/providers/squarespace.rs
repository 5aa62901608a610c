//! Squarespace: a hexadecimal HMAC-SHA256 of the raw body. The key is the secret,
//! decoded from hexadecimal.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Encoding, KeyFormat, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "squarespace",
    about: About::new(
        "Squarespace",
        "https://developers.squarespace.com/webhooks/overview",
        Confidence::Secondary,
    ),
    key: KeyFormat::Hex,
    signature: Signature::header("squarespace-signature", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
