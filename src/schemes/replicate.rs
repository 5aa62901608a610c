//! Replicate: Standard Webhooks.
//!
//! Source: the vendor's library, `replicate-javascript`.

use super::standard_webhooks::V1;
use crate::scheme::{About, Confidence, Field, Replay, Scheme};

/// Secret: From Replicate's API: `GET https://api.replicate.com/v1/webhooks/default/secret`, the
/// member `key`. Source: <https://sdks.replicate.com/typescript/resources/webhooks>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "replicate",
    about: &About::new(
        "Replicate",
        "https://replicate.com/docs/topics/webhooks/verify-webhook",
        Confidence::Vendor,
    )
    .identity("the event's id, the same for its retries")
    .retries(1, "https://replicate.com/docs/topics/webhooks/receive-webhook"),
    replay: Replay::Field(Field::Header("webhook-id")),
    ..V1
};
