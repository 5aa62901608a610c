//! Razorpay: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: the vendor's library, `razorpay-node`, and its tests.

use crate::scheme::{About, Confidence, Encoding, Replay, Scheme, Signature};

/// Secret: You choose it: in the Razorpay Dashboard, Accounts & Settings › Webhooks › Add New
/// Webhook › Secret. Source:
/// <https://razorpay.com/docs/payment-gateway/dashboard-guide/settings/webhooks/>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "razorpay",
    about: &About::new("Razorpay", "https://razorpay.com/docs/webhooks/validate-test/", Confidence::Vendor)
    .identity("it has the event's thing and its time, and a retry is not signed anew: `x-razorpay-event-id` is not signed")
    .retries(24, "https://razorpay.com/docs/webhooks/best-practices/"),
    signature: Signature::header("x-razorpay-signature", Encoding::Hex),
    replay: Replay::Body,
    ..Scheme::BODY_HMAC
};
