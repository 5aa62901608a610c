//! Sanity: `t=<milliseconds>,v1=<base64url>`, HMAC-SHA256 over `<t>.<raw body>`. The
//! toolkit signs the time and checks no window: fresh is what the caller says. The method
//! is the customer's choice (GET, POST, PUT, PATCH, DELETE), each with a body. Two
//! changes of one document may have the same projection.
//!
//! Source: the vendor's toolkit, <https://github.com/sanity-io/webhook-toolkit>, and
//! its tests; <https://www.sanity.io/docs/content-lake/webhooks> for the methods.

use crate::scheme::{
    About, Confidence, Encoding, Layout, Origin, Part, Scheme, Signature, Timestamp, Tolerance, Unit,
};

/// Secret: You choose it: the webhook's secret, at sanity.io/manage › your project › API ›
/// Webhooks, or the field `secret` of the Webhooks API. Source:
/// <https://www.sanity.io/docs/webhooks-api>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "sanity",
    about: &About::new("Sanity", "https://github.com/sanity-io/webhook-toolkit", Confidence::Vendor)
    .identity("two changes of a document can have the same projection, and whether a retry is signed anew is not documented")
    .retries(1, "https://www.sanity.io/docs/changelog"),
    signature: Signature::header("sanity-webhook-signature", Encoding::Base64Url).layout(Layout::Pairs {
        separator: ",",
        time: "t",
        tags: &["v1"],
    }),
    content: &[Part::Timestamp, Part::Literal("."), Part::Body],
    timestamp: Some(Timestamp {
        origin: Origin::Signature,
        unit: Unit::Milliseconds,
        tolerance: Tolerance::ANY,
    }),
    method: "",
    ..Scheme::BODY_HMAC
};
