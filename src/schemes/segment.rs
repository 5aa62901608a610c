//! Segment: a hexadecimal HMAC-SHA1 of the body. Of a batch only the first event is
//! signed: a batch is refused. Destinations of the kind "Actions" POST, PUT or PATCH.
//!
//! Source: <https://segment.com/docs/connections/destinations/catalog/webhooks/>. Its
//! sample writes the JSON anew before it signs; what is sent is that JSON. Methods:
//! `segmentio/action-destinations`, `destinations/webhook/send/index.ts`.

use crate::scheme::{About, Algorithm, Confidence, Encoding, Scheme, Signature};

/// Secret: You choose it: in Segment, the webhook destination's Settings, under Advanced Settings,
/// the shared secret. Source:
/// <https://github.com/segmentio/segment-docs/blob/develop/src/connections/destinations/catalog/actions-webhook/index.md>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "segment",
    about: &About::new(
        "Segment",
        "https://segment.com/docs/connections/destinations/catalog/webhooks/",
        Confidence::Vendor,
    )
    .identity("the customer can choose the body, which may repeat")
    .retries(4, "https://segment.com/docs/connections/destinations/catalog/webhooks/"),
    algorithm: Algorithm::HmacSha1,
    signature: Signature::header("x-signature", Encoding::Hex),
    method: "",
    ..Scheme::BODY_HMAC
};
