//! Cal.com: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "cal-com",
    about: About::new(
        "Cal.com",
        "https://cal.com/docs/developing/guides/automation/webhooks",
        Confidence::Secondary,
    ),
    signature: Signature::header("x-cal-signature-256", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
