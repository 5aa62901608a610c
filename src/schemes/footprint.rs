//! Footprint: its webhooks are Svix's, with the headers that Svix had first.
//!
//! Source: <https://docs.onefootprint.com/llms/articles/integrate/webhooks.md>.

use crate::scheme::{
    About, Body, Confidence, Encoding, Field, Format, KeyFormat, Layout, Origin, Part, Replay, Scheme,
    Signature, Timestamp, Tolerance, Unit,
};

const ID: Field<'static> = Field::Header("svix-id");
const TIME: Field<'static> = Field::Header("svix-timestamp");
const DOT: Part<'static> = Part::Literal(".");

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "footprint",
    about: &About::new(
        "Footprint",
        "https://docs.onefootprint.com/llms/articles/integrate/webhooks.md",
        Confidence::Vendor,
    )
    .identity("the message's id, the same for its retries")
    .retries(28, "https://docs.svix.com/retries"),
    key: KeyFormat::Base64 { prefix: "whsec_" },
    signature: Signature::header("svix-signature", Encoding::Base64).layout(Layout::Versions("v1")),
    content: &[Part::Field(ID), DOT, Part::Field(TIME), DOT, Part::Body],
    timestamp: Some(Timestamp {
        origin: Origin::Field(TIME),
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    replay: Replay::Field(Field::Header("svix-id")),
    body: Body { formats: &[Format::Json], id: &[ID], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
