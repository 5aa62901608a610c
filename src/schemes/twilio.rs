//! Twilio: a base64 HMAC-SHA1 of the URL, and of the form in the body. The vendor's
//! library also takes a signature of the URL with the port that its scheme implies,
//! and without a port: proxies and Twilio disagree about it. Requests of Node, Bun and
//! Workers write the quotation mark `'` of a query as `%27`, which Twilio may have signed
//! as it was; what is given with capitals in the host may be signed without. One of these
//! differences is found, not two at once.
//!
//! The answer is TwiML that says nothing: JSON is an error to Twilio (12300).
//!
//! Names and values of the form are signed without anything between them, and a
//! value that comes twice counts once: what is signed is a set of texts, not these
//! bytes.
//!
//! Sources: <https://www.twilio.com/docs/usage/webhooks/webhooks-security>; the vendor's library,
//! `twilio-node`, and its tests.

use crate::scheme::{
    About, Algorithm, Answer, Confidence, Covers, Encoding, Field, Part, Reception, Require, Scheme,
    Signature, UrlForm,
};

/// A form, or a GET without a body.
///
/// Secret: In the Twilio Console: your account's Auth Token (Primary). Source:
/// <https://github.com/ngrok/ngrok-docs/blob/main/integrations/webhooks/twilio-webhooks.mdx>
/// (secondary).
pub(crate) const FORM: Scheme<'static> = Scheme {
    name: "twilio",
    about: &About::new(
        "Twilio",
        "https://www.twilio.com/docs/usage/webhooks/webhooks-security",
        Confidence::Vendor,
    )
    .identity("a form can repeat: `I-Twilio-Idempotency-Token` is not signed")
    .retries(1, "https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides")
    .reception(&Reception {
        answer: Some(Answer { content_type: "text/xml", body: "<Response/>", ..Answer::EMPTY }),
        ..Reception::USUAL
    }),
    algorithm: Algorithm::HmacSha1,
    signature: Signature::header("x-twilio-signature", Encoding::Base64),
    content: &[Part::Url(UrlForm::Whole), Part::SortedForm],
    alternates: &[
        &[Part::Url(UrlForm::WithoutPort), Part::SortedForm],
        &[Part::Url(UrlForm::WithPort), Part::SortedForm],
        &[Part::Url(UrlForm::QuotesEscaped), Part::SortedForm],
        &[Part::Url(UrlForm::QuotesRaw), Part::SortedForm],
    ],
    method: "",
    covers: Covers::Fields,
    ..Scheme::BODY_HMAC
};

/// Any other body: its SHA-256 is the parameter `bodySHA256` of the signed URL.
///
/// Secret: In the Twilio Console: your account's Auth Token (Primary). Source:
/// <https://github.com/ngrok/ngrok-docs/blob/main/integrations/webhooks/twilio-webhooks.mdx>
/// (secondary).
pub(crate) const JSON: Scheme<'static> = Scheme {
    name: "twilio-json",
    content: &[Part::Url(UrlForm::Whole)],
    alternates: &[
        &[Part::Url(UrlForm::WithoutPort)],
        &[Part::Url(UrlForm::WithPort)],
        &[Part::Url(UrlForm::QuotesEscaped)],
        &[Part::Url(UrlForm::QuotesRaw)],
    ],
    require: &[Require::BodySha256(Field::Query("bodySHA256"))],
    covers: Covers::Body,
    ..FORM
};
