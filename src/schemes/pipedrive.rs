//! Pipedrive: HTTP Basic, the secret being `user:password`, which proves who sent,
//! not what.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Scheme};

/// Secret: You choose them when you create the webhook: the fields `http_auth_user` and
/// `http_auth_password` of `POST /v1/webhooks`. Source:
/// <https://developers.pipedrive.com/docs/api/v1/Webhooks>.
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
