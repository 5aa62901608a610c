//! ClickUp: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: <https://developer.clickup.com/docs/webhooksignature>.

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

/// Secret: ClickUp returns it when you create the webhook by the API: `webhook.secret` of the
/// response. Source: <https://developer.clickup.com/docs/webhooksignature>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "clickup",
    about: &About::new("ClickUp", "https://developer.clickup.com/docs/webhooksignature", Confidence::Vendor)
        .identity("a space or a goal and what happened to it: every further update has the same body"),
    signature: Signature::header("x-signature", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
