//! HubSpot: version 3, an HMAC with a time, is sent beside one of the older two;
//! take it where it is there.
//!
//! Those are SHA-256, not an HMAC, of the client secret and the message behind it.
//! Such a code can be extended: who has a message and its code can make the code of
//! a longer message without the secret. What is added begins with bytes that are no
//! JSON: read the payload, which is refused then, not the bytes.
//!
//! Neither signs a time. `v1` and `v2` share a header and are separate schemes: the
//! code of a v2 message is also a v1 code, of a body that begins with the method.
//!
//! Sources: the vendor's library, `@hubspot/api-client`, and its tests;
//! <https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation>
//! for what of the URL version 3 decodes, which the library leaves to its caller.

use crate::scheme::{
    About, Algorithm, Body, Confidence, Encoding, Field, Format, Origin, Part, Require, Scheme, Signature,
    Timestamp, Tolerance, Unit, Unlike, UrlForm,
};

const TIME: Field<'static> = Field::Header("x-hubspot-request-timestamp");

/// `SHA-256(<secret><raw body>)`: webhooks.
///
/// Secret: It is your app's client secret, among the authentication details on the app's details
/// page in your HubSpot account. Source:
/// <https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation>.
pub(crate) const V1: Scheme<'static> = Scheme {
    name: "hubspot-v1",
    about: &About::new(
        "HubSpot",
        "https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation",
        Confidence::Vendor,
    )
    .identity("a list whose events count their attempts (`attemptNumber`)"),
    algorithm: Algorithm::Sha256,
    signature: Signature::header("x-hubspot-signature", Encoding::Hex),
    content: &[Part::Secret, Part::Body],
    require: &[Require::Is(Field::Header("x-hubspot-signature-version"), "v1")],
    body: Body {
        formats: &[Format::Json, Format::JsonList],
        unlike: Some(Unlike::Requested),
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};

/// `SHA-256(<secret><method><URL><raw body>)`: workflow actions and CRM cards, also
/// GETs without a body.
///
/// Secret: It is your app's client secret, among the authentication details on the app's details
/// page in your HubSpot account. Source:
/// <https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation>.
pub(crate) const V2: Scheme<'static> = Scheme {
    name: "hubspot-v2",
    about: &V1.about.identity("a request without a body signs the same each time"),
    content: &[Part::Secret, Part::Method, Part::Url(UrlForm::Whole), Part::Body],
    require: &[Require::Is(Field::Header("x-hubspot-signature-version"), "v2")],
    method: "",
    body: Scheme::BODY_HMAC.body,
    ..V1
};

/// The base64 HMAC-SHA256 of `<method><URL><raw body><time>`, the URL with some of its
/// percent-encodings decoded.
///
/// Secret: It is your app's client secret, among the authentication details on the app's details
/// page in your HubSpot account. Source:
/// <https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation>.
pub(crate) const V3: Scheme<'static> = Scheme {
    name: "hubspot-v3",
    about: &V1
        .about
        .identity("events count their attempts (`attemptNumber`), and each attempt has a time of its own"),
    signature: Signature::header("x-hubspot-signature-v3", Encoding::Base64),
    content: &[Part::Method, Part::Url(UrlForm::ReservedDecoded), Part::Body, Part::Field(TIME)],
    timestamp: Some(Timestamp {
        origin: Origin::Field(TIME),
        unit: Unit::Milliseconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    method: "",
    ..Scheme::BODY_HMAC
};
