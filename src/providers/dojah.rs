//! Dojah: a hexadecimal HMAC-SHA256 of the raw body, the key being the secret
//! key.
//!
//! Source: several public integrations (secondary); one of them has SHA-512.

use crate::scheme::{About, Body, Confidence, Encoding, Format, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "dojah",
    about: About::new("Dojah", "https://docs.dojah.io", Confidence::Secondary),
    signature: Signature::header("x-dojah-signature", Encoding::Hex),
    sources: &["20.112.64.208"],
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
