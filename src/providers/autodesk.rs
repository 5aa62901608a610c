//! Autodesk: a hexadecimal HMAC-SHA1 of the raw body, after `sha1hash=`.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Algorithm, Confidence, Encoding, Layout, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "autodesk",
    about: About::new(
        "Autodesk",
        "https://aps.autodesk.com/en/docs/webhooks/v1/developers_guide/callback-security/",
        Confidence::Secondary,
    ),
    algorithm: Algorithm::HmacSha1,
    signature: Signature::header("x-adsk-signature", Encoding::Hex).layout(Layout::Prefixed("sha1hash=")),
    ..Scheme::BODY_HMAC
};
