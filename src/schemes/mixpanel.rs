//! Mixpanel: HTTP Basic, the secret being `user:password`, which proves who sent,
//! not what.
//!
//! An answer that does not repeat `action` beside a `status` counts as a failure, and the
//! sync is paused.
//!
//! Source: <https://docs.mixpanel.com/docs/cohort-sync/webhooks>.

use crate::scheme::{About, Answer, Confidence, Reception, Scheme};

/// Secret: You choose the user and password: in Mixpanel, Data › Destinations › Add Destination ›
/// Webhook, with Basic Authentication enabled. Source:
/// <https://github.com/mixpanel/docs/blob/main/docs/cohort-sync/webhooks.mdx>.
pub(crate) const BASIC: Scheme<'static> = Scheme {
    name: "mixpanel",
    about: &About::new("Mixpanel", "https://docs.mixpanel.com/docs/cohort-sync/webhooks", Confidence::Vendor)
        .identity("nothing is signed")
        .reception(&Reception {
            answer: Some(Answer {
                content_type: "application/json",
                body: "{\"status\":\"success\"}",
                repeats: "action",
                ..Answer::EMPTY
            }),
            ..Reception::USUAL
        }),
    ..Scheme::BASIC
};
