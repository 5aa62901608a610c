//! Onfido (Entrust Identity Verification): a hexadecimal HMAC-SHA256 of the raw
//! body, the key being the webhook's token.
//!
//! Nothing in a body names the event or the time at which it was sent.
//!
//! Sources: the vendor's library and its tests,
//! <https://github.com/onfido/onfido-node>;
//! <https://documentation.onfido.com/api/latest/#webhooks>.

use crate::document::shape::{Shape, members};
use crate::scheme::{About, Body, Confidence, Encoding, Field, Format, Scheme, Signature};

/// Secret: Create the webhook with `POST /webhooks`: the answer's `token` is the secret that signs
/// its payloads. Source: <https://github.com/onfido/onfido-openapi-spec>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "onfido",
    about: &About::new("Onfido", "https://documentation.onfido.com/api/latest/#webhooks", Confidence::Vendor)
        .identity("nothing but the resource's id must be there: a check reopened twice makes the same body"),
    signature: Signature::header("x-sha2-signature", Encoding::Hex),
    body: Body {
        formats: &[Format::Json],
        id: &[Field::Member("payload.object.id")],
        shape: Notification::SHAPE,
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};

members! {
    /// What Onfido sends.
    Notification {
        /// A [`Payload`].
        "payload" payload: Object(Payload::SHAPE),
    }
}

members! {
    /// What happened, and to what.
    Payload {
        /// `check`, `report`, `workflow_run`, `workflow_task`, …
        "resource_type" resource_type: Text,
        /// Such as `check.completed`.
        "action" action: Text,
        /// An [`Object`].
        "object" object: Object(Object::SHAPE),
        /// The resource itself, where the event has it.
        "resource" resource: Object(Shape::ANY),
    }
}

members! {
    /// The resource in short.
    Object {
        /// Its id.
        "id" id: Text,
        /// Its status.
        "status" status: Text,
        /// When it began, in ISO 8601.
        "started_at_iso8601" started_at: Text,
        /// When it was complete, in ISO 8601.
        "completed_at_iso8601" completed_at: Text,
        /// Where the API has it.
        "href" href: Text,
    }
}
