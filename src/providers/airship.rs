//! Airship (open channels): a hexadecimal HMAC-SHA256 over `<seconds>:<raw body>`. The
//! GET by which it asks whether the receiver is there is no delivery, and refused.
//!
//! Source: the vendor's page, which names no window: five minutes, unless the caller
//! says otherwise.

use crate::scheme::{
    About, Confidence, Encoding, Field, Origin, Part, Scheme, Signature, Timestamp, Tolerance, Unit,
};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "airship",
    about: &About::new(
        "Airship",
        "https://support.airship.com/hc/en-us/articles/360032501831-Implementing-a-Signature-Hash-and-Validating-an-Open-Channel-Webhook",
        Confidence::Vendor,
    )
    .identity("a batch: whether a retry has the same is not documented"),
    signature: Signature::header("x-ua-signature", Encoding::Hex),
    content: &[Part::Field(Field::Header("x-ua-timestamp")), Part::Literal(":"), Part::Body],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Header("x-ua-timestamp")),
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    ..Scheme::BODY_HMAC
};
