//! Chargebee: HTTP Basic, the secret being `user:password`, which proves who sent,
//! not what.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Scheme};

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
