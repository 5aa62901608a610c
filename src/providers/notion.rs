//! Notion: a hexadecimal HMAC-SHA256 of the raw body, after `sha256=`.
//!
//! Source: the vendor's library, `notion-sdk-js`.

use crate::scheme::{About, Confidence, Encoding, Field, Layout, Replay, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "notion",
    about: &About::new("Notion", "https://developers.notion.com/reference/webhooks", Confidence::Vendor)
        .identity("the event's id; the body counts the attempts")
        .retries(24, "https://developers.notion.com/reference/webhooks"),
    signature: Signature::header("x-notion-signature", Encoding::Hex).layout(Layout::Prefixed("sha256=")),
    replay: Replay::Field(Field::Member("id")),
    ..Scheme::BODY_HMAC
};
