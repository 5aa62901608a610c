//! Svix: Standard Webhooks, of which it is the origin, with headers of its own. It
//! also sends the `webhook-*` names: those are `standard-webhooks`.
//!
//! Source: the vendor's library, npm `svix`.

use crate::scheme::{
    About, Body, Confidence, Encoding, Field, KeyFormat, Layout, Origin, Part, Replay, Scheme, Signature,
    Timestamp, Tolerance, Unit,
};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "svix",
    about: &About::new(
        "Svix",
        "https://docs.svix.com/receiving/verifying-payloads/how-manual",
        Confidence::Vendor,
    )
    .identity("the message's id, the same for its retries")
    .retries(28, "https://docs.svix.com/retries"),
    key: KeyFormat::Base64 { prefix: "whsec_" },
    signature: Signature::header("svix-signature", Encoding::Base64).layout(Layout::Versions("v1")),
    content: &[
        Part::Field(Field::Header("svix-id")),
        Part::Literal("."),
        Part::Field(Field::Header("svix-timestamp")),
        Part::Literal("."),
        Part::Body,
    ],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Header("svix-timestamp")),
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    replay: Replay::Field(Field::Header("svix-id")),
    body: Body { id: &[Field::Header("svix-id")], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
