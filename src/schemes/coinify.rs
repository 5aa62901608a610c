//! Coinify: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: <https://coinify.readme.io/docs/webhook-signature>, with test values.

use crate::scheme::{About, Confidence, Encoding, Field, Replay, Scheme, Signature};

/// Secret: You set it in the Coinify dashboard's webhooks page
/// (app.coinify.com/payment/developers/webhooks), as Shared Secret. Source:
/// <https://coinify.readme.io/docs/webhooks>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "coinify",
    about: &About::new("Coinify", "https://coinify.readme.io/docs/webhook-signature", Confidence::Vendor)
        .identity("the event's id, which retries share"),
    signature: Signature::header("x-coinify-webhook-signature", Encoding::Hex),
    replay: Replay::Field(Field::Member("id")),
    ..Scheme::BODY_HMAC
};
