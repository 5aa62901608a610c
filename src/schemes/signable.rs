//! Signable: a base64 HMAC-SHA256 of the raw body, which has a time in it; the one in
//! `x-signable-webhook` is not signed.
//!
//! Source: <https://developers.signable.app/early-access/ea-signed-webhooks>.

use crate::scheme::{About, Body, Confidence, Encoding, Format, Scheme, Signature};

/// Secret: Signable returns it once, as `webhook_secret`, when the webhook is created with `POST
/// /webhooks`. Source: <https://developers.signable.app/early-access/ea-signed-webhooks>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "signable",
    about: &About::new(
        "Signable",
        "https://developers.signable.app/early-access/ea-signed-webhooks",
        Confidence::Vendor,
    )
    .identity("what a body has to tell two events apart is not known here"),
    signature: Signature::header("signature", Encoding::Base64),
    body: Body { formats: &[Format::Form, Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
