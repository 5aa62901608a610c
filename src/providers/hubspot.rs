//! HubSpot: SHA-256, not an HMAC, of the client secret and the message behind it.
//! Such a code can be extended: who has a message and its code can make the code of
//! a longer message without the secret. What is added begins with bytes that are no
//! JSON: read the payload, which is refused then, not the bytes.
//!
//! Neither version signs a time. `v1` and `v2` share a header and are separate
//! schemes: the code of a v2 message is also a v1 code, of a body that begins with
//! the method.
//!
//! Source: the vendor's library, `@hubspot/api-client`, and its tests.

use crate::scheme::{
    About, Algorithm, Body, Confidence, Encoding, Field, Format, Part, Replay, Require, Scheme, Signature,
    UrlForm,
};

/// `SHA-256(<secret><raw body>)`: webhooks.
pub(crate) const V1: Scheme<'static> = Scheme {
    name: "hubspot-v1",
    about: About::new(
        "HubSpot",
        "https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation",
        Confidence::Vendor,
    ),
    algorithm: Algorithm::Sha256,
    signature: Signature::header("x-hubspot-signature", Encoding::Hex),
    content: &[Part::Secret, Part::Body],
    require: &[Require::Is(Field::Header("x-hubspot-signature-version"), "v1")],
    body: Body { formats: &[Format::Json, Format::JsonList], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};

/// `SHA-256(<secret><method><URL><raw body>)`: workflow actions and CRM cards, also
/// GETs without a body.
pub(crate) const V2: Scheme<'static> = Scheme {
    name: "hubspot-v2",
    content: &[Part::Secret, Part::Method, Part::Url(UrlForm::Whole), Part::Body],
    require: &[Require::Is(Field::Header("x-hubspot-signature-version"), "v2")],
    method: "",
    replay: Replay::Unknown,
    body: Scheme::BODY_HMAC.body,
    ..V1
};
