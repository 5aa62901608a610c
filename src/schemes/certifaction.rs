//! Certifaction: nothing is signed. A POST without a body, to the URL that was given
//! with the request, carries the secret of the account after `Bearer `, where one was
//! agreed with the vendor.
//!
//! Source: <https://developers.dev.certifaction.io/en/guides/webhooks>.

use crate::scheme::{About, Algorithm, Confidence, Covers, Encoding, Layout, Part, Scheme, Signature};

pub(crate) const BEARER: Scheme<'static> = Scheme {
    name: "certifaction",
    about: &About::new(
        "Certifaction",
        "https://developers.dev.certifaction.io/en/guides/webhooks",
        Confidence::Vendor,
    )
    .identity("nothing is signed"),
    algorithm: Algorithm::Token,
    signature: Signature::header("authorization", Encoding::Text).layout(Layout::Prefixed("Bearer ")),
    content: &[Part::Secret],
    covers: Covers::Sender,
    ..Scheme::BODY_HMAC
};
