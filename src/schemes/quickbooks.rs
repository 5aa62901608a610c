//! QuickBooks: a base64 HMAC-SHA256 of the raw body. The key is the verifier token.
//!
//! Source: the vendor's sample, `IntuitDeveloper/SampleApp-Webhooks-nodejs`.

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

/// Secret: In the Intuit Developer portal, your app's Webhooks page: the verifier token, which can
/// be shown there. Source: <https://blogs.intuit.com/2024/12/02/introducing-our-new-webhooks-page>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "quickbooks",
    about: &About::new(
        "QuickBooks",
        "https://developer.intuit.com/app/developer/qbo/docs/develop/webhooks",
        Confidence::Vendor,
    )
    .identity("two updates of a thing in one second have the same body"),
    signature: Signature::header("intuit-signature", Encoding::Base64),
    ..Scheme::BODY_HMAC
};
