//! Polar: Standard Webhooks. The key is the secret's own UTF-8, `polar_whs_` and
//! all: its library encodes it in base64 only to have it decoded again.
//!
//! Source: <https://polar.sh/docs/integrate/webhooks/delivery> and the vendor's tests
//! of its libraries.

use super::standard_webhooks::V1;
use crate::scheme::{About, Confidence, KeyFormat, Scheme};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "polar",
    about: &About::new("Polar", "https://polar.sh/docs/integrate/webhooks/delivery", Confidence::Vendor)
        .identity(V1.about.identity),
    key: KeyFormat::Utf8,
    ..V1
};
