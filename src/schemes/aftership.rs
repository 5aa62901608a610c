//! AfterShip: a base64 HMAC-SHA256 of the raw body.
//!
//! Source: <https://www.aftership.com/docs/tracking/webhook/webhook-signature>.

use crate::scheme::{About, Confidence, Encoding, Field, Replay, Scheme, Signature};

/// Secret: In AfterShip, Settings › Webhooks: it is called Webhook secret. Source:
/// <https://www.aftership.com/docs/tracking/webhook/webhook-signature>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "aftership",
    about: &About::new(
        "AfterShip",
        "https://www.aftership.com/docs/tracking/webhook/webhook-signature",
        Confidence::Vendor,
    )
    .identity("the event's id")
    .retries(69, "https://www.aftership.com/docs/tracking/webhook/webhook-overview"),
    signature: Signature::header("aftership-hmac-sha256", Encoding::Base64),
    replay: Replay::Field(Field::Member("event_id")),
    ..Scheme::BODY_HMAC
};
