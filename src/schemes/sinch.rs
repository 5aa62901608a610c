//! Sinch: a base64 HMAC-SHA256 over `<raw body>.<nonce>.<seconds>`; the nonce is a
//! header of its own. The library has no window: five minutes, unless the caller says
//! otherwise.
//!
//! Source: the vendor's library, `sinch-sdk-node`.

use crate::scheme::{
    About, Confidence, Encoding, Field, Origin, Part, Replay, Scheme, Signature, Timestamp, Tolerance, Unit,
};

/// Secret: You choose it: in the Sinch dashboard, Conversation API › Apps › your app › Webhooks ›
/// ADD WEBHOOK › Secret token. Source:
/// <https://community.sinch.com/t5/Conversation-API/How-to-add-a-webhook-to-a-Conversation-API-app/ta-p/8100>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "sinch",
    about: &About::new(
        "Sinch",
        "https://developers.sinch.com/docs/conversation/callbacks/",
        Confidence::Vendor,
    )
    .identity("to be taken once; whether a retry has a new one is not documented")
    .retries(23, "https://developers.sinch.com/docs/whatsapp/http-rest/callback"),
    signature: Signature::header("x-sinch-webhook-signature", Encoding::Base64),
    content: &[
        Part::Body,
        Part::Literal("."),
        Part::Field(Field::Header("x-sinch-webhook-signature-nonce")),
        Part::Literal("."),
        Part::Field(Field::Header("x-sinch-webhook-signature-timestamp")),
    ],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Header("x-sinch-webhook-signature-timestamp")),
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    replay: Replay::Field(Field::Header("x-sinch-webhook-signature-nonce")),
    ..Scheme::BODY_HMAC
};
