//! Prembly (Identitypass): a base64 HMAC-SHA256 of the raw body. The key is the
//! account's public key: whoever has seen it can sign, so fetch the result
//! before it counts. The header `token`, different for each webhook, is not
//! signed and tells nothing.
//!
//! Source: <https://docs.prembly.com/docs/authorization-and-security>, quoted in
//! public integrations (secondary).

use crate::scheme::{About, Body, Confidence, Encoding, Format, Scheme, Signature};

/// Secret: In the Prembly dashboard: your account's public key. Source:
/// <https://docs.prembly.com/docs/authorization-and-security>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "prembly",
    about: &About::new(
        "Prembly",
        "https://docs.prembly.com/docs/authorization-and-security",
        Confidence::Secondary,
    )
    .identity("nothing names the event: a verification can be told of twice")
    .retries(24, "https://docs.prembly.com/guides/developers/webhooks/delivery"),
    signature: Signature::header("x-prembly-signature", Encoding::Base64),
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
