//! Checkout.com: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: <https://www.checkout.com/docs/developer-resources/event-notifications/receive-webhooks>.

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "checkout",
    about: About::new(
        "Checkout.com",
        "https://www.checkout.com/docs/developer-resources/event-notifications/receive-webhooks",
        Confidence::Vendor,
    ),
    signature: Signature::header("cko-signature", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
