//! Trustmatic: a base64 HMAC-SHA256 of the raw body, the key being the
//! password of the API.
//!
//! What a body has is not known here, nor whether two events can have the same.
//!
//! Source: <https://dev.trustmatic.io>.

use crate::scheme::{About, Confidence, Encoding, Replay, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "trustmatic",
    about: About::new("Trustmatic", "https://dev.trustmatic.io", Confidence::Vendor),
    signature: Signature::header("x-signature", Encoding::Base64),
    replay: Replay::Unknown,
    ..Scheme::BODY_HMAC
};
