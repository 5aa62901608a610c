//! Jira: a hexadecimal HMAC-SHA256 of the raw body, after `sha256=`. The header's
//! form is `<method>=<hex>`, and the method today is always `sha256`; no other is
//! taken.
//!
//! Sources: <https://developer.atlassian.com/cloud/jira/platform/webhooks/>; the form:
//! the vendor's page of Jira Data Center,
//! <https://confluence.atlassian.com/adminjiraserver/managing-webhooks-938846912.html>.

use crate::scheme::{About, Confidence, Encoding, Layout, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "jira",
    about: About::new(
        "Jira",
        "https://developer.atlassian.com/cloud/jira/platform/webhooks/",
        Confidence::Vendor,
    ),
    signature: Signature::header("x-hub-signature", Encoding::Hex).layout(Layout::Prefixed("sha256=")),
    ..Scheme::BODY_HMAC
};
