//! Vipps `MobilePay`: the base64 HMAC-SHA256 of `POST`, the path with its query, and
//! `<x-ms-date>;<host>;<x-ms-content-sha256>`, with a line feed between each. The last
//! of these is the base64 SHA-256 of the raw body. The key is the secret's text.
//!
//! The date is signed, and no window is documented: it is not judged. The host is the
//! one that the vendor called: behind a proxy that writes another, pass the original.
//!
//! Source: <https://developer.vippsmobilepay.com/docs/APIs/webhooks-api/request-authentication/>,
//! with an example.

use crate::scheme::{
    About, Body, Confidence, Encoding, Field, Format, Layout, Part, Require, Scheme, Signature, UrlForm,
};

const HASH: Field<'static> = Field::Header("x-ms-content-sha256");

/// Secret: The Webhooks API returns it, as `secret`, when you register the webhook (`POST
/// /webhooks/v1/webhooks`); each registration has its own. Source:
/// <https://developer.vippsmobilepay.com/docs/APIs/webhooks-api/request-authentication/>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "vipps-mobilepay",
    about: &About::new(
        "Vipps MobilePay",
        "https://developer.vippsmobilepay.com/docs/APIs/webhooks-api/request-authentication/",
        Confidence::Vendor,
    )
    .identity("what each of the products' bodies has to tell two events apart is not known here"),
    signature: Signature::header("authorization", Encoding::Base64)
        .layout(Layout::Prefixed("HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=")),
    content: &[
        Part::Literal("POST\n"),
        Part::Url(UrlForm::PathAndQuery),
        Part::Literal("\n"),
        Part::Field(Field::Header("x-ms-date")),
        Part::Literal(";"),
        Part::Field(Field::Header("host")),
        Part::Literal(";"),
        Part::Field(HASH),
    ],
    require: &[Require::BodySha256Base64(HASH)],
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
