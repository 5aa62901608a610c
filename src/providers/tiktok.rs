//! TikTok: `t=<seconds>,s=<hex>`, HMAC-SHA256 over `<t>.<raw body>`.
//!
//! Source: <https://developers.tiktok.com/doc/webhooks-verification>, which names no
//! window: five minutes, unless the caller says otherwise.

use crate::scheme::{About, Confidence, Encoding, Layout, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "tiktok",
    about: About::new(
        "TikTok",
        "https://developers.tiktok.com/doc/webhooks-verification",
        Confidence::Vendor,
    ),
    signature: Signature::header("tiktok-signature", Encoding::Hex).layout(Layout::Pairs {
        separator: ",",
        time: "t",
        tags: &["s"],
    }),
    ..Scheme::TIMED_HMAC
};
