//! Notion: a hexadecimal HMAC-SHA256 of the raw body, after `sha256=`. The key is the
//! `verification_token` that the first request brings, which has no signature: it is
//! answered, and is no event. Anybody can send one, so that its token goes nowhere: read
//! it from that request's body, and give it to Notion and to the Webhook.
//!
//! Sources: the vendor's library, `notion-sdk-js`; the first request: the recipes of
//! `hookdeck/webhook-skills` (secondary).

use crate::scheme::{About, Confidence, Encoding, Field, Handshake, Layout, Replay, Scheme, Signature};

/// Secret: It is the `verification_token` that Notion posts to your URL, once, when you create the
/// subscription in your integration's Webhooks tab. Source:
/// <https://developers.notion.com/reference/webhooks>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "notion",
    about: &About::new("Notion", "https://developers.notion.com/reference/webhooks", Confidence::Vendor)
        .identity("the event's id; the body counts the attempts")
        .retries(24, "https://developers.notion.com/reference/webhooks"),
    signature: Signature::header("x-notion-signature", Encoding::Hex).layout(Layout::Prefixed("sha256=")),
    replay: Replay::Field(Field::Member("id")),
    handshakes: &[Handshake {
        method: "POST",
        signed: false,
        when: &[(Field::Member("verification_token"), "")],
        token: None,
        status: 200,
        headers: &[],
        body: &[],
    }],
    ..Scheme::BODY_HMAC
};
