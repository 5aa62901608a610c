//! Ably: a base64 HMAC-SHA256 of the raw body. The key is the part of the API key
//! after its colon.
//!
//! Source: <https://ably.com/docs/platform/integrations/webhooks>.

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

/// Secret: The part after the `:` of the API key that `X-Ably-Key` names; API keys are in the API
/// Keys section of your Ably dashboard. Source:
/// <https://ably.com/docs/platform/integrations/webhooks>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "ably",
    about: &About::new("Ably", "https://ably.com/docs/platform/integrations/webhooks", Confidence::Vendor)
        .identity("a batch that is sent again has newer messages in it")
        .retries(1, "https://ably.com/docs/platform/integrations/webhooks"),
    signature: Signature::header("x-ably-signature", Encoding::Base64),
    ..Scheme::BODY_HMAC
};
