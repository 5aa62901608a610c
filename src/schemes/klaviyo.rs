//! Klaviyo: a hexadecimal HMAC-SHA256 over `<raw body><time>`. What the time counts
//! is not documented: it is signed, and not judged.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Encoding, Field, Form, Part, Scheme, Signature};

/// Secret: You choose it when you create the webhook by the Klaviyo API (`secret_key`, which is
/// required). Source: <https://github.com/klaviyo/openapi/blob/main/openapi/stable.json>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "klaviyo",
    about: &About::new(
        "Klaviyo",
        "https://developers.klaviyo.com/en/docs/working_with_system_webhooks",
        Confidence::Secondary,
    )
    .identity("the body has the time at which it was sent"),
    signature: Signature::header("klaviyo-signature", Encoding::Hex),
    content: &[Part::Body, Part::Field(Field::Header("klaviyo-timestamp"))],
    forms: &[(Field::Header("klaviyo-timestamp"), Form::Plain)],
    ..Scheme::BODY_HMAC
};
