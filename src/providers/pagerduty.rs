//! PagerDuty: hexadecimal HMAC-SHA256 of the raw body, `v1=<hex>[,v1=<hex>…]`, one
//! for each secret that is in force.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Encoding, Layout, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "pagerduty",
    about: About::new(
        "PagerDuty",
        "https://developer.pagerduty.com/docs/webhooks/webhook-signatures/",
        Confidence::Secondary,
    ),
    signature: Signature::header("x-pagerduty-signature", Encoding::Hex).layout(Layout::Pairs {
        separator: ",",
        time: "",
        tags: &["v1"],
    }),
    ..Scheme::BODY_HMAC
};
