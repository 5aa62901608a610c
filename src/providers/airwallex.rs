//! Airwallex: a hexadecimal HMAC-SHA256 over `<time><raw body>`. What the time
//! counts is not documented: it is signed, and not judged.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Encoding, Field, Part, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "airwallex",
    about: About::new(
        "Airwallex",
        "https://www.airwallex.com/docs/developer-tools__listen-for-webhook-events",
        Confidence::Secondary,
    ),
    signature: Signature::header("x-signature", Encoding::Hex),
    content: &[Part::Field(Field::Header("x-timestamp")), Part::Body],
    ..Scheme::BODY_HMAC
};
