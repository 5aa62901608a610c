//! Adyen. Keys are hexadecimal.
//!
//! Sources:
//! <https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures>;
//! the vendor's library, `adyen-node-api-library`, and its tests.

use crate::scheme::{
    About, Body, Confidence, Covers, Encoding, Field, Format, KeyFormat, Layout, Part, Place, Replay, Scheme,
    Signature,
};

/// Standard webhooks: each item of the batch has in `additionalData.hmacSignature`
/// the base64 HMAC-SHA256 of eight of its fields, joined by colons and empty where
/// they are absent. Every item must verify, and nothing else in the body is proven.
pub(crate) const STANDARD: Scheme<'static> = Scheme {
    name: "adyen",
    about: About::new(
        "Adyen",
        "https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures",
        Confidence::Vendor,
    ),
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
    items: Some(("notificationItems", "NotificationRequestItem")),
    covers: Covers::Fields,
    replay: Replay::Unknown,
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};

/// Balance platform and management webhooks: the base64 HMAC-SHA256 of the raw body.
pub(crate) const PLATFORM: Scheme<'static> = Scheme {
    name: "adyen-platform",
    about: About::new(
        "Adyen",
        "https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures",
        Confidence::Vendor,
    ),
    key: KeyFormat::Hex,
    signature: Signature::header("hmacsignature", Encoding::Base64),
    ..Scheme::BODY_HMAC
};
