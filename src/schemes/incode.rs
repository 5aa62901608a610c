//! Incode: nothing is signed. Its webhooks carry the bearer token that the
//! receiver issued; an OAuth2 token expires, and the receiver must follow it.
//!
//! A body is an interview and a status: it does not tell two events apart.
//!
//! Sources: <https://developer.incode.com/docs/webhooks>; for what a body has,
//! <https://docs.incode.com/docs/omni-api/api/web-hooks>.

use crate::document::shape::members;
use crate::scheme::{
    About, Algorithm, Body, Confidence, Covers, Encoding, Field, Format, Layout, Part, Scheme, Signature,
};

pub(crate) const BEARER: Scheme<'static> = Scheme {
    name: "incode",
    about: &About::new("Incode", "https://developer.incode.com/docs/webhooks", Confidence::Vendor)
        .identity("nothing is signed")
        .retries(1, "https://developer.incode.com/docs/webhooks"),
    algorithm: Algorithm::Token,
    signature: Signature::header("authorization", Encoding::Text).layout(Layout::Prefixed("Bearer ")),
    content: &[Part::Secret],
    covers: Covers::Sender,
    body: Body {
        formats: &[Format::Json],
        id: &[Field::Member("interviewId")],
        shape: Notification::SHAPE,
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};

members! {
    /// What Incode sends: that an onboarding changed. Fetch its result.
    Notification {
        /// The session's id.
        "interviewId" interview_id: Text,
        /// What the caller gave when the session began.
        "externalId" external_id: Text,
        /// Such as `ONBOARDING_FINISHED`, `MANUAL_REVIEW_APPROVED`; an open set.
        "onboardingStatus" onboarding_status: Text,
    }
}
