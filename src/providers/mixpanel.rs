//! Mixpanel: HTTP Basic, the secret being `user:password`, which proves who sent,
//! not what.
//!
//! Source: <https://docs.mixpanel.com/docs/cohort-sync/webhooks>.

use crate::scheme::{About, Confidence, Scheme};

pub(crate) const BASIC: Scheme<'static> = Scheme {
    name: "mixpanel",
    about: &About::new("Mixpanel", "https://docs.mixpanel.com/docs/cohort-sync/webhooks", Confidence::Vendor)
        .identity("nothing is signed"),
    ..Scheme::BASIC
};
