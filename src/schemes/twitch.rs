//! Twitch EventSub: `sha256=<hex>`, HMAC-SHA256 over `<id><RFC 3339 time><raw
//! body>`. The id is signed, and the same for a message and its retries; the window
//! is ten minutes. A signed body with a `challenge` is answered with it.
//!
//! Sources: the vendor's sample, `twitchdev/eventsub-webhooks-node-sample`; the window:
//! `@twurple/eventsub-http`, a library that quotes the vendor's rules (secondary).

use crate::scheme::{
    About, Body, Confidence, Encoding, Field, Form, Handshake, Layout, Origin, Part, Replay, Reply, Scheme,
    Signature, Timestamp, Tolerance, Unit,
};

/// Secret: You choose it when you subscribe: the `secret` of `transport` in `POST
/// /helix/eventsub/subscriptions`. Source: <https://twitch4j.github.io/eventsub/webhook>
/// (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "twitch",
    about: &About::new(
        "Twitch",
        "https://dev.twitch.tv/docs/eventsub/handling-webhook-events/",
        Confidence::Vendor,
    )
    .identity("the message's id, the same when it is sent again"),
    signature: Signature::header("twitch-eventsub-message-signature", Encoding::Hex)
        .layout(Layout::Prefixed("sha256=")),
    content: &[
        Part::Field(Field::Header("twitch-eventsub-message-id")),
        Part::Field(Field::Header("twitch-eventsub-message-timestamp")),
        Part::Body,
    ],
    forms: &[(Field::Header("twitch-eventsub-message-id"), Form::Plain)],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Header("twitch-eventsub-message-timestamp")),
        unit: Unit::Iso8601,
        tolerance: Tolerance { past: 600_000, future: 300_000 },
    }),
    replay: Replay::Field(Field::Header("twitch-eventsub-message-id")),
    handshakes: &[Handshake {
        method: "POST",
        signed: true,
        when: &[(Field::Member("challenge"), "")],
        token: None,
        status: 200,
        headers: &[("content-type", &[Reply::Literal("text/plain")])],
        body: &[Reply::Field(Field::Member("challenge"))],
    }],
    body: Body { id: &[Field::Header("twitch-eventsub-message-id")], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
