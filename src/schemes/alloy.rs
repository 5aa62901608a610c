//! Alloy (alloy.com): of three ways to authenticate, the account has one. HMAC:
//! a base64 HMAC-SHA256 of the raw body, by itself in `Authorization`. Basic
//! and OAuth2: nothing is signed, and the header carries what the receiver gave
//! out; an OAuth2 token expires, and the receiver must follow it.
//!
//! Sources: <https://developer.alloy.com/public/docs/authentication-types>,
//! <https://developer.alloy.com/public/docs/hash-based-message-authentication-code-hmac>.

use crate::scheme::{
    About, Algorithm, Body, Confidence, Covers, Encoding, Field, Format, Layout, Part, Scheme, Signature,
};

/// HMAC.
pub(crate) const SIGNED: Scheme<'static> = Scheme {
    name: "alloy",
    about: &About::new(
        "Alloy",
        "https://developer.alloy.com/public/docs/authentication-types",
        Confidence::Vendor,
    )
    .identity("whether a retry keeps `request_token` and its times is not documented")
    .retries(24, "https://developer.alloy.com/public/docs/retry-logic-and-webhook-logs"),
    signature: Signature::header("authorization", Encoding::Base64),
    body: Body { formats: &[Format::Json], id: &[Field::Member("request_token")], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};

/// `Basic` and `user:password` in base64.
pub(crate) const BASIC: Scheme<'static> = Scheme {
    name: "alloy-basic",
    about: &SIGNED
        .about
        .identity("nothing is signed")
        .retries(24, "https://developer.alloy.com/public/docs/retry-logic-and-webhook-logs"),
    algorithm: Algorithm::Token,
    signature: Signature::header("authorization", Encoding::Base64).layout(Layout::Prefixed("Basic ")),
    content: &[Part::Secret],
    covers: Covers::Sender,
    ..SIGNED
};

/// `Bearer` and a token.
pub(crate) const BEARER: Scheme<'static> = Scheme {
    name: "alloy-bearer",
    signature: Signature::header("authorization", Encoding::Text).layout(Layout::Prefixed("Bearer ")),
    ..BASIC
};
