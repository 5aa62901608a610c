//! Mux: `t=<seconds>,v1=<hex>`, HMAC-SHA256 over `<t>.<raw body>`. The window is
//! that registry's.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{
    About, Confidence, Encoding, Layout, Origin, Part, Scheme, Signature, Timestamp, Tolerance, Unit,
};

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
    content: &[Part::Timestamp, Part::Literal("."), Part::Body],
    timestamp: Some(Timestamp {
        origin: Origin::Signature,
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    ..Scheme::BODY_HMAC
};
