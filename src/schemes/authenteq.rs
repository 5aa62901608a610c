//! Authenteq: no HMAC, but the hexadecimal SHA-256 of the raw body and, after
//! it, the client's secret. The body is a multipart form: `result`, which is JSON,
//! and images.
//!
//! Images come along, of many MB: no number is documented.
//!
//! Source: <https://docs.authenteq.com/webhook/overview>.

use crate::scheme::{
    About, Algorithm, Body, Confidence, Encoding, Format, Part, Reception, Scheme, Signature,
};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "authenteq",
    about: &About::new("Authenteq", "https://docs.authenteq.com/webhook/overview", Confidence::Vendor)
        .identity("a multipart form, of which nothing says that a retry has the same bytes")
        .retries(168, "https://docs.authenteq.com/webhook/overview")
        .reception(&Reception { max_body_bytes: 25 << 20, ..Reception::USUAL }),
    algorithm: Algorithm::Sha256,
    signature: Signature::header("x-signature", Encoding::Hex),
    content: &[Part::Body, Part::Secret],
    body: Body { formats: &[Format::Multipart, Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
