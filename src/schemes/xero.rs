//! Xero: a base64 HMAC-SHA256 of the raw body. Its "intent to receive" is a signed
//! body without events, sent with good and bad signatures: answer 200 to the one and
//! 401, which is the error's own status, to the other, with no body.
//!
//! The answer is 200 with an empty body.
//!
//! Source:
//! <https://developer.xero.com/documentation/guides/webhooks/configuring-your-server/>.

use crate::scheme::{About, Answer, Confidence, Encoding, Reception, Scheme, Signature};

/// Secret: In Xero Developer, your app › Webhooks › Webhooks key. Source:
/// <https://github.com/ngrok/ngrok-docs/blob/main/integrations/webhooks/xero-webhooks.mdx>
/// (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "xero",
    about: &About::new(
        "Xero",
        "https://developer.xero.com/documentation/guides/webhooks/configuring-your-server/",
        Confidence::Vendor,
    )
    .identity("a body has an `entropy` of its own: whether a retry keeps it is not documented")
    .retries(24, "https://developer.xero.com/documentation/guides/webhooks/configuring-your-server/")
    .reception(&Reception { answer: Some(Answer::EMPTY), ..Reception::USUAL }),
    signature: Signature::header("x-xero-signature", Encoding::Base64),
    ..Scheme::BODY_HMAC
};
