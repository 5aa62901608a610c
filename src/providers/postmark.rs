//! Postmark: HTTP Basic, the secret being `user:password`, which proves who sent,
//! not what.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Scheme};

pub(crate) const BASIC: Scheme<'static> = Scheme {
    name: "postmark",
    about: &About::new(
        "Postmark",
        "https://postmarkapp.com/developer/webhooks/webhooks-overview",
        Confidence::Secondary,
    )
    .identity("nothing is signed")
    .retries(10, "https://postmarkapp.com/developer/webhooks/webhooks-overview"),
    ..Scheme::BASIC
};
