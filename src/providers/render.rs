//! Render: Standard Webhooks.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use super::standard_webhooks::V1;
use crate::scheme::{About, Confidence, Scheme};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "render",
    about: About::new("Render", "https://render.com/docs/webhooks", Confidence::Secondary),
    ..V1
};
