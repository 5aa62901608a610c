//! Discord: hexadecimal Ed25519 over `<timestamp><raw body>`; the key is the
//! application's public key, in hexadecimal. The vendor sends deliveries with bad
//! signatures on purpose, and drops an endpoint that does not answer them with 401.
//!
//! Two schemes, because a body with `"type":1` is a ping of the one and an event of
//! the other: interactions are pinged with type 1, webhook events with type 0.
//!
//! Sources: <https://docs.discord.com/developers/interactions/overview>,
//! <https://docs.discord.com/developers/events/webhook-events>, and the vendor's
//! library `discord-interactions` 4.4.

use crate::scheme::{
    About, Algorithm, Answer, Confidence, Encoding, Field, Handshake, KeyFormat, Origin, Part, Reception,
    Replay, Reply, Scheme, Signature, Timestamp, Tolerance, Unit,
};

/// Secret: In the Discord Developer Portal, your application › General Information › Public Key.
/// Source: <https://docs.discord.com/developers/quick-start/getting-started>.
pub(crate) const INTERACTIONS: Scheme<'static> = Scheme {
    name: "discord",
    about: &About::new(
        "Discord",
        "https://docs.discord.com/developers/interactions/overview",
        Confidence::Vendor,
    )
    .identity("the interaction's id"),
    algorithm: Algorithm::Ed25519,
    key: KeyFormat::Hex,
    signature: Signature::header("x-signature-ed25519", Encoding::Hex),
    content: &[Part::Field(Field::Header("x-signature-timestamp")), Part::Body],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Header("x-signature-timestamp")),
        unit: Unit::Seconds,
        tolerance: Tolerance::ANY,
    }),
    replay: Replay::Field(Field::Member("id")),
    handshakes: &[Handshake {
        method: "POST",
        signed: true,
        when: &[(Field::Member("type"), "1")],
        token: None,
        status: 200,
        headers: &[("content-type", &[Reply::Literal("application/json")])],
        body: &[Reply::Literal("{\"type\":1}")],
    }],
    ..Scheme::BODY_HMAC
};

/// Secret: In the Discord Developer Portal, your application › General Information › Public Key.
/// Source: <https://docs.discord.com/developers/quick-start/getting-started>.
pub(crate) const EVENTS: Scheme<'static> = Scheme {
    name: "discord-events",
    about: &About::new(
        "Discord",
        "https://docs.discord.com/developers/events/webhook-events",
        Confidence::Vendor,
    )
    .identity("it has the event's time, in fractions of a second, and nothing of the attempt")
    .retries(1, "https://docs.discord.com/developers/events/webhook-events")
    .reception(&Reception { answer: Some(Answer { status: 204, ..Answer::EMPTY }), ..Reception::USUAL }),
    replay: Replay::Body,
    handshakes: &[Handshake {
        method: "POST",
        signed: true,
        when: &[(Field::Member("type"), "0")],
        token: None,
        status: 204,
        headers: &[("content-type", &[Reply::Literal("application/json")])],
        body: &[],
    }],
    ..INTERACTIONS
};
