//! Heroku: a base64 HMAC-SHA256 of the raw body.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Encoding, Field, Replay, Scheme, Signature};

/// Secret: You choose it when you create the webhook (`secret`); if you leave it out, Heroku
/// returns one once, in the `Heroku-Webhook-Secret` header. Source:
/// <https://github.com/heroku/webhooks-docs>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "heroku",
    about: &About::new("Heroku", "https://devcenter.heroku.com/articles/app-webhooks", Confidence::Secondary)
        .identity("the event's id; the attempt and the delivery have others")
        .retries(168, "https://github.com/heroku/webhooks-docs"),
    signature: Signature::header("heroku-webhook-hmac-sha256", Encoding::Base64),
    replay: Replay::Field(Field::Member("webhook_metadata.event.id")),
    ..Scheme::BODY_HMAC
};
