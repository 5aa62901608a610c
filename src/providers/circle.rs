//! Circle: ECDSA with SHA-256 of the raw body, the signature as base64 of its DER. The
//! key is the one that `x-circle-key-id` names and that the API returns to whoever has
//! the account's own credentials; the header is not signed.
//!
//! Source: <https://developers.circle.com/api-reference/verify-webhook-signatures>.

use crate::scheme::{
    About, Algorithm, Body, Confidence, Encoding, Field, Format, KeyFormat, Replay, Scheme, Signature,
};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "circle",
    about: &About::new(
        "Circle",
        "https://developers.circle.com/api-reference/verify-webhook-signatures",
        Confidence::Vendor,
    )
    .identity("the notification's id, stable across retries")
    .retries(36, "https://developers.circle.com/api-reference/webhook-endpoints"),
    algorithm: Algorithm::EcdsaP256,
    key: KeyFormat::Public,
    signature: Signature::header("x-circle-signature", Encoding::Base64),
    replay: Replay::Field(Field::Member("notificationId")),
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
