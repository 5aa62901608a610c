//! `ComplyCube`: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Sources: the vendor's library `@complycube/api` (its `EventVerifier`),
//! <https://docs.complycube.com/documentation/integration-resources/webhooks>.

use crate::scheme::{About, Body, Confidence, Encoding, Field, Format, Replay, Scheme, Signature};

/// The event's id.
const ID: Field<'static> = Field::Member("id");

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
