//! Didit: three signatures of every delivery, of which the receiver checks one.
//! The best is `didit-v2`, then `didit`; under `didit-simple` four members are
//! authentic and the others are not given out.
//!
//! Freshness comes from the signed `timestamp` in the body. The header
//! `x-timestamp` is not signed, so a captured delivery could be given a new
//! one: it must be there and say the same. Where a body has no `timestamp`, it is
//! `created_at`, as in the vendor's library: when the session was made, so that only
//! the first minutes of a session can be told so.
//!
//! Sources: the fixtures of <https://github.com/didit-protocol/plugin-wordpress>,
//! the vendor's library `didit-sdk` 0.4.0 (`PyPI`),
//! <https://docs.didit.me/integration/webhooks>. That page's prose calls the
//! JSON of V2 ASCII-escaped; the fixtures and the library do not escape.

use crate::document::shape::{Shape, members};
use crate::scheme::{
    About, Body, Confidence, Covers, Encoding, Field, Format, Origin, Part, Replay, Require, Scheme,
    Signature, Timestamp, Tolerance, Unit,
};

const TIME: Field<'static> = Field::Member("timestamp");
const TIME_OR_CREATION: Field<'static> = Field::FirstMember("timestamp|created_at");
const COLON: Part<'static> = Part::Literal(":");

/// Over the body, its JSON written anew: white space and the order of members do not count.
///
/// Secret: `GET /v3/webhook/` of the Didit API returns it as `secret_shared_key`. Source:
/// <https://github.com/didit-protocol/skills/blob/main/skills/didit-verification-management/SKILL.md>.
pub(crate) const V2: Scheme<'static> = Scheme {
    name: "didit-v2",
    signature: Signature::header("x-signature-v2", Encoding::Hex),
    content: &[Part::CanonicalJson],
    covers: Covers::Fields,
    ..RAW
};

/// Over the raw body.
///
/// Secret: `GET /v3/webhook/` of the Didit API returns it as `secret_shared_key`. Source:
/// <https://github.com/didit-protocol/skills/blob/main/skills/didit-verification-management/SKILL.md>.
pub(crate) const RAW: Scheme<'static> = Scheme {
    name: "didit",
    about: &About::new("Didit", "https://docs.didit.me/integration/webhooks", Confidence::Vendor)
        .identity("the event's id, the same for its retries")
        .retries(1, "https://github.com/didit-protocol/skills"),
    signature: Signature::header("x-signature", Encoding::Hex),
    require: &[Require::Same(Field::Header("x-timestamp"), TIME_OR_CREATION)],
    timestamp: Some(Timestamp {
        origin: Origin::Field(TIME_OR_CREATION),
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    replay: Replay::Field(Field::Member("event_id")),
    sources: &["18.203.201.92"],
    body: Body {
        formats: &[Format::Json],
        id: &[Field::Member("session_id")],
        shape: Notification::SHAPE,
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};

/// Over four members. `event_id` is none of them. One that an event does not have, such as a
/// transaction's session, is signed as an empty text (the vendor's `didit-full-demo`).
///
/// Secret: `GET /v3/webhook/` of the Didit API returns it as `secret_shared_key`. Source:
/// <https://github.com/didit-protocol/skills/blob/main/skills/didit-verification-management/SKILL.md>.
pub(crate) const SIMPLE: Scheme<'static> = Scheme {
    name: "didit-simple",
    about: &RAW
        .about
        .identity("`event_id` is not signed, and two updates of a session in one second sign the same")
        .retries(1, "https://github.com/didit-protocol/skills"),
    signature: Signature::header("x-signature-simple", Encoding::Hex),
    content: &[
        Part::Field(TIME),
        COLON,
        Part::OptionalField(Field::Member("session_id")),
        COLON,
        Part::OptionalField(Field::Member("status")),
        COLON,
        Part::OptionalField(Field::Member("webhook_type")),
    ],
    require: &[Require::Same(Field::Header("x-timestamp"), TIME)],
    timestamp: Some(Timestamp {
        origin: Origin::Field(TIME),
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    covers: Covers::Fields,
    replay: Replay::Unknown,
    ..RAW
};

members! {
    /// What Didit sends. Under `didit-simple` only `timestamp`, `session_id`,
    /// `status` and `webhook_type` are there.
    Notification {
        /// When it was sent, in seconds since 1970-01-01T00:00Z.
        "timestamp" timestamp: Integer,
        /// The session's id.
        "session_id" session_id: Text,
        /// Such as `Approved`, `Declined`, `In Review`.
        "status" status: Text,
        /// Such as `status.updated`.
        "webhook_type" webhook_type: Text,
        /// Different for each event, the same for its retries.
        "event_id" event_id: Text,
        /// When the session was made, in seconds since 1970-01-01T00:00Z.
        "created_at" created_at: TextOrNumber,
        /// `live` or `sandbox`.
        "environment" environment: Text,
        /// The application's id.
        "application_id" application_id: Text,
        /// The workflow's id.
        "workflow_id" workflow_id: Text,
        /// The workflow's version.
        "workflow_version" workflow_version: TextOrNumber,
        /// What the caller gave when the session began.
        "vendor_data" vendor_data: Text,
        /// The same, as members.
        "metadata" metadata: Object(Shape::ANY),
        /// What was found.
        "decision" decision: Object(Shape::ANY),
    }
}
