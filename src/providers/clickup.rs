//! ClickUp: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: <https://developer.clickup.com/docs/webhooksignature>.

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "clickup",
    about: About::new("ClickUp", "https://developer.clickup.com/docs/webhooksignature", Confidence::Vendor),
    signature: Signature::header("x-signature", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
