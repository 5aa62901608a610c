//! Lemon Squeezy: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Sources: <https://docs.lemonsqueezy.com/help/webhooks/signing-requests>; the
//! vendor's sample, `lmsqueezy/nextjs-billing`.

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

/// Secret: You choose it in the form in which you create the webhook in Lemon Squeezy: the signing
/// secret. Source: <https://github.com/lmsqueezy/nextjs-billing>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "lemon-squeezy",
    about: &About::new(
        "Lemon Squeezy",
        "https://docs.lemonsqueezy.com/help/webhooks/signing-requests",
        Confidence::Vendor,
    )
    .identity("nothing names the event, and whether an update can repeat is not documented")
    .retries(1, "https://docs.lemonsqueezy.com/help/webhooks/webhook-requests"),
    signature: Signature::header("x-signature", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
