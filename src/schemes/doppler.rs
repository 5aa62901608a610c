//! Doppler: a hexadecimal HMAC-SHA256 of the raw body, after `sha256=`.
//!
//! Source: public receivers that agree (secondary).

use crate::scheme::{About, Confidence, Encoding, Layout, Scheme, Signature};

/// Secret: You choose it when you create the webhook: in the Doppler project, Webhooks › Add, or
/// field `secret` of the API. Source: <https://docs.doppler.com/docs/webhooks>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "doppler",
    about: &About::new("Doppler", "https://docs.doppler.com/docs/webhooks", Confidence::Secondary)
        .identity("a body of one's own is the same each time, and two changes of one secret can be"),
    signature: Signature::header("x-doppler-signature", Encoding::Hex).layout(Layout::Prefixed("sha256=")),
    ..Scheme::BODY_HMAC
};
