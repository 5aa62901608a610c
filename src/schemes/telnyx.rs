//! Telnyx: base64 Ed25519 over `<seconds>|<raw body>`; the key is the account's
//! public key, in base64. A retry has another `meta.attempt`, and so another body. Voice
//! applications may be told by GET, with an empty body: nobody signs the query.
//!
//! Sources: the vendor's page, and its library `telnyx` 7.24; the GET:
//! <https://developers.telnyx.com/docs/voice/programmable-voice/voice-api-webhooks>.

use crate::scheme::{
    About, Algorithm, Body, Confidence, Encoding, Field, Format, KeyFormat, Origin, Part, Replay, Scheme,
    Signature, Timestamp, Tolerance, Unit,
};

/// Secret: In the Telnyx Mission Control Portal, account settings › Keys & Credentials › Public
/// Key. Source: <https://support.telnyx.com/en/articles/8370064-update-webhook-sign-key-guide>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "telnyx",
    about: &About::new(
        "Telnyx",
        "https://developers.telnyx.com/docs/messaging/messages/receiving-webhooks",
        Confidence::Vendor,
    )
    .identity("the event's id; the body counts the attempts"),
    algorithm: Algorithm::Ed25519,
    key: KeyFormat::Base64 { prefix: "" },
    signature: Signature::header("telnyx-signature-ed25519", Encoding::Base64),
    content: &[Part::Field(Field::Header("telnyx-timestamp")), Part::Literal("|"), Part::Body],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Header("telnyx-timestamp")),
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    method: "",
    replay: Replay::Field(Field::Member("data.id")),
    body: Body {
        formats: &[Format::Json, Format::Form],
        id: &[Field::Member("data.id")],
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};
