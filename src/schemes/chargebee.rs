//! Chargebee: HTTP Basic, the secret being `user:password`, which proves who sent,
//! not what.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Scheme};

/// Secret: You choose username and password in Chargebee: Settings › Configure Chargebee › API Keys
/// and Webhooks › Webhooks › Protect webhook URL with basic authentication. Source:
/// <https://www.chargebee.com/docs/webhook_settings.html>.
pub(crate) const BASIC: Scheme<'static> = Scheme {
    name: "chargebee",
    about: &About::new(
        "Chargebee",
        "https://www.chargebee.com/docs/billing/2.0/site-configuration/webhook_settings",
        Confidence::Secondary,
    )
    .identity("nothing is signed")
    .retries(80, "https://www.chargebee.com/docs/billing/2.0/site-configuration/webhook_settings"),
    ..Scheme::BASIC
};
