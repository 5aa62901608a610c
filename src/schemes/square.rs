//! Square: a base64 HMAC-SHA256 over `<URL><raw body>`, the URL as it was given to
//! Square.
//!
//! `event_id`, in the signed body, is the same for an event and its retries.
//!
//! Source: the vendor's library, `square-nodejs-sdk`, and its tests.

use crate::scheme::{About, Body, Confidence, Encoding, Field, Part, Replay, Scheme, Signature, UrlForm};

/// Secret: In the Square Developer Console, your application › Webhooks › Subscriptions › your
/// webhook › Signature Key › Show. Source:
/// <https://developer.squareup.com/docs/webhooks/step2subscribe>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "square",
    about: &About::new(
        "Square",
        "https://developer.squareup.com/docs/webhooks/step3validate",
        Confidence::Vendor,
    )
    .identity("the event's id, the same for its retries")
    .retries(72, "https://developer.squareup.com/docs/webhooks/step4manage"),
    signature: Signature::header("x-square-hmacsha256-signature", Encoding::Base64),
    content: &[Part::Url(UrlForm::Whole), Part::Body],
    replay: Replay::Field(Field::Member("event_id")),
    body: Body { id: &[Field::Member("event_id")], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
