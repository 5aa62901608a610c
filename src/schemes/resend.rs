//! Resend: Standard Webhooks with the `svix-*` headers.
//!
//! Source: the vendor's library.

use super::svix::WEBHOOK as SVIX;
use crate::scheme::{About, Confidence, Scheme};

/// Secret: In the Resend dashboard, Webhooks › your webhook: the signing secret; the API also
/// returns it when a webhook is created or retrieved. Source:
/// <https://resend.com/docs/webhooks/verify-webhooks-requests>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "resend",
    about: &About::new(
        "Resend",
        "https://resend.com/docs/webhooks/verify-webhooks-requests",
        Confidence::Vendor,
    )
    .identity(SVIX.about.identity)
    .retries(28, "https://docs.svix.com/retries"),
    ..SVIX
};
