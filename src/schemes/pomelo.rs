//! Pomelo: `hmac-sha256 <base64>`, HMAC-SHA256 over `<seconds><endpoint><raw body>`,
//! the key being what the api-secret's base64 stands for. `x-api-key` says which
//! api-secret, and is not signed: give all that are in force.
//!
//! `x-endpoint` is the path as the vendor calls it. Where several receive, compare it
//! with the one that was called: a delivery to another is as genuine.
//!
//! An answer to an authorization must be signed in turn: `sign` does not make that.
//! Authorizations are good for a minute, says the vendor; others have no window.
//!
//! Sources: <https://developers.pomelo.la/en/api-reference/Identity/webhooks>; the
//! base64, the vendor's sample in several integrations.

use crate::scheme::{
    About, Body, Confidence, Encoding, Field, Form, Format, KeyFormat, Layout, Origin, Part, Scheme,
    Signature, Timestamp, Tolerance, Unit,
};

const TIME: Field<'static> = Field::Header("x-timestamp");

/// Secret: Pomelo makes an `api-key` and an `api-secret` during onboarding, and sends them
/// encrypted to your public key (Key exchange). Source:
/// <https://docs.pomelo.la/en/docs/developers/key-exchange>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "pomelo",
    about: &About::new(
        "Pomelo",
        "https://developers.pomelo.la/en/api-reference/Identity/webhooks",
        Confidence::Vendor,
    )
    .identity("what a body has to tell two events apart is not known here"),
    key: KeyFormat::Base64 { prefix: "" },
    signature: Signature::header("x-signature", Encoding::Base64).layout(Layout::Prefixed("hmac-sha256 ")),
    content: &[Part::Field(TIME), Part::Field(Field::Header("x-endpoint")), Part::Body],
    forms: &[(Field::Header("x-endpoint"), Form::Url)],
    timestamp: Some(Timestamp {
        origin: Origin::Field(TIME),
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    sources: &[
        // Production.
        "34.206.159.176",
        "52.0.20.124",
        "35.84.78.117",
        "52.43.46.111",
        // Tests.
        "34.226.254.178",
        "44.198.3.59",
        "34.223.185.46",
        "100.20.205.117",
    ],
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
