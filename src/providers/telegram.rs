//! Telegram bots: the `secret_token` of `setWebhook` in a header, which proves who
//! sent, not what.
//!
//! Sources: <https://core.telegram.org/bots/api#setwebhook>; the vendor's server,
//! `tdlib/telegram-bot-api`.

use crate::scheme::{About, Algorithm, Confidence, Covers, Encoding, Part, Replay, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "telegram",
    about: About::new("Telegram", "https://core.telegram.org/bots/api#setwebhook", Confidence::Vendor),
    algorithm: Algorithm::Token,
    signature: Signature::header("x-telegram-bot-api-secret-token", Encoding::Text),
    content: &[Part::Secret],
    covers: Covers::Sender,
    replay: Replay::Unknown,
    ..Scheme::BODY_HMAC
};
