//! Cursor: a hexadecimal HMAC-SHA256 of the raw body, after `sha256=`.
//!
//! Source: <https://cursor.com/docs/cloud-agent/api/webhooks>.

use crate::scheme::{About, Confidence, Encoding, Layout, Replay, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "cursor",
    about: &About::new("Cursor", "https://cursor.com/docs/cloud-agent/api/webhooks", Confidence::Vendor)
        .identity("it has the agent's id, its state and the event's time, and nothing of the attempt"),
    signature: Signature::header("x-webhook-signature", Encoding::Hex).layout(Layout::Prefixed("sha256=")),
    replay: Replay::Body,
    ..Scheme::BODY_HMAC
};
