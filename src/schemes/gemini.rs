//! Gemini API: Standard Webhooks. This is its mode with a fixed secret; the one with
//! JWTs is another scheme.
//!
//! Source: the vendor's `google-gemini/cookbook` (`quickstarts/Webhooks.ipynb`).

use super::standard_webhooks::V1;
use crate::scheme::{About, Confidence, Scheme};

/// Secret: The Gemini API returns it once, when you create the webhook: `new_signing_secret` of the
/// response. Source:
/// <https://github.com/google-gemini/cookbook/blob/main/quickstarts/Webhooks.ipynb>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "gemini",
    about: &About::new("Gemini API", "https://ai.google.dev/gemini-api/docs/webhooks", Confidence::Vendor)
        .identity(V1.about.identity),
    ..V1
};
