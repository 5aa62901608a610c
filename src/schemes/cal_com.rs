//! Cal.com: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: <https://cal.com/docs/developing/guides/automation/webhooks>.

use crate::scheme::{About, Body, Confidence, Encoding, Format, Scheme, Signature};

/// Secret: You choose it when you create the webhook in Cal.com: Settings › Developer › Webhooks ›
/// Secret. Source: <https://github.com/calcom/docs/blob/main/pages/core-features/webhooks.mdoc>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "cal-com",
    about: &About::new(
        "Cal.com",
        "https://cal.com/docs/developing/guides/automation/webhooks",
        Confidence::Vendor,
    )
    .identity("a template of one's own need not have a time: two bookings can have the same body"),
    signature: Signature::header("x-cal-signature-256", Encoding::Hex),
    body: Body { formats: &[Format::Json, Format::Form], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
