//! Calendly: `t=<seconds>,v1=<hex>`, HMAC-SHA256 over `<t>.<raw body>`. The window
//! is that registry's.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Encoding, Layout, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "calendly",
    about: About::new(
        "Calendly",
        "https://developer.calendly.com/api-docs/ZG9jOjM2MzE2MDM4-webhook-signatures",
        Confidence::Secondary,
    ),
    signature: Signature::header("calendly-webhook-signature", Encoding::Hex).layout(Layout::Pairs {
        separator: ",",
        time: "t",
        tags: &["v1"],
    }),
    ..Scheme::TIMED_HMAC
};
