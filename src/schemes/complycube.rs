//! `ComplyCube`: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Sources: the vendor's library `@complycube/api` (its `EventVerifier`),
//! <https://docs.complycube.com/documentation/integration-resources/webhooks>.

use crate::document::shape::members;
use crate::scheme::{About, Body, Confidence, Encoding, Field, Format, Replay, Scheme, Signature};

/// The event's id.
const ID: Field<'static> = Field::Member("id");

/// Secret: ComplyCube returns it when you create the webhook: `secret` in the answer to `POST
/// /v1/webhooks`. Source:
/// <https://docs.complycube.com/api-reference/v.1.7.2/other-resources/webhooks/create-a-webhook>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "complycube",
    about: &About::new(
        "ComplyCube",
        "https://docs.complycube.com/documentation/integration-resources/webhooks",
        Confidence::Vendor,
    )
    .identity("the event's id"),
    signature: Signature::header("complycube-signature", Encoding::Hex),
    replay: Replay::Field(Field::Member("id")),
    body: Body { formats: &[Format::Json], id: &[ID], shape: Notification::SHAPE, ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};

members! {
    /// What `ComplyCube` sends.
    Notification {
        /// The event's id.
        "id" id: Text,
        /// Such as `check.completed.clear`; an open set.
        "type" kind: Text,
        /// Such as `check`, `client`.
        "resourceType" resource_type: Text,
        /// A [`Resource`].
        "payload" payload: Object(Resource::SHAPE),
        /// When it happened, in ISO 8601.
        "createdAt" created_at: Text,
    }
}

members! {
    /// The resource.
    Resource {
        /// Its id.
        "id" id: Text,
        /// Such as `complete`.
        "status" status: Text,
        /// Of a check, such as `clear`, `attention`.
        "outcome" outcome: Text,
        /// When it was made, in ISO 8601.
        "createdAt" created_at: Text,
        /// When it was changed, in ISO 8601.
        "updatedAt" updated_at: Text,
    }
}
