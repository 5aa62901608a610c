//! TikTok: `t=<seconds>,s=<hex>`, HMAC-SHA256 over `<t>.<raw body>`.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{
    About, Confidence, Encoding, Layout, Origin, Part, Scheme, Signature, Timestamp, Tolerance, Unit,
};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "tiktok",
    about: About::new(
        "TikTok",
        "https://developers.tiktok.com/doc/webhooks-verification",
        Confidence::Secondary,
    ),
    signature: Signature::header("tiktok-signature", Encoding::Hex).layout(Layout::Pairs {
        separator: ",",
        time: "t",
        tags: &["s"],
    }),
    content: &[Part::Timestamp, Part::Literal("."), Part::Body],
    timestamp: Some(Timestamp {
        origin: Origin::Signature,
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    ..Scheme::BODY_HMAC
};
