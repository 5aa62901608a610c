//! Dojah: a hexadecimal HMAC-SHA256 of the raw body, the key being the secret
//! key. Its other header, `x-dojah-signature-v2`, is a hash of the secret alone,
//! the same on every delivery: it is not read.
//!
//! Sources: <https://docs.dojah.io/docs/technical-reference/verify-events>; of the two
//! addresses one was there earlier, the other later; for what a body has,
//! <https://docs.dojah.io/docs/technical-reference/subscribe-to-service>.

use crate::document::shape::members;
use crate::scheme::{About, Body, Confidence, Encoding, Format, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "dojah",
    about: &About::new(
        "Dojah",
        "https://docs.dojah.io/docs/technical-reference/verify-events",
        Confidence::Vendor,
    )
    .identity("nothing names the event"),
    signature: Signature::header("x-dojah-signature", Encoding::Hex),
    sources: &["20.112.64.208", "135.119.89.106"],
    body: Body { formats: &[Format::Json], shape: Notification::SHAPE, ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};

members! {
    /// What Dojah sends of a verification. Its other services have their own members.
    Notification {
        /// The verification's id.
        "reference_id" reference_id: Text,
        /// `Ongoing`, `Completed`, `Pending`, `Failed`, `Abandoned`.
        "verification_status" verification_status: Text,
    }
}
