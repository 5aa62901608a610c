//! Truv: `v1=` and a hexadecimal HMAC-SHA256 of the raw body, the key being the
//! access secret.
//!
//! Sources: <https://truv.com/docs/api-reference/security>,
//! <https://docs.truv.com/api-reference/webhooks>.

use crate::scheme::{About, Body, Confidence, Encoding, Format, Layout, Scheme, Signature};

/// Secret: In the Truv Dashboard, Development › API Keys: the secret (Access Secret) of the same
/// environment. Source: <https://truv.com/docs/developers/dashboard/development>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "truv",
    about: &About::new("Truv", "https://docs.truv.com/api-reference/webhooks", Confidence::Vendor)
        .identity("`webhook_id` is the request's: whether a retry keeps it is not documented"),
    signature: Signature::header("x-webhook-sign", Encoding::Hex).layout(Layout::Prefixed("v1=")),
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
