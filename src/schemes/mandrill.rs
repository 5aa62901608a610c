//! Mandrill (Mailchimp Transactional): a base64 HMAC-SHA1 over the URL, as it was
//! given to Mandrill, and the form's names and values, sorted by name.
//!
//! A webhook is only made where a HEAD to its URL, which nobody signs, is answered with
//! 200. Where it is not, Mandrill tries a POST without events, signed with the key
//! `test-webhook` that everybody knows: hookseal answers the HEAD, and so there is none.
//!
//! Names and values are signed without anything between them: read the events from
//! `mandrill_events` and nothing else.
//!
//! A body has up to 1,000 events, and inbound mail in some: how many MB, nobody says.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary); the HEAD: <https://mandrill.zendesk.com/hc/en-us/articles/360038740014>.

use crate::scheme::{
    About, Algorithm, Body, Confidence, Covers, Encoding, Format, Handshake, Part, Reception, Scheme,
    Signature, UrlForm,
};

/// Secret: In Mailchimp Transactional, the Webhooks page › Key column; the API returns it from
/// `webhooks/add`, `webhooks/info` and `webhooks/list`. Source:
/// <https://mandrill.zendesk.com/hc/en-us/articles/360039232513-How-to-Authenticate-Webhook-Requests>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "mandrill",
    about: &About::new(
        "Mandrill",
        "https://mailchimp.com/developer/transactional/guides/track-respond-activity-webhooks/",
        Confidence::Secondary,
    )
    .identity("a batch: whether a retry has the same is not documented")
    .reception(&Reception { max_body_bytes: 25 << 20, ..Reception::USUAL }),
    algorithm: Algorithm::HmacSha1,
    signature: Signature::header("x-mandrill-signature", Encoding::Base64),
    content: &[Part::Url(UrlForm::Whole), Part::SortedForm],
    covers: Covers::Fields,
    handshakes: &[Handshake::HEAD],
    body: Body { formats: &[Format::Form], within: Some("mandrill_events"), ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
