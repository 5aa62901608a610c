//! Zendesk: a base64 HMAC-SHA256 over `<ISO 8601 time><raw body>`. A webhook may be
//! set up to GET or DELETE, with an empty body.
//!
//! Source: <https://developer.zendesk.com/documentation/webhooks/verifying/>; the
//! window: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{
    About, Body, Confidence, Encoding, Field, Format, Origin, Part, Scheme, Signature, Timestamp, Tolerance,
    Unit,
};

/// Secret: In Zendesk, Admin Center › Apps and integrations › Webhooks › your webhook › Reveal
/// secret. Source:
/// <https://github.com/ngrok/ngrok-docs/blob/main/integrations/webhooks/zendesk-webhooks.mdx>
/// (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "zendesk",
    about: &About::new(
        "Zendesk",
        "https://developer.zendesk.com/documentation/webhooks/verifying/",
        Confidence::Vendor,
    )
    .identity(
        "the customer can choose the body, and the time has whole seconds: the invocation's id is not signed",
    ),
    signature: Signature::header("x-zendesk-webhook-signature", Encoding::Base64),
    content: &[Part::Field(Field::Header("x-zendesk-webhook-signature-timestamp")), Part::Body],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Header("x-zendesk-webhook-signature-timestamp")),
        unit: Unit::Iso8601,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    method: "",
    body: Body {
        formats: &[Format::Json, Format::JsonList, Format::Xml, Format::Form],
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};
