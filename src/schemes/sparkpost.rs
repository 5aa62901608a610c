//! SparkPost: HTTP Basic, the secret being `user:password`, which proves who sent,
//! not what.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Scheme};

/// Secret: You choose them: in SparkPost, when you create the webhook, Authentication › Basic Auth,
/// a username and password of your own. Source:
/// <https://support.sparkpost.com/docs/tech-resources/webhook-authentication>.
pub(crate) const BASIC: Scheme<'static> = Scheme {
    name: "sparkpost",
    about: &About::new("SparkPost", "https://developers.sparkpost.com/api/webhooks/", Confidence::Secondary)
        .identity("nothing is signed")
        .retries(8, "https://support.sparkpost.com/docs/tech-resources/webhook-data-streams"),
    ..Scheme::BASIC
};
