//! Persona: `t=<seconds>,v1=<hex>` over `<t>.<raw body>`, the key being the
//! whole secret, `wbhsec_` and all. While a secret is being replaced there are
//! two such groups with a space between them, each with a time of its own: the
//! time that counts is that of the group that matches.
//!
//! `t` is when the request was sent, so that a retry has a new one. How far it
//! may lie from now is not documented: five minutes, unless the caller says
//! otherwise.
//!
//! Sources: <https://docs.withpersona.com/docs/webhooks-best-practices>,
//! <https://docs.withpersona.com/v2022-09-01/docs/webhooks>.

use crate::document::shape::{Shape, members};
use crate::scheme::{About, Body, Confidence, Encoding, Field, Format, Layout, Replay, Scheme, Signature};

/// Secret: In the Persona Dashboard, Integration › Webhooks: the webhook's secret. Source:
/// <https://docs.withpersona.com/v2022-09-01/docs/best-practices>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "persona",
    about: &About::new(
        "Persona",
        "https://docs.withpersona.com/docs/webhooks-best-practices",
        Confidence::Vendor,
    )
    .identity("the event's id, the same for its retries")
    .retries(1, "https://docs.withpersona.com/docs/best-practices"),
    signature: Signature::header("persona-signature", Encoding::Hex).layout(Layout::PairGroups {
        separator: ",",
        time: "t",
        tags: &["v1"],
    }),
    replay: Replay::Field(Field::Member("data.id")),
    body: Body {
        formats: &[Format::Json],
        id: &[Field::Member("data.id")],
        shape: Notification::SHAPE,
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::TIMED_HMAC
};

members! {
    /// What Persona sends: an event as JSON:API writes it.
    Notification {
        /// An [`Event`].
        "data" data: Object(Event::SHAPE),
    }
}

members! {
    /// The event.
    Event {
        /// Always `event`.
        "type" kind: Text,
        /// The event's id, `evt_…`: different for each event, the same for its retries.
        "id" id: Text,
        /// [`Attributes`].
        "attributes" attributes: Object(Attributes::SHAPE),
    }
}

members! {
    /// What happened. Names have the inflection that the webhook is configured with.
    Attributes {
        /// Such as `inquiry.approved`; an open set.
        "name" name: Text,
        /// When it happened, in ISO 8601.
        "created-at" created_at: Text,
        /// The resource, as the API has it.
        "payload" payload: Object(Shape::ANY),
    }
}
