//! Squarespace: a hexadecimal HMAC-SHA256 of the raw body. The key is the secret,
//! decoded from hexadecimal.
//!
//! Source: <https://developers.squarespace.com/webhooks/verifying-notifications>.

use crate::scheme::{About, Confidence, Encoding, KeyFormat, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "squarespace",
    about: About::new(
        "Squarespace",
        "https://developers.squarespace.com/webhooks/verifying-notifications",
        Confidence::Vendor,
    ),
    key: KeyFormat::Hex,
    signature: Signature::header("squarespace-signature", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
