//! Squarespace: a hexadecimal HMAC-SHA256 of the raw body. The key is the secret,
//! decoded from hexadecimal.
//!
//! Source: <https://developers.squarespace.com/webhooks/verifying-notifications>.

use crate::scheme::{About, Confidence, Encoding, Field, KeyFormat, Replay, Scheme, Signature};

/// Secret: Squarespace's API returns it, as `secret`, only when the subscription is created (`POST
/// /webhook_subscriptions`) or its secret is rotated. Source:
/// <https://developers.squarespace.com/commerce-apis/create-webhook-subscription>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "squarespace",
    about: &About::new(
        "Squarespace",
        "https://developers.squarespace.com/webhooks/verifying-notifications",
        Confidence::Vendor,
    )
    .identity("the notification's id, which the vendor says to keep")
    .retries(48, "https://developers.squarespace.com/commerce-apis/webhooks/notification-delivery"),
    key: KeyFormat::Hex,
    signature: Signature::header("squarespace-signature", Encoding::Hex),
    replay: Replay::Field(Field::Member("id")),
    ..Scheme::BODY_HMAC
};
