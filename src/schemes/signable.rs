//! Signable: a base64 HMAC-SHA256 of the raw body, which has a time in it; the one in
//! `x-signable-webhook` is not signed.
//!
//! Sources: <https://developers.signable.app/early-access/ea-signed-webhooks>; for what a
//! body has,
//! <https://developers.signable.app/openapi/webhook-events/receivesignedenvelopewebhook>,
//! <https://developers.signable.app/early-access/ea-minimal-webhooks>.

use crate::document::shape::members;
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
    body: Body {
        formats: &[Format::Form, Format::Json],
        shape: Notification::SHAPE,
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};

members! {
    /// What Signable sends, as a form or as JSON.
    Notification {
        /// Such as `signed-envelope`; an open set.
        "action" action: Text,
        /// When it happened.
        "action_date" action_date: Text,
        /// The envelope's id.
        "envelope_fingerprint" envelope_fingerprint: Text,
        /// The envelope's title.
        "envelope_title" envelope_title: Text,
        /// The account's id.
        "company_id" company_id: TextOrNumber,
        /// The signer's id.
        "contact_id" contact_id: TextOrNumber,
    }
}
