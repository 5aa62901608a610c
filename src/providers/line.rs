//! LINE: a base64 HMAC-SHA256 of the raw body. A redelivery has the same events with
//! `deliveryContext.isRedelivery` set, hence another body: `webhookEventId`, in each
//! event, tells.
//!
//! Source: the vendor's library, `line-bot-sdk-nodejs`, and its tests.

use crate::scheme::{About, Confidence, Encoding, Replay, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "line",
    about: About::new(
        "LINE",
        "https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/",
        Confidence::Vendor,
    ),
    signature: Signature::header("x-line-signature", Encoding::Base64),
    replay: Replay::Unknown,
    ..Scheme::BODY_HMAC
};
