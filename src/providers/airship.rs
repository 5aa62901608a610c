//! Airship: a hexadecimal HMAC-SHA256 over `<seconds>:<raw body>`. The window is
//! that registry's.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{
    About, Confidence, Encoding, Field, Origin, Part, Scheme, Signature, Timestamp, Tolerance, Unit,
};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "airship",
    about: About::new(
        "Airship",
        "https://docs.airship.com/developer/rest-api/connect/",
        Confidence::Secondary,
    ),
    signature: Signature::header("x-ua-signature", Encoding::Hex),
    content: &[Part::Field(Field::Header("x-ua-timestamp")), Part::Literal(":"), Part::Body],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Header("x-ua-timestamp")),
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    ..Scheme::BODY_HMAC
};
