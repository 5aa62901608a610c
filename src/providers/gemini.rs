//! Gemini API: Standard Webhooks. This is its mode with a fixed secret; the one with
//! JWTs is another scheme.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use super::standard_webhooks::V1;
use crate::scheme::{About, Confidence, Scheme};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "gemini",
    about: About::new("Gemini API", "https://ai.google.dev/gemini-api/docs/webhooks", Confidence::Secondary),
    ..V1
};
