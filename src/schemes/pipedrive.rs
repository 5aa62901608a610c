//! Pipedrive: HTTP Basic, the secret being `user:password`, which proves who sent,
//! not what.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Scheme};

pub(crate) const BASIC: Scheme<'static> = Scheme {
    name: "pipedrive",
    about: &About::new(
        "Pipedrive",
        "https://pipedrive.readme.io/docs/guide-for-webhooks-v2",
        Confidence::Secondary,
    )
    .identity("nothing is signed"),
    ..Scheme::BASIC
};
