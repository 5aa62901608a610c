//! GoCardless: a hexadecimal HMAC-SHA256 of the raw body. A body is a batch of
//! events, each with an id.
//!
//! Source: the vendor's library, `gocardless-nodejs`, and its tests.

use crate::scheme::{About, Confidence, Encoding, Field, Replay, Scheme, Signature};

/// Secret: You choose it when you create the webhook endpoint in GoCardless. Source:
/// <https://github.com/gocardless/gocardless-nodejs>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "gocardless",
    about: &About::new(
        "GoCardless",
        "https://developer.gocardless.com/getting-started/stay-up-to-date-with-webhooks-v2/",
        Confidence::Vendor,
    )
    .identity("the webhook's id, under which the vendor sends it again"),
    signature: Signature::header("webhook-signature", Encoding::Hex),
    replay: Replay::Field(Field::Member("meta.webhook_id")),
    ..Scheme::BODY_HMAC
};
