//! Chargify: a hexadecimal HMAC-SHA256 of the raw body, a form with names such as
//! `payload[site][id]`, which stay as they are.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Body, Confidence, Encoding, Field, Format, Replay, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "chargify",
    about: &About::new(
        "Chargify",
        "https://developers.chargify.com/docs/developer-docs/webhooks",
        Confidence::Secondary,
    )
    .identity("the webhook's id, not changed by a retry or a replay"),
    signature: Signature::header("x-chargify-webhook-signature-hmac-sha-256", Encoding::Hex),
    replay: Replay::Field(Field::Member("id")),
    body: Body { formats: &[Format::Form, Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
