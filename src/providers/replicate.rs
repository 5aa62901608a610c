//! Replicate: Standard Webhooks.
//!
//! Source: the vendor's library, `replicate-javascript`.

use super::standard_webhooks::V1;
use crate::scheme::{About, Confidence, Scheme};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "replicate",
    about: About::new(
        "Replicate",
        "https://replicate.com/docs/topics/webhooks/verify-webhook",
        Confidence::Vendor,
    ),
    ..V1
};
