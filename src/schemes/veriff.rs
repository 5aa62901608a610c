//! Veriff: a hexadecimal HMAC-SHA256 of the raw body, the key being the
//! integration's shared secret.
//!
//! The header `x-auth-client` names the integration; it is not signed, and the
//! secret is the integration's own, so it proves nothing more.
//!
//! Sources: <https://devdocs.veriff.com/docs/hmac-authentication-and-endpoint-security>,
//! <https://devdocs.veriff.com/docs/decision-webhook>,
//! <https://devdocs.veriff.com/docs/event-webhook>.

use crate::document::shape::{Shape, members};
use crate::scheme::{About, Body, Confidence, Encoding, Field, Format, Scheme, Signature};

/// Secret: In the Veriff Customer Portal, All Integrations › your integration: the shared secret
/// key. Source: <https://devdocs.veriff.com/apidocs>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "veriff",
    about: &About::new(
        "Veriff",
        "https://devdocs.veriff.com/docs/hmac-authentication-and-endpoint-security",
        Confidence::Vendor,
    )
    .identity("an event's body has no id and no time of its own, though a decision's has")
    .retries(168, "https://help.veriff.com"),
    signature: Signature::header("x-hmac-signature", Encoding::Hex),
    body: Body {
        formats: &[Format::Json],
        id: &[Field::Member("verification.id"), Field::Member("sessionId"), Field::Member("id")],
        shape: Notification::SHAPE,
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};

members! {
    /// What Veriff sends: a decision has `verification`, an event has `action`.
    Notification {
        /// A decision: whether there is one, such as `success`.
        "status" status: Text,
        /// A decision: a [`Verification`].
        "verification" verification: Object(Verification::SHAPE),
        /// A decision: about the device.
        "technicalData" technical_data: Object(Shape::ANY),
        /// An event: the session's id.
        "id" id: Text,
        /// An event: the attempt's id.
        "attemptId" attempt_id: Text,
        /// An event: such as `selfid`.
        "feature" feature: Text,
        /// An event: such as 7001 (started), 7002 (submitted).
        "code" code: Integer,
        /// An event: such as `started`, `submitted`.
        "action" action: Text,
        /// What the caller gave when the session began.
        "vendorData" vendor_data: Text,
    }
}

members! {
    /// A decision.
    Verification {
        /// The session's id.
        "id" id: Text,
        /// The attempt's id.
        "attemptId" attempt_id: Text,
        /// Such as 9001 (approved), 9102 (declined).
        "code" code: Integer,
        /// `approved`, `declined`, `resubmission_requested`, `expired`, …
        "status" status: Text,
        /// Why it was not approved.
        "reason" reason: Text,
        /// The same as a number.
        "reasonCode" reason_code: TextOrNumber,
        /// When it was decided, in ISO 8601.
        "decisionTime" decision_time: Text,
        /// When it was submitted, in ISO 8601.
        "acceptanceTime" acceptance_time: Text,
        /// What the caller gave when the session began.
        "vendorData" vendor_data: Text,
        /// The person.
        "person" person: Object(Shape::ANY),
        /// The document.
        "document" document: Object(Shape::ANY),
    }
}
