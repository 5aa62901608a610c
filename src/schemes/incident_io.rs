//! incident.io: Standard Webhooks.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use super::standard_webhooks::V1;
use crate::scheme::{About, Confidence, Scheme};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "incident-io",
    about: &About::new(
        "incident.io",
        "https://docs.incident.io/integrations/webhooks",
        Confidence::Secondary,
    )
    .identity(V1.about.identity),
    ..V1
};
