//! ElevenLabs: `t=<seconds>,v0=<hex>`, HMAC-SHA256 over `<t>.<raw body>`. Thirty
//! minutes, in the past, is the library's window.
//!
//! With audio bodies have many MB, of which no number is documented.
//!
//! Source: the vendor's library, `elevenlabs-js`.

use crate::scheme::{
    About, Confidence, Encoding, Layout, Origin, Part, Reception, Replay, Scheme, Signature, Timestamp,
    Tolerance, Unit,
};

/// Secret: ElevenLabs generates this shared secret when you create the webhook, at
/// elevenlabs.io/app/conversational-ai/settings under Post-Call Webhook. Source:
/// <https://github.com/elevenlabs/elevenlabs-docs/blob/main/fern/snippets/webhook-hmac-authentication.mdx>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "elevenlabs",
    about: &About::new(
        "ElevenLabs",
        "https://elevenlabs.io/docs/eleven-agents/workflows/post-call-webhooks",
        Confidence::Vendor,
    )
    .identity("it has the conversation's id and the event's time, and nothing of the attempt")
    .reception(&Reception { max_body_bytes: 25 << 20, ..Reception::USUAL }),
    signature: Signature::header("elevenlabs-signature", Encoding::Hex).layout(Layout::Pairs {
        separator: ",",
        time: "t",
        tags: &["v0"],
    }),
    content: &[Part::Timestamp, Part::Literal("."), Part::Body],
    timestamp: Some(Timestamp {
        origin: Origin::Signature,
        unit: Unit::Seconds,
        tolerance: Tolerance { past: 1_800_000, future: 300_000 },
    }),
    replay: Replay::Body,
    ..Scheme::BODY_HMAC
};
