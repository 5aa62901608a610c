//! Trello: a base64 HMAC-SHA1 over `<raw body><URL>`, the URL as it was given to
//! Trello; the key is the app's secret. A webhook is only made where a HEAD to its URL,
//! which nobody signs, is answered with 200.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{
    About, Algorithm, Confidence, Encoding, Handshake, Part, Replay, Scheme, Signature, UrlForm,
};

/// Secret: In Trello, trello.com/power-ups/admin › your Power-Up › API Key: the OAuth1.0 secret.
/// Source: <https://www.skills.sh/hookdeck/webhook-skills/trello-webhooks> (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "trello",
    about: &About::new(
        "Trello",
        "https://developer.atlassian.com/cloud/trello/guides/rest-api/webhooks/",
        Confidence::Secondary,
    )
    .identity("it has the action's id, and nothing of the attempt")
    .retries(1, "https://developer.atlassian.com/cloud/trello/guides/rest-api/webhooks/"),
    algorithm: Algorithm::HmacSha1,
    signature: Signature::header("x-trello-webhook", Encoding::Base64),
    content: &[Part::Body, Part::Url(UrlForm::Whole)],
    replay: Replay::Body,
    handshakes: &[Handshake::HEAD],
    ..Scheme::BODY_HMAC
};
