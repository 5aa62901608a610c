//! `DocuSign` Connect: a base64 HMAC-SHA256 of the raw body, XML or JSON, in a
//! header for each of the account's active keys: `x-docusign-signature-1` and
//! on; the first 40 are read.
//!
//! Documents come in base64 where they are asked for: those of an envelope have up to 25 MB.
//!
//! Sources: <https://developers.docusign.com/platform/webhooks/connect/validate> (vendor);
//! the vendor's <https://github.com/docusign/connect-node-listener-aws>, quoted in public
//! code, for the headers' numbers; for what a body has, messages in public code
//! (secondary), as
//! <https://developers.docusign.com/platform/webhooks/connect/json-sim-event-model>
//! describes them.

use crate::document::shape::{Shape, members};
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
    body: Body {
        formats: &[Format::Json, Format::Xml],
        shape: Notification::SHAPE,
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};

members! {
    /// What `DocuSign` sends as JSON SIM. The older formats, XML too, have the envelope's own members.
    Notification {
        /// Such as `envelope-completed`, `recipient-sent`; an open set.
        "event" event: Text,
        /// Such as `v2.1`.
        "apiVersion" api_version: Text,
        /// Where the API has the envelope.
        "uri" uri: Text,
        /// How many attempts there were before.
        "retryCount" retry_count: Integer,
        /// The Connect configuration's id.
        "configurationId" configuration_id: TextOrNumber,
        /// When the message was made, in ISO 8601.
        "generatedDateTime" generated_date_time: Text,
        /// A [`Data`].
        "data" data: Object(Data::SHAPE),
    }
}

members! {
    /// What it is about.
    Data {
        /// The account's id.
        "accountId" account_id: Text,
        /// The user's id.
        "userId" user_id: Text,
        /// The envelope's id.
        "envelopeId" envelope_id: Text,
        /// The recipient's id, in the envelope.
        "recipientId" recipient_id: Text,
        /// The envelope, as the API has it, where it is asked for.
        "envelopeSummary" envelope_summary: Object(Shape::ANY),
    }
}
