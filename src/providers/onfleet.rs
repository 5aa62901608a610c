//! Onfleet: a hexadecimal HMAC-SHA512 of the raw body. The key is the secret,
//! decoded from hexadecimal.
//!
//! Source: <https://docs.onfleet.com/reference/secrets>.

use crate::scheme::{About, Algorithm, Confidence, Encoding, KeyFormat, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "onfleet",
    about: &About::new("Onfleet", "https://docs.onfleet.com/reference/secrets", Confidence::Vendor)
        .identity("what a body has to tell two events apart is not known here"),
    algorithm: Algorithm::HmacSha512,
    key: KeyFormat::Hex,
    signature: Signature::header("x-onfleet-signature", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
