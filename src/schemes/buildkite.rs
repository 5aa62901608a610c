//! Buildkite: `timestamp=<seconds>,signature=<hex>`, HMAC-SHA256 over
//! `<timestamp>.<raw body>`; the key is the webhook's token.
//!
//! Source: <https://buildkite.com/docs/apis/webhooks/pipelines>, which names no window:
//! five minutes, unless the caller says otherwise.

use crate::scheme::{About, Confidence, Encoding, Layout, Scheme, Signature};

/// Secret: In Buildkite, Settings › Notification Services › your Webhook › Token. Source:
/// <https://buildkite.com/docs/apis/webhooks/pipelines>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "buildkite",
    about: &About::new("Buildkite", "https://buildkite.com/docs/apis/webhooks/pipelines", Confidence::Vendor)
        .identity("nothing names the event or its time"),
    signature: Signature::header("x-buildkite-signature", Encoding::Hex).layout(Layout::Pairs {
        separator: ",",
        time: "timestamp",
        tags: &["signature"],
    }),
    ..Scheme::TIMED_HMAC
};
