//! Mux: `t=<seconds>,v1=<hex>`, HMAC-SHA256 over `<t>.<raw body>`. The window is
//! that registry's.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Encoding, Layout, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "mux",
    about: About::new(
        "Mux",
        "https://www.mux.com/docs/core/verify-webhook-signatures",
        Confidence::Secondary,
    ),
    signature: Signature::header("mux-signature", Encoding::Hex).layout(Layout::Pairs {
        separator: ",",
        time: "t",
        tags: &["v1"],
    }),
    ..Scheme::TIMED_HMAC
};
