//! Paystack: a hexadecimal HMAC-SHA512 of the raw body. The key is the account's
//! secret key.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Algorithm, Confidence, Encoding, Scheme, Signature};

/// Secret: In the Paystack Dashboard, Settings › API Keys & Webhooks: the Secret Key of the mode
/// (Test or Live). Source: <https://support.paystack.com/en/articles/2123458>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "paystack",
    about: &About::new("Paystack", "https://paystack.com/docs/payments/webhooks/", Confidence::Secondary)
        .identity("nothing names the event"),
    algorithm: Algorithm::HmacSha512,
    signature: Signature::header("x-paystack-signature", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
