//! Slack: `v0=<hex>`, HMAC-SHA256 over `v0:<seconds>:<raw body>`. Bodies are JSON
//! (events) and forms (commands, interactions). The signed `url_verification` is
//! answered with its challenge. Whatever is answered to a command or a view is shown, or
//! is an error: the answer is empty.
//!
//! Source: the vendor's page, with test values; `python-slack-sdk` and its tests.

use crate::scheme::{
    About, Answer, Body, Confidence, Encoding, Field, Format, Handshake, Layout, Origin, Part, Reception,
    Replay, Reply, Scheme, Signature, Timestamp, Tolerance, Unit,
};

/// Secret: In your Slack app's settings, Basic Information › App Credentials › Signing Secret.
/// Source: <https://trigger.dev/docs/webhooks/providers/slack> (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "slack",
    about: &About::new(
        "Slack",
        "https://docs.slack.dev/authentication/verifying-requests-from-slack/",
        Confidence::Vendor,
    )
    .identity(
        "an event's id, the same for its retries; commands and interactions, which come once, have none",
    )
    .retries(1, "https://docs.slack.dev/apis/events-api/")
    .reception(&Reception { answer: Some(Answer::EMPTY), ..Reception::USUAL }),
    signature: Signature::header("x-slack-signature", Encoding::Hex).layout(Layout::Prefixed("v0=")),
    content: &[
        Part::Literal("v0:"),
        Part::Field(Field::Header("x-slack-request-timestamp")),
        Part::Literal(":"),
        Part::Body,
    ],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Header("x-slack-request-timestamp")),
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    replay: Replay::Field(Field::Member("event_id")),
    handshakes: &[Handshake {
        method: "POST",
        signed: true,
        when: &[(Field::Member("type"), "url_verification"), (Field::Member("challenge"), "")],
        token: None,
        status: 200,
        headers: &[("content-type", &[Reply::Literal("text/plain")])],
        body: &[Reply::Field(Field::Member("challenge"))],
    }],
    body: Body { formats: &[Format::Json, Format::Form], within: Some("payload"), ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
