//! GitHub: a hexadecimal HMAC-SHA256 of the raw body, after `sha256=`. The body is
//! JSON or, where the webhook is set up so, a form whose `payload` is JSON: either
//! is signed as it is sent. `X-GitHub-Delivery` is not signed; the older
//! `X-Hub-Signature` (SHA-1) is not read.
//!
//! Bodies have up to 25 MB (the page on events and payloads).
//!
//! Source:
//! <https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries>,
//! with the vendor's test values; `@octokit/webhooks-methods` and its tests.

use crate::scheme::{About, Body, Confidence, Encoding, Format, Layout, Reception, Scheme, Signature};

/// Secret: You choose it: on GitHub, the repository's Settings › Webhooks › Add webhook (or the
/// webhook's settings) › Secret. Source:
/// <https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "github",
    about: &About::new(
        "GitHub",
        "https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries",
        Confidence::Vendor,
    )
    .identity("two dispatches can have the same body: `X-GitHub-Delivery` is not signed")
    .reception(&Reception { max_body_bytes: 25 << 20, ..Reception::USUAL }),
    signature: Signature::header("x-hub-signature-256", Encoding::Hex).layout(Layout::Prefixed("sha256=")),
    body: Body { formats: &[Format::Json, Format::Form], within: Some("payload"), ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
