//! Adyen. Keys are hexadecimal.
//!
//! Sources:
//! <https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures>;
//! the vendor's library, `adyen-node-api-library`, and its tests.

use crate::document::shape::{Kind, Shape};
use crate::scheme::{
    About, Body, Confidence, Covers, Encoding, Field, Form, Format, KeyFormat, Layout, Part, Place, Replay,
    Scheme, Signature,
};

/// Standard webhooks: each item of the batch has in `additionalData.hmacSignature`
/// the base64 HMAC-SHA256 of eight of its fields, joined by colons and empty where
/// they are absent. Every item must verify, and nothing else in the body is proven.
///
/// Secret: In the Adyen Customer Area, Developers › Webhooks › your webhook › Edit webhook ›
/// Security: generate an HMAC key there and copy it. Source:
/// <https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures>.
pub(crate) const STANDARD: Scheme<'static> = Scheme {
    name: "adyen",
    about: &About::new(
        "Adyen",
        "https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures",
        Confidence::Vendor,
    )
    .identity("items are signed one by one, and can be repeated and put together anew")
    .retries(720, "https://docs.adyen.com/development-resources/webhooks/troubleshoot"),
    key: KeyFormat::Hex,
    signature: Signature {
        place: Place::Field(Field::Member("additionalData.hmacSignature")),
        layout: Layout::Bare,
        encoding: Encoding::Base64,
    },
    content: &[
        Part::OptionalField(Field::Member("pspReference")),
        Part::Literal(":"),
        Part::OptionalField(Field::Member("originalReference")),
        Part::Literal(":"),
        Part::OptionalField(Field::Member("merchantAccountCode")),
        Part::Literal(":"),
        Part::OptionalField(Field::Member("merchantReference")),
        Part::Literal(":"),
        Part::OptionalField(Field::Member("amount.value")),
        Part::Literal(":"),
        Part::OptionalField(Field::Member("amount.currency")),
        Part::Literal(":"),
        Part::OptionalField(Field::Member("eventCode")),
        Part::Literal(":"),
        Part::OptionalField(Field::Member("success")),
    ],
    // The merchant's own, which may have colons in it.
    forms: &[(Field::Member("merchantReference"), Form::Any)],
    items: Some(("notificationItems", "NotificationRequestItem")),
    covers: Covers::Fields,
    body: Body { formats: &[Format::Json], shape: BATCH, ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};

/// Of what is signed only the amount's value is no text.
const BATCH: Shape = Shape(&[("notificationItems", Kind::List(&Kind::Object(ENTRY)))]);
const ENTRY: Shape = Shape(&[("NotificationRequestItem", Kind::Object(EVENT))]);
const EVENT: Shape = Shape(&[("amount", Kind::Object(AMOUNT))]);
const AMOUNT: Shape = Shape(&[("value", Kind::Integer)]);

/// Balance platform and management webhooks: the base64 HMAC-SHA256 of the raw body.
///
/// Secret: In the Adyen Customer Area, Developers › Webhooks › your webhook › Edit webhook ›
/// Security: generate an HMAC key there and copy it. Source:
/// <https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures>.
pub(crate) const PLATFORM: Scheme<'static> = Scheme {
    name: "adyen-platform",
    about: &About::new(
        "Adyen",
        "https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures",
        Confidence::Vendor,
    )
    .identity("it has the event's data and the time at which it was queued, and nothing of the attempt")
    .retries(720, "https://docs.adyen.com/development-resources/webhooks/troubleshoot"),
    key: KeyFormat::Hex,
    signature: Signature::header("hmacsignature", Encoding::Base64),
    replay: Replay::Body,
    ..Scheme::BODY_HMAC
};
