//! Middesk: a hexadecimal HMAC-SHA256 of the raw body, without a prefix, the
//! key being the whole secret, `sec_` and all.
//!
//! Source: <https://docs.middesk.com/build/secure-webhooks>.

use crate::scheme::{About, Body, Confidence, Encoding, Field, Format, Replay, Scheme, Signature};

/// Secret: You define it with Middesk's Webhooks API, when you create the webhook. Source:
/// <https://docs.middesk.com/build/secure-webhooks>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "middesk",
    about: &About::new("Middesk", "https://docs.middesk.com/build/secure-webhooks", Confidence::Vendor)
        .identity("the event's id")
        .retries(72, "https://docs.middesk.com/build/webhooks"),
    signature: Signature::header("x-middesk-signature-256", Encoding::Hex),
    replay: Replay::Field(Field::Member("id")),
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
