//! Vercel: a hexadecimal HMAC-SHA1 of the raw body.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Algorithm, Confidence, Encoding, Replay, Scheme, Signature};

/// Secret: In Vercel, your team's Settings › Webhooks: the secret is shown once, when the webhook
/// is created. Source:
/// <https://github.com/hookdeck/webhook-skills/blob/main/skills/vercel-webhooks/references/setup.md>
/// (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "vercel",
    about: &About::new("Vercel", "https://vercel.com/docs/webhooks", Confidence::Secondary)
    .identity("it has an id and a time of its own, and nothing of the attempt")
    .retries(24, "https://github.com/hookdeck/webhook-skills/blob/main/skills/vercel-webhooks/references/overview.md"),
    algorithm: Algorithm::HmacSha1,
    signature: Signature::header("x-vercel-signature", Encoding::Hex),
    replay: Replay::Body,
    ..Scheme::BODY_HMAC
};
