//! Plaid: a token in a header, ES256, that has the hexadecimal hash of the body and is
//! good for five minutes. Its `kid` names the key, which `/webhook_verification_key/get`
//! returns to whoever has the account's own credentials: give those that you have, as
//! JWKs, and get the one that `key_required` names. A key whose `expired_at` is set is
//! good no more: it is for the caller not to give it.
//!
//! Sources: the vendor's page; for what a body has,
//! <https://github.com/plaid/plaid-openapi>.

use crate::document::shape::members;
use crate::scheme::{
    About, Algorithm, Body, Confidence, Encoding, Field, JwsAlgorithm, KeyFormat, Layout, Origin, Part,
    Require, Scheme, Signature, Timestamp, Tolerance, Unit,
};

/// Secret: No secret: get the public key (JWK) that the delivery's `kid` names with `POST
/// /webhook_verification_key/get`. Source:
/// <https://plaid.com/docs/api/webhooks/webhook-verification/>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "plaid",
    about: &About::new(
        "Plaid",
        "https://plaid.com/docs/api/webhooks/webhook-verification/",
        Confidence::Vendor,
    )
    .identity("most bodies have no id and no time, and each attempt has a token of its own")
    .retries(24, "https://goleary.com/posts/plaid-webhooks"),
    algorithm: Algorithm::Jws,
    key: KeyFormat::Public,
    signature: Signature::header("plaid-verification", Encoding::Base64Url)
        .layout(Layout::Jws { prefix: "", algorithms: &[JwsAlgorithm::Es256] }),
    content: &[Part::Token],
    require: &[Require::BodySha256(Field::Claim("request_body_sha256"))],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Claim("iat")),
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    body: Body { shape: Notification::SHAPE, ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};

members! {
    /// What Plaid sends. Each kind has its own members beside these.
    Notification {
        /// Such as `IDENTITY_VERIFICATION`, `ITEM`, `TRANSACTIONS`.
        "webhook_type" webhook_type: Text,
        /// Such as `STATUS_UPDATED`, with the type.
        "webhook_code" webhook_code: Text,
        /// `production` or `sandbox`.
        "environment" environment: Text,
        /// The identity verification's id.
        "identity_verification_id" identity_verification_id: Text,
        /// A person's screening's id.
        "screening_id" screening_id: Text,
        /// A business's screening's id.
        "entity_screening_id" entity_screening_id: Text,
        /// The item's id.
        "item_id" item_id: Text,
        /// The account's id.
        "account_id" account_id: Text,
        /// Plaid's id of the user.
        "user_id" user_id: Text,
    }
}
