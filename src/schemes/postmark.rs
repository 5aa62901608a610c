//! Postmark: HTTP Basic, the secret being `user:password`, which proves who sent,
//! not what.
//!
//! Inbound mail has up to 35 MB of attachments, which come in base64:
//! <https://postmarkapp.com/support/article/1056-what-are-the-attachment-and-email-size-limits>.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Reception, Scheme};

/// Secret: You choose them: write them into the webhook's URL in Postmark,
/// `https://<username>:<password>@…`. Source:
/// <https://postmarkapp.com/developer/webhooks/webhooks-overview>.
pub(crate) const BASIC: Scheme<'static> = Scheme {
    name: "postmark",
    about: &About::new(
        "Postmark",
        "https://postmarkapp.com/developer/webhooks/webhooks-overview",
        Confidence::Secondary,
    )
    .identity("nothing is signed")
    .retries(10, "https://postmarkapp.com/developer/webhooks/webhooks-overview")
    .reception(&Reception { max_body_bytes: 50 << 20, ..Reception::USUAL }),
    ..Scheme::BASIC
};
