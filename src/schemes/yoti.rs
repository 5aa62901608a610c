//! Yoti: nothing is signed. The notification carries the `auth_token` that the
//! session was made with, as HTTP Basic or as a bearer token.
//!
//! A body is a topic and a session, the same for every change of one kind: it
//! does not tell two events apart. Fetch the session.
//!
//! Sources: <https://developers.yoti.com/v9.0/identity-verification/notifications>; for
//! what a body has, <https://developers.yoti.com/identity-verification/notifications>.

use crate::document::shape::members;
use crate::scheme::{About, Body, Confidence, Encoding, Field, Format, Layout, Scheme, Signature};

/// `Basic` and the token, `user:password`, in base64.
///
/// Secret: You choose it when you create the session: the notifications' `auth_token`
/// (`withAuthToken`), as `username:password`, with `withAuthTypeBasic`. Source:
/// <https://developers.yoti.com/v9.0/identity-verification/notifications>.
pub(crate) const BASIC: Scheme<'static> = Scheme {
    name: "yoti-basic",
    about: &About::new(
        "Yoti",
        "https://developers.yoti.com/v9.0/identity-verification/notifications",
        Confidence::Vendor,
    )
    .identity("nothing is signed"),
    body: Body {
        formats: &[Format::Json],
        id: &[Field::Member("session_id")],
        shape: Notification::SHAPE,
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BASIC
};

/// `Bearer` and the token.
///
/// Secret: You choose it when you create the session: the notifications' `auth_token`
/// (`withAuthToken`), with `withAuthTypeBearer`. Source:
/// <https://developers.yoti.com/v9.0/identity-verification/notifications>.
pub(crate) const BEARER: Scheme<'static> = Scheme {
    name: "yoti-bearer",
    signature: Signature::header("authorization", Encoding::Text).layout(Layout::Prefixed("Bearer ")),
    ..BASIC
};

members! {
    /// What Yoti sends: that a session changed. Fetch it.
    Notification {
        /// The session's id.
        "session_id" session_id: Text,
        /// Such as `session_completion`, `check_completion`; an open set.
        "topic" topic: Text,
        /// The task that is complete.
        "task_id" task_id: Text,
        /// The check that is complete.
        "check_id" check_id: Text,
        /// The resource that changed.
        "resource_id" resource_id: Text,
    }
}
