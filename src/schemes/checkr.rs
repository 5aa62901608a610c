//! Checkr: a hexadecimal HMAC-SHA256 of the raw body. The key is said to be the
//! account's secret API key; that is from memory, and no part of the row.
//!
//! Sources: public code that quotes the vendor's "Validating webhooks"
//! (secondary); what a body has: <https://docs.checkr.com/apis/webhooks>.

use crate::document::shape::members;
use crate::scheme::{About, Body, Confidence, Encoding, Field, Format, Replay, Scheme, Signature};

/// The event's id.
const ID: Field<'static> = Field::Member("id");

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "checkr",
    about: &About::new("Checkr", "https://docs.checkr.com/apis/webhooks", Confidence::Secondary)
        .identity("the event's id"),
    signature: Signature::header("x-checkr-signature", Encoding::Hex),
    replay: Replay::Field(Field::Member("id")),
    body: Body { formats: &[Format::Json], id: &[ID], shape: Notification::SHAPE, ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};

members! {
    /// What Checkr sends.
    Notification {
        /// The event's id.
        "id" id: Text,
        /// Always `event`.
        "object" object: Text,
        /// Such as `report.completed`; an open set.
        "type" kind: Text,
        /// When it happened, in ISO 8601.
        "created_at" created_at: Text,
        /// Where it was sent.
        "webhook_url" webhook_url: Text,
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
    /// In short, or all of it with `include_object`.
    Resource {
        /// Its id.
        "id" id: Text,
        /// Its kind, such as `report`, `candidate`.
        "object" object: Text,
        /// Where the API has it.
        "uri" uri: Text,
    }
}
