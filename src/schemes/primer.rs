//! Primer: a base64 HMAC-SHA256 of the raw body.
//!
//! Sources: <https://primer.io/docs/api-reference/get-started/configure-webhooks>
//! (header and encoding); the hash: a public registry of webhook schemes (secondary).

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "primer",
    about: &About::new(
        "Primer",
        "https://primer.io/docs/api-reference/get-started/configure-webhooks",
        Confidence::Secondary,
    )
    .identity("what a body has to tell two events apart is not known here"),
    signature: Signature::header("x-signature-primary", Encoding::Base64),
    ..Scheme::BODY_HMAC
};
