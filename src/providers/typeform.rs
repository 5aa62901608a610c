//! Typeform: a base64 HMAC-SHA256 of the raw body, after `sha256=`.
//!
//! Source: <https://www.typeform.com/developers/webhooks/secure-your-webhooks/>.

use crate::scheme::{About, Confidence, Encoding, Layout, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "typeform",
    about: About::new(
        "Typeform",
        "https://www.typeform.com/developers/webhooks/secure-your-webhooks/",
        Confidence::Vendor,
    ),
    signature: Signature::header("typeform-signature", Encoding::Base64).layout(Layout::Prefixed("sha256=")),
    ..Scheme::BODY_HMAC
};
