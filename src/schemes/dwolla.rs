//! Dwolla: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: the vendor's page.

use crate::scheme::{About, Confidence, Encoding, Field, Replay, Scheme, Signature};

/// Secret: You choose it when you create the webhook subscription (field `secret` of `POST
/// /webhook-subscriptions`). Source: <https://hexdocs.pm/exdwolla/Dwolla.WebhookSubscription.html>
/// (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "dwolla",
    about: &About::new(
        "Dwolla",
        "https://developers.dwolla.com/docs/balance/webhooks/process-validate",
        Confidence::Vendor,
    )
    .identity("the event's id")
    .retries(72, "https://developers.dwolla.com/docs/api-reference/webhook-subscriptions"),
    signature: Signature::header("x-request-signature-sha-256", Encoding::Hex),
    replay: Replay::Field(Field::Member("id")),
    ..Scheme::BODY_HMAC
};
