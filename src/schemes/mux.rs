//! Mux: `t=<seconds>,v1=<hex>`, HMAC-SHA256 over `<t>.<raw body>`.
//!
//! Sources: <https://www.mux.com/docs/core/verify-webhook-signatures>; the vendor's
//! library, `mux-node-sdk`, whose window is five minutes, backwards.

use crate::scheme::{About, Confidence, Encoding, Field, Layout, Replay, Scheme, Signature};

/// Secret: In the Mux dashboard, Settings › Webhooks › your webhook › Show Signing Secret. Source:
/// <https://github.com/ngrok/ngrok-docs/blob/main/integrations/webhooks/mux-webhooks.mdx>
/// (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "mux",
    about: &About::new("Mux", "https://www.mux.com/docs/core/verify-webhook-signatures", Confidence::Vendor)
        .identity("the event's id; the body can list the attempts"),
    signature: Signature::header("mux-signature", Encoding::Hex).layout(Layout::Pairs {
        separator: ",",
        time: "t",
        tags: &["v1"],
    }),
    replay: Replay::Field(Field::Member("id")),
    ..Scheme::TIMED_HMAC
};
