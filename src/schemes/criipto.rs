//! Criipto Signatures (Idura): a base64 HMAC-SHA256 of the raw body. The key is
//! what the secret, a GraphQL Blob, is in base64: its bytes, 32 to 64.
//!
//! A body has only identifiers, and the same one is sent again when, say, a
//! link is opened again: it does not tell two events apart.
//!
//! Sources: <https://docs.idura.app/signatures/webhooks/configuration>,
//! <https://docs.idura.app/signatures/webhooks/events>, the vendor's library
//! `@criipto/signatures` (the type of `CreateSignatureOrderWebhookInput`).

use crate::document::shape::members;
use crate::scheme::{About, Body, Confidence, Encoding, Field, Format, KeyFormat, Scheme, Signature};

/// Secret: You choose it when you create the signature order (field `secret` of the webhook's
/// input): 256 to 512 bits, as base64. Source: <https://www.npmjs.com/package/@criipto/signatures>.
pub(crate) const SIGNATURES: Scheme<'static> = Scheme {
    name: "criipto",
    about: &About::new(
        "Criipto",
        "https://docs.idura.app/signatures/webhooks/configuration",
        Confidence::Vendor,
    )
    .identity("identifiers alone: a link opened twice makes the same body")
    .retries(129, "https://docs.idura.app/signatures/webhooks/events"),
    key: KeyFormat::Base64 { prefix: "" },
    signature: Signature::header("x-criipto-signature", Encoding::Base64),
    body: Body {
        formats: &[Format::Json],
        id: &[Field::Member("signatureOrderId")],
        shape: Notification::SHAPE,
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};

members! {
    /// What Criipto sends: identifiers, by which its API has the rest.
    Notification {
        /// Such as `SIGNATORY_SIGNED`; an open set.
        "event" event: Text,
        /// The signature order's id.
        "signatureOrderId" signature_order_id: Text,
        /// The signatory's id.
        "signatoryId" signatory_id: Text,
        /// Why a signatory rejected it.
        "reason" reason: Text,
        /// What went wrong while signing.
        "error" error: Text,
    }
}
