//! Telegram bots: the `secret_token` of `setWebhook` in a header, which proves who
//! sent, not what.
//!
//! Sources: <https://core.telegram.org/bots/api#setwebhook>; the vendor's server,
//! `tdlib/telegram-bot-api`.

use crate::scheme::{About, Algorithm, Confidence, Covers, Encoding, Part, Scheme, Signature};

/// Secret: You choose it: the `secret_token` that you give to `setWebhook`. Source:
/// <https://core.telegram.org/bots/api/methods/setwebhook.md>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "telegram",
    about: &About::new("Telegram", "https://core.telegram.org/bots/api#setwebhook", Confidence::Vendor)
        .identity("nothing is signed")
        .retries(
            24,
            "https://github.com/tdlib/telegram-bot-api/blob/master/telegram-bot-api/WebhookActor.cpp",
        ),
    algorithm: Algorithm::Token,
    signature: Signature::header("x-telegram-bot-api-secret-token", Encoding::Text),
    content: &[Part::Secret],
    covers: Covers::Sender,
    ..Scheme::BODY_HMAC
};
