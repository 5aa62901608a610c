//! GitLab: the secret token itself in a header, which proves who sent, not what; or,
//! with a signing token (2026), Standard Webhooks.
//!
//! Bodies have up to 25 MB (secondary).
//!
//! Sources: GitLab's work item 587536 (the secret token) and merge request 230944 (the
//! signing token).

use super::standard_webhooks::V1;
use crate::scheme::{About, Algorithm, Confidence, Covers, Encoding, Part, Reception, Scheme, Signature};

/// Secret: You choose it: in GitLab, the project's Settings › Webhooks › Secret token. Source:
/// <https://trigger.dev/docs/webhooks/providers/gitlab> (secondary).
pub(crate) const TOKEN: Scheme<'static> = Scheme {
    name: "gitlab",
    about: &About::new(
        "GitLab",
        "https://docs.gitlab.com/user/project/integrations/webhooks/",
        Confidence::Vendor,
    )
    .identity("nothing is signed")
    .reception(&Reception { max_body_bytes: 25 << 20, ..Reception::USUAL }),
    algorithm: Algorithm::Token,
    signature: Signature::header("x-gitlab-token", Encoding::Text),
    content: &[Part::Secret],
    covers: Covers::Sender,
    ..Scheme::BODY_HMAC
};

/// Standard Webhooks; `webhook-id` is also the `Idempotency-Key`.
///
/// Secret: You set it as the webhook's signing token, in the webhook form or as `signing_token` of
/// the webhooks API: `whsec_` and the base64 of 32 bytes. Source:
/// <https://gitlab.com/gitlab-org/gitlab/-/merge_requests/231325>.
pub(crate) const SIGNED: Scheme<'static> = Scheme {
    name: "gitlab-signed",
    about: &About::new(
        "GitLab",
        "https://docs.gitlab.com/user/project/integrations/webhooks/",
        Confidence::Vendor,
    )
    .identity(V1.about.identity)
    .reception(&Reception { max_body_bytes: 25 << 20, ..Reception::USUAL }),
    ..V1
};
