//! Clerk: Standard Webhooks with the `svix-*` headers.
//!
//! Source: the vendor's library.

use super::svix::WEBHOOK as SVIX;
use crate::scheme::{About, Confidence, Scheme};

/// Secret: In the Clerk Dashboard, Webhooks › your endpoint › Signing Secret: the eye icon reveals
/// it. Source: <https://clerk.com/docs/guides/development/webhooks/syncing>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "clerk",
    about: &About::new(
        "Clerk",
        "https://clerk.com/docs/guides/development/webhooks/overview",
        Confidence::Vendor,
    )
    .identity(SVIX.about.identity)
    .retries(28, "https://docs.svix.com/retries"),
    ..SVIX
};
