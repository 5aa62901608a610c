//! Footprint: its webhooks are Svix's, with the headers that Svix had first.
//!
//! Sources: <https://docs.onefootprint.com/llms/articles/integrate/webhooks.md>; for what a
//! body has, <https://www.svix.com/event-types/us/org_2LbAthqjvv71cc7eYpwvHoeuuEw>.

use crate::document::shape::members;
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
    body: Body { formats: &[Format::Json], id: &[ID], shape: Notification::SHAPE, ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};

members! {
    /// What Footprint sends.
    Notification {
        /// Such as `footprint.onboarding.completed`; an open set.
        "event_kind" event_kind: Text,
        /// Footprint's id of the person or business.
        "fp_id" fp_id: Text,
        /// The caller's id of them.
        "external_id" external_id: Text,
        /// The onboarding's id.
        "onboarding_id" onboarding_id: Text,
        /// The playbook's key.
        "playbook_key" playbook_key: Text,
        /// `pass`, `fail`, `none`, `pending`, …
        "status" status: Text,
        /// The same, where the event is that it changed.
        "new_status" new_status: Text,
        /// When it happened, in ISO 8601.
        "timestamp" timestamp: Text,
    }
}
