//! `SheerID`: a hexadecimal HMAC-SHA256 of the raw body, JSON or form.
//!
//! The body is a pointer to what changed. When the account signs extra fields
//! (`extraSigningFields`) it carries `timestamp` and `nonce`; only `nonce` tells
//! two notifications apart, since two changes of one verification make the same
//! pointer.
//!
//! Sources: <https://developer.sheerid.com/tutorials/security>,
//! <https://developer.sheerid.com/tutorials/verifications/webhooks>.

use crate::document::shape::members;
use crate::error::Code;
use crate::scheme::{
    About, Body, Confidence, Encoding, Field, Format, Origin, Replay, Scheme, Signature, Timestamp,
    Tolerance, Unit,
};

const MINUTE: u64 = 60_000;

pub(crate) const NOTIFIER: Scheme<'static> = Scheme {
    name: "sheerid",
    about: &About::new("SheerID", "https://developer.sheerid.com/tutorials/security", Confidence::Vendor)
    .identity("different for each notification; there only where extra fields are signed, and without it two changes make the same body")
    .retries(12, "https://developer.sheerid.com/tutorials/verifications/webhooks"),
    signature: Signature::header("x-sheerid-signature", Encoding::Hex),
    timestamp: Some(Timestamp {
        origin: Origin::OptionalMember("timestamp"),
        unit: Unit::Milliseconds,
        // A failed notification is sent again after 1, 3 and 7 hours, with the
        // time at which it was made inside the signed body: 11 hours later if
        // each wait follows the one before. A narrower window would refuse a
        // genuine retry; what repeats within it is refused by its nonce.
        tolerance: Tolerance { past: 12 * 60 * MINUTE, future: 5 * MINUTE },
    }),
    replay: Replay::Field(Field::Member("nonce")),
    sources: &["54.236.234.189", "54.209.170.78", "52.4.200.14", "54.236.196.107"],
    body: Body {
        formats: &[Format::Json, Format::Form],
        id: &[Field::Member("requestId"), Field::Member("verificationId")],
        shape: Notification::SHAPE,
        ..Scheme::BODY_HMAC.body
    },
    advice: &[(Code::MethodNotAllowed, "; SheerID never signs GET: switch the notifier to POST")],
    ..Scheme::BODY_HMAC
};

members! {
    /// What `SheerID` sends.
    Notification {
        /// REST 0.5 notifiers: the verification request that changed.
        "requestId" request_id: Text,
        /// Webhooks: the verification that changed.
        "verificationId" verification_id: Text,
        /// Feature webhooks: `SUCCESS`, `DOCUMENT_REJECTED`, …; an open set.
        "notifierEventType" notifier_event_type: Text,
        /// When the notification was made, in milliseconds since 1970-01-01T00:00Z.
        "timestamp" timestamp: Integer,
        /// Different for each notification.
        "nonce" nonce: Text,
    }
}
