//! SparkPost: HTTP Basic, the secret being `user:password`, which proves who sent,
//! not what.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{
    About, Algorithm, Confidence, Covers, Encoding, Layout, Part, Replay, Scheme, Signature,
};

pub(crate) const BASIC: Scheme<'static> = Scheme {
    name: "sparkpost",
    about: About::new("SparkPost", "https://developers.sparkpost.com/api/webhooks/", Confidence::Secondary),
    algorithm: Algorithm::Token,
    signature: Signature::header("authorization", Encoding::Base64).layout(Layout::Prefixed("Basic ")),
    content: &[Part::Secret],
    covers: Covers::Sender,
    replay: Replay::Unknown,
    ..Scheme::BODY_HMAC
};
