//! Affirm: `t=<seconds>,v0=<hex>`, HMAC-SHA512 over `<t>.<raw body>`.
//!
//! Sources: <https://docs.affirm.com/developers/docs/checking-webhook-signatures> (the
//! header, five minutes) and `/webhook-best-practices` (the hash); what is signed: a
//! public registry of webhook schemes (secondary).

use crate::scheme::{
    About, Algorithm, Body, Confidence, Encoding, Format, Layout, Origin, Part, Scheme, Signature, Timestamp,
    Tolerance, Unit,
};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "affirm",
    about: &About::new(
        "Affirm",
        "https://docs.affirm.com/developers/docs/checking-webhook-signatures",
        Confidence::Secondary,
    )
    .identity("what a body has to tell two events apart is not known here"),
    algorithm: Algorithm::HmacSha512,
    signature: Signature::header("x-affirm-signature", Encoding::Hex).layout(Layout::Pairs {
        separator: ",",
        time: "t",
        tags: &["v0"],
    }),
    content: &[Part::Timestamp, Part::Literal("."), Part::Body],
    timestamp: Some(Timestamp {
        origin: Origin::Signature,
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    body: Body { formats: &[Format::Json, Format::Form], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
