//! Contentful: a hexadecimal HMAC-SHA256 over the method, the path, the headers that
//! `X-Contentful-Signed-Headers` names (`name:value`, joined by `;`) and the raw
//! body, with a line feed between each.
//!
//! Thirty seconds is the toolkit's window. It escapes the path and the query of a URL
//! once more before it signs, and drops what is behind a second question mark.
//!
//! Source: the vendor's toolkit,
//! <https://github.com/contentful/node-apps-toolkit/tree/main/src/requests>.

use crate::scheme::{
    About, Confidence, Encoding, Field, Origin, Part, Scheme, Signature, Timestamp, Tolerance, Unit, UrlForm,
};

/// Secret: In the Contentful space's webhook settings page, the Settings tab › Enable request
/// verification generates the signing secret, one per space. Source:
/// <https://contentful.com/developers/docs/extensibility/webhooks/request-verification>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "contentful",
    about: &About::new(
        "Contentful",
        "https://www.contentful.com/developers/docs/webhooks/request-verification/",
        Confidence::Vendor,
    )
    .identity("the customer chooses the body, and whether a retry is signed anew is not documented")
    .retries(24, "https://www.contentful.com/developers/docs/webhooks/retry-policy/"),
    signature: Signature::header("x-contentful-signature", Encoding::Hex),
    content: &[
        Part::Method,
        Part::Literal("\n"),
        Part::Url(UrlForm::PathAndQueryEncoded),
        Part::Literal("\n"),
        Part::SignedHeaders("x-contentful-signed-headers"),
        Part::Literal("\n"),
        Part::Body,
    ],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Header("x-contentful-timestamp")),
        unit: Unit::Milliseconds,
        tolerance: Tolerance { past: 30_000, future: 300_000 },
    }),
    method: "",
    ..Scheme::BODY_HMAC
};
