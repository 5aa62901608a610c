//! SendGrid's event webhook: base64 DER ECDSA (P-256, SHA-256) over
//! `<seconds><raw body>`; the key is the base64 that the vendor shows. The body is a
//! list of events, and ends in CR LF, which is signed. The vendor states no window.
//!
//! Inbound mail, which can be signed so too, has up to 30 MB (the page on Inbound Parse).
//!
//! Source: the vendor's library `@sendgrid/eventwebhook` and its tests.

use crate::scheme::{
    About, Algorithm, Body, Confidence, Encoding, Field, Format, KeyFormat, Origin, Part, Reception, Replay,
    Scheme, Signature, Timestamp, Tolerance, Unit,
};

const TIME: Field<'static> = Field::Header("x-twilio-email-event-webhook-timestamp");

/// Secret: In SendGrid, Settings › Mail Settings › Signed Event Webhook: the Verification Key; in
/// the API, `GET /v3/user/webhooks/event/settings/signed/{id}`. Source:
/// <https://www.twilio.com/docs/sendgrid/api-reference/webhooks/get-signed-event-webhooks-public-key>.
pub(crate) const EVENTS: Scheme<'static> = Scheme {
    name: "sendgrid",
    about: &About::new(
        "SendGrid",
        "https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features",
        Confidence::Vendor,
    )
    .identity("each event in it has its own `sg_event_id`")
    .retries(24, "https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook")
    .reception(&Reception { max_body_bytes: 30 << 20, ..Reception::USUAL }),
    algorithm: Algorithm::EcdsaP256,
    key: KeyFormat::Public,
    signature: Signature::header("x-twilio-email-event-webhook-signature", Encoding::Base64),
    content: &[Part::Field(TIME), Part::Body],
    timestamp: Some(Timestamp {
        origin: Origin::Field(TIME),
        unit: Unit::Seconds,
        tolerance: Tolerance::ANY,
    }),
    replay: Replay::Body,
    body: Body { formats: &[Format::JsonList, Format::Json, Format::Multipart], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
