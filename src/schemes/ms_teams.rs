//! Microsoft Teams outgoing webhooks: a base64 HMAC-SHA256 of the raw body, after
//! `HMAC ` in `Authorization`; the key is the security token, decoded from base64.
//!
//! Source: the vendor's sample, `OfficeDev/microsoft-teams-sample-outgoing-webhook`.

use crate::scheme::{About, Confidence, Encoding, KeyFormat, Layout, Scheme, Signature};

/// Secret: Teams shows it once, when you create the outgoing webhook: the Security token. Source:
/// <https://github.com/ngrok/ngrok-docs/blob/main/integrations/webhooks/teams-webhooks.mdx>
/// (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "ms-teams",
    about: &About::new(
        "Microsoft Teams",
        "https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-outgoing-webhook",
        Confidence::Vendor,
    )
    .identity("what a body has to tell two messages apart is not known here"),
    key: KeyFormat::Base64 { prefix: "" },
    signature: Signature::header("authorization", Encoding::Base64).layout(Layout::Prefixed("HMAC ")),
    ..Scheme::BODY_HMAC
};
