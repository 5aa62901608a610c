//! Vercel: a hexadecimal HMAC-SHA1 of the raw body.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Algorithm, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "vercel",
    about: About::new("Vercel", "https://vercel.com/docs/webhooks", Confidence::Secondary),
    algorithm: Algorithm::HmacSha1,
    signature: Signature::header("x-vercel-signature", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
