//! Iron: `v1=<hex>`, HMAC-SHA256 over `<webhook-timestamp><raw body>`. The headers have
//! the names of Standard Webhooks; what is signed is another thing, and `webhook-id` is
//! not in it. Five minutes is that specification's window: the vendor states none.
//!
//! Source: <https://docs.iron.xyz/reference-2026-07-01/webhooks/dispatches-an-event-notification-to-a-configured-webhook-endpoint>.

use crate::scheme::{
    About, Body, Confidence, Encoding, Field, Format, Layout, Origin, Part, Scheme, Signature, Timestamp,
    Tolerance, Unit,
};

const TIME: Field<'static> = Field::Header("webhook-timestamp");

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "iron",
    about: &About::new(
        "Iron",
        "https://docs.iron.xyz/reference-2026-07-01/webhooks/dispatches-an-event-notification-to-a-configured-webhook-endpoint",
        Confidence::Vendor,
    )
    .identity("the body has the time at which it was sent, and `webhook-id` is not signed"),
    signature: Signature::header("webhook-signature", Encoding::Hex).layout(Layout::Prefixed("v1=")),
    content: &[Part::Field(TIME), Part::Body],
    timestamp: Some(Timestamp {
        origin: Origin::Field(TIME),
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
