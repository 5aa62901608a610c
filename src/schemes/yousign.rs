//! Yousign: a hexadecimal HMAC-SHA256 of the raw body, after `sha256=`. `event_id`,
//! in the signed body, is the same for an event and its retries.
//!
//! Source: <https://developers.yousign.com/docs/security>,
//! <https://developers.yousign.com/docs/use-webhooks-in-your-app>.

use crate::scheme::{About, Body, Confidence, Encoding, Field, Layout, Replay, Scheme, Signature};

/// Secret: In Yousign, Developers › Webhooks › your webhook: its secret key; in the API, the
/// subscription's `secret_key`. Source: <https://developers.yousign.com/docs/subscription>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "yousign",
    about: &About::new("Yousign", "https://developers.yousign.com/docs/security", Confidence::Vendor)
        .identity("the event's id, the same for its retries")
        .retries(97, "https://developers.yousign.com/docs/failure-and-retry-policy"),
    signature: Signature::header("x-yousign-signature-256", Encoding::Hex)
        .layout(Layout::Prefixed("sha256=")),
    replay: Replay::Field(Field::Member("event_id")),
    body: Body { id: &[Field::Member("event_id")], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
