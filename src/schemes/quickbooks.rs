//! QuickBooks: a base64 HMAC-SHA256 of the raw body. The key is the verifier token.
//!
//! Source: the vendor's sample, `IntuitDeveloper/SampleApp-Webhooks-nodejs`.

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

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
