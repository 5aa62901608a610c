//! MongoDB Atlas: a base64 HMAC-SHA1 of the raw body.
//!
//! Source: <https://www.mongodb.com/docs/atlas/tutorial/webhook-integration/>.

use crate::scheme::{About, Algorithm, Confidence, Encoding, Scheme, Signature};

/// Secret: You choose it: the Webhook Secret that you enter beside the Webhook URL in MongoDB
/// Atlas. Source:
/// <https://github.com/ngrok/ngrok-docs/blob/main/integrations/webhooks/mongodb-webhooks.mdx>
/// (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "mongodb-atlas",
    about: &About::new(
        "MongoDB Atlas",
        "https://www.mongodb.com/docs/atlas/tutorial/webhook-integration/",
        Confidence::Vendor,
    )
    .identity("what a body has to tell two events apart is not known here"),
    algorithm: Algorithm::HmacSha1,
    signature: Signature::header("x-mms-signature", Encoding::Base64),
    ..Scheme::BODY_HMAC
};
