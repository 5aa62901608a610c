//! Render: Standard Webhooks.
//!
//! Source: the vendor's sample, `render-examples/webhook-github-action`.

use super::standard_webhooks::V1;
use crate::scheme::{About, Confidence, Scheme};

/// Secret: In the Render Dashboard, Integrations › Webhooks › your webhook: its signing secret.
/// Source: <https://render.com/docs/webhooks>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "render",
    about: &About::new("Render", "https://render.com/docs/webhooks", Confidence::Vendor)
        .identity(V1.about.identity),
    ..V1
};
