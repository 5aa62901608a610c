//! Alloy (alloy.com): of three ways to authenticate, the account has one. HMAC:
//! a base64 HMAC-SHA256 of the raw body, by itself in `Authorization`. Basic
//! and OAuth2: nothing is signed, and the header carries what the receiver gave
//! out; an OAuth2 token expires, and the receiver must follow it.
//!
//! Sources: <https://developer.alloy.com/public/docs/authentication-types>,
//! <https://developer.alloy.com/public/docs/hash-based-message-authentication-code-hmac>;
//! for what a body has, <https://developer.alloy.com/public/docs/journey-events>,
//! <https://developer.alloy.com/public/docs/webhook-events>.

use crate::document::shape::members;
use crate::scheme::{
    About, Algorithm, Body, Confidence, Covers, Encoding, Field, Format, Layout, Part, Scheme, Signature,
};

/// HMAC.
pub(crate) const SIGNED: Scheme<'static> = Scheme {
    name: "alloy",
    about: &About::new(
        "Alloy",
        "https://developer.alloy.com/public/docs/authentication-types",
        Confidence::Vendor,
    )
    .identity("whether a retry keeps `request_token` and its times is not documented")
    .retries(24, "https://developer.alloy.com/public/docs/retry-logic-and-webhook-logs"),
    signature: Signature::header("authorization", Encoding::Base64),
    body: Body {
        formats: &[Format::Json],
        id: &[Field::Member("request_token")],
        shape: Notification::SHAPE,
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};

/// `Basic` and `user:password` in base64.
pub(crate) const BASIC: Scheme<'static> = Scheme {
    name: "alloy-basic",
    about: &SIGNED
        .about
        .identity("nothing is signed")
        .retries(24, "https://developer.alloy.com/public/docs/retry-logic-and-webhook-logs"),
    algorithm: Algorithm::Token,
    signature: Signature::header("authorization", Encoding::Base64).layout(Layout::Prefixed("Basic ")),
    content: &[Part::Secret],
    covers: Covers::Sender,
    ..SIGNED
};

/// `Bearer` and a token.
pub(crate) const BEARER: Scheme<'static> = Scheme {
    name: "alloy-bearer",
    signature: Signature::header("authorization", Encoding::Text).layout(Layout::Prefixed("Bearer ")),
    ..BASIC
};

members! {
    /// What Alloy sends.
    Notification {
        /// The request's id.
        "request_token" request_token: Text,
        /// The request's time, in milliseconds since 1970-01-01T00:00Z.
        "timestamp" timestamp: Integer,
        /// Such as `update:journeyapplications:live`, `create:reviews:is_entity`; an open set.
        "type" kind: Text,
        /// The same in words.
        "description" description: Text,
        /// A [`Data`].
        "data" data: Object(Data::SHAPE),
    }
}

members! {
    /// What happened. Each kind of event has its own members.
    Data {
        /// A journey's event, such as `completed_application`.
        "type" kind: Text,
        /// The application's id, in a journey.
        "journey_application_token" journey_application_token: Text,
        /// The journey's id.
        "journey_token" journey_token: Text,
        /// The entity's id.
        "entity_token" entity_token: Text,
        /// The caller's id of the entity.
        "external_entity_id" external_entity_id: Text,
        /// The caller's id of the group.
        "external_group_id" external_group_id: Text,
        /// A review's id.
        "review_token" review_token: Text,
        /// How a review ended, such as `Approved`.
        "outcome" outcome: Text,
        /// Why.
        "reason" reason: Text,
    }
}
