//! LinkedIn: a hexadecimal HMAC-SHA256 over `hmacsha256=<raw body>`; the key is the
//! app's client secret.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Encoding, Part, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "linkedin",
    about: About::new(
        "LinkedIn",
        "https://learn.microsoft.com/en-us/linkedin/shared/api-guide/webhook-validation",
        Confidence::Secondary,
    ),
    signature: Signature::header("x-li-signature", Encoding::Hex),
    content: &[Part::Literal("hmacsha256="), Part::Body],
    ..Scheme::BODY_HMAC
};
