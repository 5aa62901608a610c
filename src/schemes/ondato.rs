//! Ondato: nothing is signed. Its webhooks carry HTTP Basic, or an OAuth2
//! bearer token that the receiver issued, which expires.
//!
//! Source: <https://ondato.atlassian.net/wiki/spaces/PUB/pages/2296184995>.

use crate::document::shape::members;
use crate::scheme::{
    About, Algorithm, Body, Confidence, Covers, Encoding, Field, Format, Layout, Part, Scheme, Signature,
};

/// `Basic` and `user:password` in base64.
pub(crate) const BASIC: Scheme<'static> = Scheme {
    name: "ondato-basic",
    about: &About::new(
        "Ondato",
        "https://ondato.atlassian.net/wiki/spaces/PUB/pages/2296184995",
        Confidence::Vendor,
    )
    .identity("nothing is signed"),
    algorithm: Algorithm::Token,
    signature: Signature::header("authorization", Encoding::Base64).layout(Layout::Prefixed("Basic ")),
    content: &[Part::Secret],
    covers: Covers::Sender,
    sources: &["20.31.10.47", "20.31.227.231", "20.76.229.117", "20.76.229.248", "213.226.187.101"],
    // A body has the notification's id and the time at which it was made.
    body: Body {
        formats: &[Format::Json],
        id: &[Field::Member("id")],
        shape: Notification::SHAPE,
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};

/// `Bearer` and a token.
pub(crate) const BEARER: Scheme<'static> = Scheme {
    name: "ondato-bearer",
    signature: Signature::header("authorization", Encoding::Text).layout(Layout::Prefixed("Bearer ")),
    ..BASIC
};

members! {
    /// What Ondato sends.
    Notification {
        /// The notification's id.
        "id" id: Text,
        /// The caller's id at Ondato.
        "applicationId" application_id: Text,
        /// When it was made, in ISO 8601.
        "createdUtc" created_utc: Text,
        /// Such as `KycIdentification.Approved`; an open set.
        "type" kind: Text,
        /// A [`Resource`].
        "payload" payload: Object(Resource::SHAPE),
    }
}

members! {
    /// The resource, as the API has it.
    Resource {
        /// Its id.
        "id" id: Text,
        /// The caller's id at Ondato.
        "applicationId" application_id: Text,
        /// The identity verification's id.
        "identityVerificationId" identity_verification_id: Text,
        /// Such as `Approved`, `Completed`.
        "status" status: Text,
    }
}
