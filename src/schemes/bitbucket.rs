//! Bitbucket: a hexadecimal HMAC-SHA256 of the raw body, after `sha256=`. The
//! header's form is `<method>=<hex>`, and the method today is always `sha256`; no
//! other is taken.
//!
//! Source: the vendor's test values, as quoted by third parties (secondary).

use crate::scheme::{About, Confidence, Encoding, Layout, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "bitbucket",
    about: &About::new(
        "Bitbucket",
        "https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/",
        Confidence::Secondary,
    )
    .identity("the same push after a reset has the same body: `X-Request-UUID` is not signed")
    .retries(1, "https://support.atlassian.com/bitbucket-cloud/docs/troubleshoot-webhooks/"),
    signature: Signature::header("x-hub-signature", Encoding::Hex).layout(Layout::Prefixed("sha256=")),
    ..Scheme::BODY_HMAC
};
