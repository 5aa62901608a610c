//! Typeform: a base64 HMAC-SHA256 of the raw body, after `sha256=`.
//!
//! Source: <https://www.typeform.com/developers/webhooks/secure-your-webhooks/>.

use crate::scheme::{About, Confidence, Encoding, Layout, Replay, Scheme, Signature};

/// Secret: You choose it: the field `secret` of `PUT /forms/{form_id}/webhooks/{tag}` in the
/// Typeform Webhooks API. Source:
/// <https://www.typeform.com/developers/webhooks/reference/create-or-update-webhook/>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "typeform",
    about: &About::new(
        "Typeform",
        "https://www.typeform.com/developers/webhooks/secure-your-webhooks/",
        Confidence::Vendor,
    )
    .identity("it has the response's own id, and nothing of the attempt")
    .retries(10, "https://www.typeform.com/developers/webhooks/"),
    signature: Signature::header("typeform-signature", Encoding::Base64).layout(Layout::Prefixed("sha256=")),
    replay: Replay::Body,
    ..Scheme::BODY_HMAC
};
