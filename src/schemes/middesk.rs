//! Middesk: a hexadecimal HMAC-SHA256 of the raw body, without a prefix, the
//! key being the whole secret, `sec_` and all.
//!
//! Sources: <https://docs.middesk.com/build/secure-webhooks>; for what a body has,
//! <https://docs.middesk.com/build/webhooks>,
//! <https://docs.middesk.com/monitor-activity/how-monitoring-works>.

use crate::document::shape::members;
use crate::scheme::{About, Body, Confidence, Encoding, Field, Format, Replay, Scheme, Signature};

/// Secret: You define it with Middesk's Webhooks API, when you create the webhook. Source:
/// <https://docs.middesk.com/build/secure-webhooks>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "middesk",
    about: &About::new("Middesk", "https://docs.middesk.com/build/secure-webhooks", Confidence::Vendor)
        .identity("the event's id")
        .retries(72, "https://docs.middesk.com/build/webhooks"),
    signature: Signature::header("x-middesk-signature-256", Encoding::Hex),
    replay: Replay::Field(Field::Member("id")),
    body: Body { formats: &[Format::Json], shape: Notification::SHAPE, ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};

members! {
    /// What Middesk sends.
    Notification {
        /// The event's id.
        "id" id: Text,
        /// Always `event`.
        "object" object: Text,
        /// Such as `business.updated`; an open set.
        "type" kind: Text,
        /// When it happened, in ISO 8601.
        "created_at" created_at: Text,
        /// The account's id.
        "account_id" account_id: Text,
        /// A [`Data`].
        "data" data: Object(Data::SHAPE),
    }
}

members! {
    /// What changed.
    Data {
        /// A [`Resource`].
        "object" object: Object(Resource::SHAPE),
    }
}

members! {
    /// A business, or something of one.
    Resource {
        /// Its id.
        "id" id: Text,
        /// Its kind, such as `business`, `tin`.
        "object" object: Text,
        /// The business's id, where it is something of one.
        "business_id" business_id: Text,
        /// Of a business, such as `in_review`, `approved`.
        "status" status: Text,
    }
}
