//! Airtable: a hexadecimal HMAC-SHA256 of the raw body, after `hmac-sha256=`. The
//! key is the base64 of `macSecretBase64`, decoded. A body says only that something
//! changed, so that two may be the same.
//!
//! The answer is 200 or 204, with an empty body.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Answer, Confidence, Encoding, KeyFormat, Layout, Reception, Scheme, Signature};

/// Secret: Airtable returns it once, when you create the webhook by the API, as `macSecretBase64`.
/// Source: <https://nango.dev/docs/api-integrations/airtable/webhooks> (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "airtable",
    about: &About::new(
        "Airtable",
        "https://airtable.com/developers/web/api/webhooks-overview",
        Confidence::Secondary,
    )
    .identity("a body says only that something changed")
    .reception(&Reception { answer: Some(Answer::EMPTY), ..Reception::USUAL }),
    key: KeyFormat::Base64 { prefix: "" },
    signature: Signature::header("x-airtable-content-mac", Encoding::Hex)
        .layout(Layout::Prefixed("hmac-sha256=")),
    ..Scheme::BODY_HMAC
};
