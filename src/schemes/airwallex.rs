//! Airwallex: a hexadecimal HMAC-SHA256 over `<milliseconds><raw body>`. The page names
//! no window, nor whether a retry has a time of its own: the time is not judged unless
//! the caller says so.
//!
//! Source: <https://www.airwallex.com/docs/developer-tools/webhooks/listen-for-webhook-events>
//! and the vendor's code examples.

use crate::scheme::{
    About, Confidence, Encoding, Field, Origin, Part, Replay, Scheme, Signature, Timestamp, Tolerance, Unit,
};

const TIME: Field<'static> = Field::Header("x-timestamp");

/// Secret: In the Airwallex web app, Settings › Developer › Webhooks › your webhook: its secret
/// key. Source: <https://www.airwallex.com/docs/developer-tools/webhooks/listen-for-webhook-events>
/// (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "airwallex",
    about: &About::new(
        "Airwallex",
        "https://www.airwallex.com/docs/developer-tools/webhooks/listen-for-webhook-events",
        Confidence::Vendor,
    )
    .identity("the event's id, which the vendor calls stable")
    .retries(72, "https://www.airwallex.com/docs/developer-tools/webhooks/listen-for-webhook-events"),
    signature: Signature::header("x-signature", Encoding::Hex),
    content: &[Part::Field(TIME), Part::Body],
    timestamp: Some(Timestamp {
        origin: Origin::Field(TIME),
        unit: Unit::Milliseconds,
        tolerance: Tolerance::ANY,
    }),
    replay: Replay::Field(Field::Member("id")),
    ..Scheme::BODY_HMAC
};
