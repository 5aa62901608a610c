//! Zoom: `v0=<hex>`, HMAC-SHA256 over `v0:<seconds>:<raw body>`.
//! `endpoint.url_validation` asks for the HMAC of a text of the sender's choice. It
//! is answered only when it is signed: otherwise anybody could have a message of
//! theirs signed.
//!
//! Source: the vendor's sample, <https://github.com/zoom/webhook-sample>; the
//! window: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{
    About, Confidence, Encoding, Field, Handshake, Layout, Origin, Part, Replay, Reply, Scheme, Signature,
    Timestamp, Tolerance, Unit,
};

/// Secret: In the Zoom Marketplace, your app's Event Subscriptions › Secret Token. Source:
/// <https://raw.githubusercontent.com/anthropics/knowledge-work-plugins/main/partner-built/zoom-plugin/skills/webhooks/references/environment-variables.md>
/// (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "zoom",
    about: &About::new("Zoom", "https://developers.zoom.us/docs/api/webhooks/", Confidence::Vendor)
        .identity("it has the event's time in milliseconds, and nothing of the attempt")
        .retries(2, "https://developers.zoom.us/blog/webhook-delays/"),
    signature: Signature::header("x-zm-signature", Encoding::Hex).layout(Layout::Prefixed("v0=")),
    content: &[
        Part::Literal("v0:"),
        Part::Field(Field::Header("x-zm-request-timestamp")),
        Part::Literal(":"),
        Part::Body,
    ],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Header("x-zm-request-timestamp")),
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    replay: Replay::Body,
    handshakes: &[Handshake {
        method: "POST",
        signed: true,
        when: &[
            (Field::Member("event"), "endpoint.url_validation"),
            (Field::Member("payload.plainToken"), ""),
        ],
        token: None,
        status: 200,
        headers: &[("content-type", &[Reply::Literal("application/json")])],
        body: &[
            Reply::Literal("{\"plainToken\":"),
            Reply::Json(Field::Member("payload.plainToken")),
            Reply::Literal(",\"encryptedToken\":\""),
            Reply::HmacHex(Field::Member("payload.plainToken")),
            Reply::Literal("\"}"),
        ],
    }],
    ..Scheme::BODY_HMAC
};
