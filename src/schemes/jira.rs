//! Jira: a hexadecimal HMAC-SHA256 of the raw body, after `sha256=`. The header's
//! form is `<method>=<hex>`, and the method today is always `sha256`; no other is
//! taken. Bodies have up to 25 MB: larger ones are not sent (the page's known issues).
//!
//! Sources: <https://developer.atlassian.com/cloud/jira/platform/webhooks/>; the form:
//! the vendor's page of Jira Data Center,
//! <https://confluence.atlassian.com/adminjiraserver/managing-webhooks-938846912.html>.

use crate::scheme::{About, Confidence, Encoding, Layout, Reception, Replay, Scheme, Signature};

/// Secret: You choose it when you create the webhook as a Jira admin: System › WebHooks › Create a
/// WebHook › Secret. Source: <https://trigger.dev/docs/webhooks/providers/jira> (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "jira",
    about: &About::new(
        "Jira",
        "https://developer.atlassian.com/cloud/jira/platform/webhooks/",
        Confidence::Vendor,
    )
    .identity("it has the event's time in milliseconds, and nothing of the attempt: that is a header. With `excludeBody` nothing tells two events apart")
    .retries(1, "https://developer.atlassian.com/cloud/jira/platform/webhooks/")
    .reception(&Reception { max_body_bytes: 25 << 20, ..Reception::USUAL }),
    signature: Signature::header("x-hub-signature", Encoding::Hex).layout(Layout::Prefixed("sha256=")),
    replay: Replay::Body,
    ..Scheme::BODY_HMAC
};
