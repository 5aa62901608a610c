//! Wise: RSA with SHA-256 of the raw body, in base64. The public key is the vendor's
//! for all: one for production, another for the sandbox, each on its page.
//! `x-delivery-id` is not signed.
//!
//! Source: <https://docs.wise.com/guides/developer/webhooks/event-handling>.

use crate::scheme::{About, Algorithm, Body, Confidence, Encoding, Format, KeyFormat, Scheme, Signature};

/// Secret: No secret: Wise publishes two public keys, one for production and one for the sandbox,
/// on its page about event handling. Source:
/// <https://asyncapi.apis.io/asyncapis/wise/wise-webhooks-asyncapi/> (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "wise",
    about: &About::new(
        "Wise",
        "https://docs.wise.com/guides/developer/webhooks/event-handling",
        Confidence::Vendor,
    )
    .identity("the body has the time at which it was sent: `x-delivery-id` is not signed")
    .retries(336, "https://docs.wise.com/guides/developer/webhooks/event-handling"),
    algorithm: Algorithm::RsaPkcs1Sha256,
    key: KeyFormat::Public,
    signature: Signature::header("x-signature-sha256", Encoding::Base64),
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
