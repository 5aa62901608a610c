//! LaunchDarkly: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Encoding, Field, Replay, Scheme, Signature};

/// Secret: You choose it when you create the webhook in LaunchDarkly: Organization settings ›
/// Integrations › Webhooks › Add integration › Sign this webhook. Source:
/// <https://launchdarkly.com/docs/home/infrastructure/webhooks>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "launchdarkly",
    about: &About::new(
        "LaunchDarkly",
        "https://launchdarkly.com/docs/home/infrastructure/webhooks",
        Confidence::Secondary,
    )
    .identity("the audit log entry's id"),
    signature: Signature::header("x-ld-signature", Encoding::Hex),
    replay: Replay::Field(Field::Member("_id")),
    ..Scheme::BODY_HMAC
};
