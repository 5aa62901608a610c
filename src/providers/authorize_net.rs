//! Authorize.net: a hexadecimal HMAC-SHA512 of the raw body, after `sha512=`. The
//! vendor writes capitals. The key is the Signature Key, decoded from hexadecimal.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Algorithm, Confidence, Encoding, KeyFormat, Layout, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "authorize-net",
    about: About::new(
        "Authorize.net",
        "https://developer.authorize.net/api/reference/features/webhooks.html",
        Confidence::Secondary,
    ),
    algorithm: Algorithm::HmacSha512,
    key: KeyFormat::Hex,
    signature: Signature::header("x-anet-signature", Encoding::HexAnyCase)
        .layout(Layout::Prefixed("sha512=")),
    ..Scheme::BODY_HMAC
};
