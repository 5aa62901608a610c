//! Pipedrive: HTTP Basic, the secret being `user:password`, which proves who sent,
//! not what.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{
    About, Algorithm, Confidence, Covers, Encoding, Layout, Part, Replay, Scheme, Signature,
};

pub(crate) const BASIC: Scheme<'static> = Scheme {
    name: "pipedrive",
    about: About::new(
        "Pipedrive",
        "https://pipedrive.readme.io/docs/guide-for-webhooks-v2",
        Confidence::Secondary,
    ),
    algorithm: Algorithm::Token,
    signature: Signature::header("authorization", Encoding::Base64).layout(Layout::Prefixed("Basic ")),
    content: &[Part::Secret],
    covers: Covers::Sender,
    replay: Replay::Unknown,
    ..Scheme::BODY_HMAC
};
