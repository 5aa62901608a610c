//! Polar: Standard Webhooks. The key of a secret made before 2026-09-08 is its own
//! UTF-8, prefix and all; of one made since then, what its base64 stands for after
//! `whsec_`. Secrets of both kinds begin with `whsec_`: the vendor's library tries both.
//!
//! Sources: <https://polar.sh/docs/integrate/webhooks/delivery>; the vendor's generator
//! of its libraries, `sdk/generator/python/template/polar/webhooks.py` in `polarsource/polar`.

use super::standard_webhooks::V1;
use crate::scheme::{About, Confidence, KeyFormat, Scheme};

/// Secret: In Polar, your organization settings › Add Endpoint (or your endpoint): set a secret of
/// your own or generate one. Source:
/// <https://github.com/polarsource/polar/blob/main/docs/integrate/webhooks/endpoints.mdx>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "polar",
    about: &About::new("Polar", "https://polar.sh/docs/integrate/webhooks/delivery", Confidence::Vendor)
        .identity(V1.about.identity),
    key: KeyFormat::Utf8OrBase64 { prefix: "whsec_" },
    ..V1
};
