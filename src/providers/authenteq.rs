//! Authenteq: no HMAC, but the hexadecimal SHA-256 of the raw body and, after
//! it, the client's secret. The body is a multipart form: `result`, which is JSON,
//! and images.
//!
//! Source: <https://docs.authenteq.com/webhook/overview>.

use crate::scheme::{About, Algorithm, Body, Confidence, Encoding, Format, Part, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "authenteq",
    about: About::new("Authenteq", "https://docs.authenteq.com/webhook/overview", Confidence::Vendor),
    algorithm: Algorithm::Sha256,
    signature: Signature::header("x-signature", Encoding::Hex),
    content: &[Part::Body, Part::Secret],
    body: Body { formats: &[Format::Multipart, Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
