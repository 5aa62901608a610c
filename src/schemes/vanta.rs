//! Vanta: Standard Webhooks with the `svix-*` headers.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use super::svix::WEBHOOK as SVIX;
use crate::scheme::{About, Confidence, Scheme};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "vanta",
    about: &About::new("Vanta", "https://developer.vanta.com/docs/webhooks", Confidence::Secondary)
        .identity(SVIX.about.identity)
        .retries(28, "https://docs.svix.com/retries"),
    ..SVIX
};
