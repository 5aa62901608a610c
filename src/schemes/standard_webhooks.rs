//! Standard Webhooks, symmetric (`v1`): base64 HMAC-SHA256 over
//! `<webhook-id>.<webhook-timestamp>.<raw body>`; the key is the base64 after
//! `whsec_`. Signatures with other versions (`v1a`, …) are left out of account.
//! Asymmetric (`v1a`): base64 Ed25519 over the same, the key being the base64
//! after `whpk_`, and those of `v1` left out of account.
//!
//! `webhook-id` is signed, and the same for an event and its retries.
//!
//! Sources: the specification, and the five libraries that its authors publish;
//! of `v1a`, the specification and svix-server's test.

use crate::scheme::{
    About, Algorithm, Body, Confidence, Encoding, Field, KeyFormat, Layout, Origin, Part, Replay, Scheme,
    Signature, Timestamp, Tolerance, Unit,
};

/// Secret: From whoever sends the webhooks: the endpoint's signing secret, which begins with
/// `whsec_`. Source:
/// <https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md>.
pub(crate) const V1: Scheme<'static> = Scheme {
    name: "standard-webhooks",
    about: &About::new(
        "Standard Webhooks",
        "https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md",
        Confidence::Vendor,
    )
    .identity("the event's id, the same for its retries"),
    key: KeyFormat::Base64 { prefix: "whsec_" },
    signature: Signature::header("webhook-signature", Encoding::Base64).layout(Layout::Versions("v1")),
    content: &[
        Part::Field(Field::Header("webhook-id")),
        Part::Literal("."),
        Part::Field(Field::Header("webhook-timestamp")),
        Part::Literal("."),
        Part::Body,
    ],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Header("webhook-timestamp")),
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    replay: Replay::Field(Field::Header("webhook-id")),
    body: Body { id: &[Field::Header("webhook-id")], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};

/// Secret: From whoever sends the webhooks: the public key, which begins with `whpk_`. Source:
/// <https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md>.
pub(crate) const V1A: Scheme<'static> = Scheme {
    name: "standard-webhooks-v1a",
    algorithm: Algorithm::Ed25519,
    key: KeyFormat::Base64 { prefix: "whpk_" },
    signature: Signature::header("webhook-signature", Encoding::Base64).layout(Layout::Versions("v1a")),
    ..V1
};
