//! Autodesk: a hexadecimal HMAC-SHA1 of the raw body, after `sha1hash=`.
//!
//! Sources: <https://aps.autodesk.com/en/docs/webhooks/v1/overview/basics> (that there
//! is a signature); the vendor's samples,
//! <https://github.com/autodesk-platform-services/aps-webhooks-signature>.

use crate::scheme::{About, Algorithm, Confidence, Encoding, Layout, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "autodesk",
    about: About::new(
        "Autodesk",
        "https://aps.autodesk.com/en/docs/webhooks/v1/overview/basics",
        Confidence::Vendor,
    ),
    algorithm: Algorithm::HmacSha1,
    signature: Signature::header("x-adsk-signature", Encoding::Hex).layout(Layout::Prefixed("sha1hash=")),
    ..Scheme::BODY_HMAC
};
