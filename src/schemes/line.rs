//! LINE: a base64 HMAC-SHA256 of the raw body. A redelivery has the same events with
//! `deliveryContext.isRedelivery` set, hence another body: `webhookEventId`, in each
//! event, tells.
//!
//! Source: the vendor's library, `line-bot-sdk-nodejs`, and its tests.

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

/// Secret: In the LINE Developers Console, your channel › Basic settings: the channel secret.
/// Source: <https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "line",
    about: &About::new(
        "LINE",
        "https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/",
        Confidence::Vendor,
    )
    .identity("a redelivery has another body (`isRedelivery`): each event has its own `webhookEventId`"),
    signature: Signature::header("x-line-signature", Encoding::Base64),
    ..Scheme::BODY_HMAC
};
