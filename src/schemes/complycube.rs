//! `ComplyCube`: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Sources: the vendor's library `@complycube/api` (its `EventVerifier`),
//! <https://docs.complycube.com/documentation/integration-resources/webhooks>.

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
    body: Body { formats: &[Format::Json], id: &[ID], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
