//! Sentry: a hexadecimal HMAC-SHA256 of the raw body. The vendor's sample signs the
//! parsed body printed again, which is what Sentry sends: the raw body.
//!
//! Source: the vendor's own source, `getsentry/sentry` (`SentryApp.build_signature`).

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "sentry",
    about: About::new(
        "Sentry",
        "https://docs.sentry.io/organization/integrations/integration-platform/webhooks/",
        Confidence::Vendor,
    ),
    signature: Signature::header("sentry-hook-signature", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
