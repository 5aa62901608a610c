//! Modern Treasury: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: the vendor's library, `modern-treasury-node`, and its tests.

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

/// Secret: In Modern Treasury, Developers › Webhooks › your webhook › Webhook Key. Source:
/// <https://github.com/ngrok/ngrok-docs/blob/main/integrations/webhooks/modern-treasury-webhooks.mdx>
/// (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "modern-treasury",
    about: &About::new(
        "Modern Treasury",
        "https://docs.moderntreasury.com/docs/verifying-webhooks",
        Confidence::Vendor,
    )
    .identity("nothing names the event: `X-Webhook-ID` is not signed"),
    signature: Signature::header("x-signature", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
