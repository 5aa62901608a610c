//! Trustmatic: a base64 HMAC-SHA256 of the raw body, the key being the
//! password of the API.
//!
//! What a body has is not known here, nor whether two events can have the same.
//!
//! Source: <https://dev.trustmatic.io>.

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "trustmatic",
    about: &About::new("Trustmatic", "https://dev.trustmatic.io", Confidence::Vendor)
        .identity("what a body has to tell two events apart is not known here"),
    signature: Signature::header("x-signature", Encoding::Base64),
    ..Scheme::BODY_HMAC
};
