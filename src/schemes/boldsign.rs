//! BoldSign: `t=<seconds>, s0=<hex>[, s1=<hex>]`, HMAC-SHA256 over `<t>.<raw body>`;
//! `s1` is by the secret that is being replaced. The page shows the time and no
//! window for it: five minutes, unless the caller says otherwise.
//!
//! Sources: <https://developers.boldsign.com/webhooks/verify-webhook-events>; for what a
//! body has, <https://developers.boldsign.com/webhooks/event-metadata>,
//! <https://developers.boldsign.com/webhooks/sample-event-data>.

use crate::document::shape::members;
use crate::scheme::{About, Body, Confidence, Encoding, Field, Layout, Replay, Scheme, Signature};

/// Secret: In BoldSign, API › Webhooks › your webhook › Reveal: it is called the signing secret
/// key. Source: <https://developers.boldsign.com/webhooks/verify-webhook-events>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "boldsign",
    about: &About::new(
        "BoldSign",
        "https://developers.boldsign.com/webhooks/verify-webhook-events",
        Confidence::Vendor,
    )
    .identity("the event's id")
    .retries(34, "https://developers.boldsign.com/webhooks/sample-event-data"),
    signature: Signature::header("x-boldsign-signature", Encoding::Hex).layout(Layout::Pairs {
        separator: ", ",
        time: "t",
        tags: &["s0", "s1"],
    }),
    replay: Replay::Field(Field::Member("event.id")),
    body: Body { shape: Notification::SHAPE, ..Scheme::TIMED_HMAC.body },
    ..Scheme::TIMED_HMAC
};

members! {
    /// What BoldSign sends.
    Notification {
        /// An [`Event`].
        "event" event: Object(Event::SHAPE),
        /// A [`Data`].
        "data" data: Object(Data::SHAPE),
    }
}

members! {
    /// What happened.
    Event {
        /// The event's id.
        "id" id: Text,
        /// When it happened, in seconds since 1970-01-01T00:00Z.
        "created" created: Integer,
        /// Such as `Completed`, `Signed`; an open set.
        "eventType" event_type: Text,
        /// The application's id.
        "clientId" client_id: Text,
        /// `Live` or `Test`.
        "environment" environment: Text,
    }
}

members! {
    /// The document, as the API has it. Templates and sender identities have their own members.
    Data {
        /// Such as `document`.
        "object" object: Text,
        /// The document's id.
        "documentId" document_id: Text,
        /// Its title.
        "messageTitle" message_title: Text,
        /// Such as `InProgress`, `Completed`.
        "status" status: Text,
    }
}
