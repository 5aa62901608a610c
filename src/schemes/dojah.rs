//! Dojah: a hexadecimal HMAC-SHA256 of the raw body, the key being the secret
//! key. Its other header, `x-dojah-signature-v2`, is a hash of the secret alone,
//! the same on every delivery: it is not read.
//!
//! Source: <https://docs.dojah.io/docs/technical-reference/verify-events>; of the
//! two addresses one was there earlier, the other later.

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
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
