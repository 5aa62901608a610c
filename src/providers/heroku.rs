//! Heroku: a base64 HMAC-SHA256 of the raw body.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "heroku",
    about: About::new("Heroku", "https://devcenter.heroku.com/articles/app-webhooks", Confidence::Secondary),
    signature: Signature::header("heroku-webhook-hmac-sha256", Encoding::Base64),
    ..Scheme::BODY_HMAC
};
