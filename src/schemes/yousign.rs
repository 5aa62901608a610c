//! Yousign: a hexadecimal HMAC-SHA256 of the raw body, after `sha256=`. `event_id`,
//! in the signed body, is the same for an event and its retries.
//!
//! Sources: <https://developers.yousign.com/docs/security>,
//! <https://developers.yousign.com/docs/use-webhooks-in-your-app>; for what a body has,
//! <https://developers.yousign.com/docs/webhook-messages>.

use crate::document::shape::members;
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
    body: Body { id: &[Field::Member("event_id")], shape: Notification::SHAPE, ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};

members! {
    /// What Yousign sends.
    Notification {
        /// The event's id, the same for its retries.
        "event_id" event_id: Text,
        /// Such as `signature_request.done`, `signer.done`; an open set.
        "event_name" event_name: Text,
        /// When it happened, in seconds since 1970-01-01T00:00Z, as text.
        "event_time" event_time: Text,
        /// The webhook subscription's id.
        "subscription_id" subscription_id: Text,
        /// What it is called.
        "subscription_description" subscription_description: Text,
        /// A [`Data`].
        "data" data: Object(Data::SHAPE),
    }
}

members! {
    /// The resources that it is about.
    Data {
        /// A [`Resource`].
        "signature_request" signature_request: Object(Resource::SHAPE),
        /// A [`Resource`].
        "signer" signer: Object(Resource::SHAPE),
    }
}

members! {
    /// A signature request or a signer.
    Resource {
        /// Its id.
        "id" id: Text,
        /// Such as `ongoing`, `done`, `signed`.
        "status" status: Text,
    }
}
