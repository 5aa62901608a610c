//! Brex: Standard Webhooks. Its secret is base64 without `whsec_`.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use super::standard_webhooks::V1;
use crate::scheme::{About, Confidence, Scheme};

/// Secret: `GET /v1/webhooks/secrets` of the Brex API returns it; after a key rotation it returns
/// two. Source: <https://developer.brex.com/openapi/webhooks_api/webhook-subscriptions>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "brex",
    about: &About::new("Brex", "https://developer.brex.com/guides/webhooks", Confidence::Secondary)
        .identity(V1.about.identity),
    ..V1
};
