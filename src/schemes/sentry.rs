//! Sentry: a hexadecimal HMAC-SHA256 of the raw body. The vendor's sample signs the
//! parsed body printed again, which is what Sentry sends: the raw body.
//!
//! Source: the vendor's own source, `getsentry/sentry` (`SentryApp.build_signature`).

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

/// Secret: In Sentry, Settings › Developer Settings › Custom Integrations › your integration ›
/// Client Secret. Source: <https://trigger.dev/docs/webhooks/providers/sentry> (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "sentry",
    about: &About::new(
        "Sentry",
        "https://docs.sentry.io/organization/integrations/integration-platform/webhooks/",
        Confidence::Vendor,
    )
    .identity("an issue resolved, opened and resolved again has the same body: `Request-ID` is not signed")
    .retries(
        1,
        "https://github.com/getsentry/sentry/blob/master/src/sentry/sentry_apps/tasks/sentry_apps.py",
    ),
    signature: Signature::header("sentry-hook-signature", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
