//! Calendly: `t=<seconds>,v1=<hex>`, HMAC-SHA256 over `<t>.<raw body>`.
//!
//! Source: the vendor's page and its example, whose window is three minutes, backwards.

use crate::scheme::{About, Confidence, Encoding, Layout, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "calendly",
    about: About::new(
        "Calendly",
        "https://developer.calendly.com/api-docs/4c305798a61d3-webhook-signatures",
        Confidence::Vendor,
    ),
    signature: Signature::header("calendly-webhook-signature", Encoding::Hex).layout(Layout::Pairs {
        separator: ",",
        time: "t",
        tags: &["v1"],
    }),
    ..Scheme::TIMED_HMAC
};
