//! LaunchDarkly: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "launchdarkly",
    about: About::new(
        "LaunchDarkly",
        "https://launchdarkly.com/docs/home/infrastructure/webhooks",
        Confidence::Secondary,
    ),
    signature: Signature::header("x-ld-signature", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
