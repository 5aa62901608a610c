//! TikTok: `t=<seconds>,s=<hex>`, HMAC-SHA256 over `<t>.<raw body>`.
//!
//! Source: <https://developers.tiktok.com/doc/webhooks-verification>, which names no
//! window: five minutes, unless the caller says otherwise.

use crate::scheme::{About, Confidence, Encoding, Layout, Replay, Scheme, Signature};

/// Secret: In the TikTok Developer Portal, Manage apps › your app › Client secret. Source:
/// <https://github.com/ngrok/ngrok-docs/blob/main/integrations/webhooks/tiktok-webhooks.mdx>
/// (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "tiktok",
    about: &About::new(
        "TikTok",
        "https://developers.tiktok.com/doc/webhooks-verification",
        Confidence::Vendor,
    )
    .identity("it has the user, what happened and the event's time, and nothing of the attempt")
    .retries(72, "https://developers.tiktok.com/doc/webhooks-overview"),
    signature: Signature::header("tiktok-signature", Encoding::Hex).layout(Layout::Pairs {
        separator: ",",
        time: "t",
        tags: &["s"],
    }),
    replay: Replay::Body,
    ..Scheme::TIMED_HMAC
};
