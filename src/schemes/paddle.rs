//! Paddle: `ts=<seconds>;h1=<hex>`, HMAC-SHA256 over `<ts>:<raw body>`. `h1` comes
//! several times while a secret is being replaced. Five seconds, in the past, is the
//! library's window; it takes any time ahead, and here clocks may differ by five
//! minutes.
//!
//! `event_id`, in the signed body, is the event's own.
//!
//! Source: the vendor's library, `paddle-node-sdk`, and its tests.

use crate::scheme::{
    About, Body, Confidence, Encoding, Field, Layout, Origin, Part, Replay, Scheme, Signature, Timestamp,
    Tolerance, Unit,
};

/// Secret: In Paddle, Developer tools › Notifications › your destination: its secret key,
/// `pdl_ntfset_…`; in the API, `endpoint_secret_key` of the notification setting. Source:
/// <https://developer.paddle.com/api-reference/notification-settings/create-notification-setting>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "paddle",
    about: &About::new(
        "Paddle",
        "https://developer.paddle.com/webhooks/signature-verification",
        Confidence::Vendor,
    )
    .identity("the event's id")
    .retries(72, "https://github.com/hookdeck/webhook-skills/blob/main/skills/paddle-webhooks/references/verification.md"),
    signature: Signature::header("paddle-signature", Encoding::Hex).layout(Layout::Pairs {
        separator: ";",
        time: "ts",
        tags: &["h1"],
    }),
    content: &[Part::Timestamp, Part::Literal(":"), Part::Body],
    timestamp: Some(Timestamp {
        origin: Origin::Signature,
        unit: Unit::Seconds,
        tolerance: Tolerance { past: 5_000, future: 300_000 },
    }),
    replay: Replay::Field(Field::Member("event_id")),
    body: Body { id: &[Field::Member("event_id")], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
