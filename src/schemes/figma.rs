//! Figma: the `passcode` of the webhook in the body, which proves who sent, not
//! what.
//!
//! Sources: <https://developers.figma.com/docs/rest-api/webhooks-security>; the
//! member's name: the vendor's `figma/rest-api-spec`.

use crate::scheme::{
    About, Algorithm, Body, Confidence, Covers, Encoding, Field, Format, Layout, Part, Place, Scheme,
    Signature,
};

/// Secret: You choose it when you create the webhook (field `passcode` of `POST /v2/webhooks`).
/// Source: <https://github.com/figma/rest-api-spec/blob/main/openapi/openapi.yaml>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "figma",
    about: &About::new(
        "Figma",
        "https://developers.figma.com/docs/rest-api/webhooks-security",
        Confidence::Vendor,
    )
    .identity("nothing is signed"),
    algorithm: Algorithm::Token,
    signature: Signature {
        place: Place::Field(Field::Member("passcode")),
        layout: Layout::Bare,
        encoding: Encoding::Text,
    },
    content: &[Part::Secret],
    covers: Covers::Sender,
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
