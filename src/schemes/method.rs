//! Method: a hexadecimal HMAC-SHA256 over `<time>:<raw body>`. The vendor recommends a
//! window of five minutes, and does not say whether a retry is signed anew: where retries come
//! as `timestamp_too_old`, `tolerance` is what to widen.
//!
//! Source: <https://docs.methodfi.com/reference/webhooks/overview>.

use crate::scheme::{
    About, Confidence, Encoding, Field, Origin, Part, Scheme, Signature, Timestamp, Tolerance, Unit,
};

/// Secret: You choose it when you create the webhook: the field `hmac_secret` of `POST /webhooks`
/// (older API versions sign with `auth_token`). Source:
/// <https://docs.methodfi.com/reference/webhooks/create>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "method",
    about: &About::new("Method", "https://docs.methodfi.com/reference/webhooks/overview", Confidence::Vendor)
        .identity("a resource and what happened to it: every further update has the same body"),
    signature: Signature::header("method-webhook-signature", Encoding::Hex),
    content: &[Part::Field(Field::Header("method-webhook-timestamp")), Part::Literal(":"), Part::Body],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Header("method-webhook-timestamp")),
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    ..Scheme::BODY_HMAC
};
