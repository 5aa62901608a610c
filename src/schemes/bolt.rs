//! Bolt: a base64 HMAC-SHA256 of the raw body.
//!
//! Source: <https://help.bolt.com/developers/webhooks/hook-verification>.

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

/// Secret: In the Bolt Merchant Dashboard, Administration › API › Signing Secret. Source:
/// <https://help.bolt.com/developers/tools/api-keys/>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "bolt",
    about: &About::new(
        "Bolt",
        "https://help.bolt.com/developers/webhooks/hook-verification",
        Confidence::Vendor,
    )
    .identity("what a body has to tell two events apart is not known here"),
    signature: Signature::header("x-bolt-hmac-sha256", Encoding::Base64),
    ..Scheme::BODY_HMAC
};
