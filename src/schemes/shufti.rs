//! Shufti: no HMAC, but the hexadecimal SHA-256 of the raw body and, after it,
//! the hexadecimal SHA-256 of the secret key.
//!
//! Accounts made long ago are said to use the secret itself; the vendor's page
//! does not, and there is no row for it.
//!
//! Sources: <https://developers.shuftipro.com> (FAQ, Response Signature); for what a body
//! has, <https://shuftipro.com/help-center/response-events>.

use crate::document::shape::{Shape, members};
use crate::scheme::{About, Algorithm, Body, Confidence, Encoding, Field, Format, Part, Scheme, Signature};

/// Secret: In the Shufti back-office, the Settings page › API keys: the Secret Key, shown once,
/// when it is generated. Source: <https://developers.shuftipro.com/docs/ra/authorization/>.
pub(crate) const CALLBACK: Scheme<'static> = Scheme {
    name: "shufti",
    about: &About::new("Shufti", "https://developers.shuftipro.com", Confidence::Vendor)
        .identity("a reference and a status, which may come back: nothing names the event or its time"),
    algorithm: Algorithm::Sha256,
    signature: Signature::header("signature", Encoding::Hex),
    content: &[Part::Body, Part::SecretSha256],
    body: Body {
        formats: &[Format::Json],
        id: &[Field::Member("reference")],
        shape: Notification::SHAPE,
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};

members! {
    /// What Shufti sends.
    Notification {
        /// The caller's id of the request.
        "reference" reference: Text,
        /// Such as `verification.accepted`, `verification.declined`; an open set.
        "event" event: Text,
        /// Why it was declined.
        "declined_reason" declined_reason: Text,
        /// Where the person goes.
        "verification_url" verification_url: Text,
        /// The person's address.
        "email" email: Text,
        /// ISO 3166-1 alpha-2.
        "country" country: Text,
        /// For each service whether it was passed: 1, 0, or null.
        "verification_result" verification_result: Object(Shape::ANY),
        /// What was read.
        "verification_data" verification_data: Object(Shape::ANY),
    }
}
