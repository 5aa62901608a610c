//! Razorpay: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: the vendor's library, `razorpay-node`, and its tests.

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "razorpay",
    about: About::new("Razorpay", "https://razorpay.com/docs/webhooks/validate-test/", Confidence::Vendor),
    signature: Signature::header("x-razorpay-signature", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
