//! Method: a hexadecimal HMAC-SHA256 over `<time>:<raw body>`. What the time counts
//! was not found: it is signed, and not judged.
//!
//! Source: the vendor's documentation of its webhooks.

use crate::scheme::{About, Confidence, Encoding, Field, Form, Part, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "method",
    about: &About::new("Method", "https://docs.methodfi.com/reference/webhooks/overview", Confidence::Vendor)
        .identity("a resource and what happened to it: every further update has the same body"),
    signature: Signature::header("method-webhook-signature", Encoding::Hex),
    content: &[Part::Field(Field::Header("method-webhook-timestamp")), Part::Literal(":"), Part::Body],
    forms: &[(Field::Header("method-webhook-timestamp"), Form::Plain)],
    ..Scheme::BODY_HMAC
};
