//! Linear: a hexadecimal HMAC-SHA256 of the raw body. The time is the body's own
//! `webhookTimestamp`; the header `Linear-Timestamp` is not signed, and not read.
//!
//! Source: the vendor's library, `@linear/sdk`.

use crate::scheme::{
    About, Confidence, Encoding, Field, Origin, Scheme, Signature, Timestamp, Tolerance, Unit,
};

/// Secret: In Linear, Settings › API › your webhook: Linear generates the signing secret and shows
/// it on the webhook's page. Source: <https://trigger.dev/docs/webhooks/providers/linear>
/// (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "linear",
    about: &About::new("Linear", "https://linear.app/developers/webhooks", Confidence::Vendor)
        .identity("the body has the time at which it was sent: `Linear-Delivery` is not signed")
        .retries(8, "https://linear.app/developers/webhooks"),
    signature: Signature::header("linear-signature", Encoding::Hex),
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Member("webhookTimestamp")),
        unit: Unit::Milliseconds,
        tolerance: Tolerance { past: 60_000, future: 60_000 },
    }),
    ..Scheme::BODY_HMAC
};
