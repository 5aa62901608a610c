//! Greenhouse: `sha256 <hex>`, HMAC-SHA256 of the raw body, with the `\uXXXX` that
//! Greenhouse writes.
//!
//! Source: third-party code that cites the vendor's page (secondary).

use crate::scheme::{About, Body, Confidence, Encoding, Format, Layout, Scheme, Signature};

/// Secret: You choose it when you create the webhook in Greenhouse: the field Secret Key. Source:
/// <https://developers.greenhouse.io/webhooks.html>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "greenhouse",
    about: &About::new(
        "Greenhouse",
        "https://developers.greenhouse.io/webhooks.html#authentication",
        Confidence::Secondary,
    )
    .identity("a change there and back can have the same body: `Greenhouse-Event-ID` is not signed")
    .retries(15, "https://developers.greenhouse.io/webhooks.html"),
    signature: Signature::header("signature", Encoding::Hex).layout(Layout::Prefixed("sha256 ")),
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
