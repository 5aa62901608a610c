//! Customer.io: a hexadecimal HMAC-SHA256 over `v0:<seconds>:<raw body>`. The window
//! is that registry's.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{
    About, Confidence, Encoding, Field, Origin, Part, Replay, Scheme, Signature, Timestamp, Tolerance, Unit,
};

/// Secret: In Customer.io, Data & Integrations › Integrations › Reporting Webhooks: your webhook's
/// signing key. Source: <https://docs.customer.io/release-notes/2023-05-17-verify-webhook-actions>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "customer-io",
    about: &About::new(
        "Customer.io",
        "https://docs.customer.io/integrations/api/webhooks/",
        Confidence::Secondary,
    )
    .identity("the event's id")
    .retries(168, "https://docs.customer.io/api/webhooks"),
    signature: Signature::header("x-cio-signature", Encoding::Hex),
    content: &[
        Part::Literal("v0:"),
        Part::Field(Field::Header("x-cio-timestamp")),
        Part::Literal(":"),
        Part::Body,
    ],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Header("x-cio-timestamp")),
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    replay: Replay::Field(Field::Member("event_id")),
    ..Scheme::BODY_HMAC
};
