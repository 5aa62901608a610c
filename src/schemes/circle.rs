//! Circle: ECDSA with SHA-256 of the raw body, the signature as base64 of its DER. The
//! key is the one that `x-circle-key-id` names and that the API returns to whoever has
//! the account's own credentials; the header is not signed. A subscription is only made
//! or changed where a HEAD to its URL, which nobody signs, is answered with 200.
//!
//! Sources: <https://developers.circle.com/api-reference/verify-webhook-signatures>;
//! <https://developers.circle.com/api-reference/webhook-endpoints> for the HEAD.

use crate::scheme::{
    About, Algorithm, Body, Confidence, Encoding, Field, Format, Handshake, KeyFormat, Replay, Scheme,
    Signature,
};

/// Secret: A public key: `GET /v2/notifications/publicKey/{id}` of your Circle product returns it,
/// `id` being what `X-Circle-Key-Id` says. Source:
/// <https://developers.circle.com/api-reference/verify-webhook-signatures>.
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
    handshakes: &[Handshake::HEAD],
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
