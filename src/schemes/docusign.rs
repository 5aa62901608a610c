//! `DocuSign` Connect: a base64 HMAC-SHA256 of the raw body, XML or JSON, in a
//! header for each of the account's active keys: `x-docusign-signature-1` and
//! on; the first 40 are read.
//!
//! Documents come in base64 where they are asked for: those of an envelope have up to 25 MB.
//!
//! Sources: <https://developers.docusign.com/platform/webhooks/connect/validate>
//! (vendor); the vendor's <https://github.com/docusign/connect-node-listener-aws>,
//! quoted in public code, for the headers' numbers.

use crate::scheme::{About, Body, Confidence, Encoding, Format, Layout, Place, Reception, Scheme, Signature};

/// Secret: In Docusign, Admin › Connect › Connect Keys › Add Secret Key: the HMAC key is shown in
/// full once. Source: <https://nango.dev/docs/api-integrations/docusign-sandbox/webhooks>
/// (secondary).
pub(crate) const CONNECT: Scheme<'static> = Scheme {
    name: "docusign",
    about: &About::new(
        "DocuSign",
        "https://developers.docusign.com/platform/webhooks/connect/validate",
        Confidence::Vendor,
    )
    .identity("the body counts the attempts (`retryCount`), and names no event")
    .retries(240, "https://rubydoc.info/gems/docusign_esign/2.1.0")
    .reception(&Reception { max_body_bytes: 40 << 20, ..Reception::USUAL }),
    signature: Signature {
        place: Place::Numbered("x-docusign-signature-"),
        layout: Layout::Bare,
        encoding: Encoding::Base64,
    },
    body: Body { formats: &[Format::Json, Format::Xml], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
