//! Etsy: Standard Webhooks.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use super::standard_webhooks::V1;
use crate::scheme::{About, Confidence, Scheme};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "etsy",
    about: &About::new(
        "Etsy",
        "https://developers.etsy.com/documentation/essentials/webhooks",
        Confidence::Secondary,
    )
    .identity(V1.about.identity),
    ..V1
};
