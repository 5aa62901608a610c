//! Webflow: a hexadecimal HMAC-SHA256 over `<milliseconds>:<raw body>`.
//!
//! Source: <https://developers.webflow.com/data/docs/working-with-webhooks>; the
//! vendor's library, `js-webflow-api`; the window: Hookdeck's collection of
//! verification recipes (secondary).

use crate::scheme::{
    About, Confidence, Encoding, Field, Origin, Part, Replay, Scheme, Signature, Timestamp, Tolerance, Unit,
};

/// Secret: Your OAuth application's client secret; for a webhook created with a site token, the
/// secret in the API's answer. Source:
/// <https://developers.webflow.com/data/changelog/webhook-signatures>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "webflow",
    about: &About::new(
        "Webflow",
        "https://developers.webflow.com/data/docs/working-with-webhooks",
        Confidence::Vendor,
    )
    .identity("it has the thing's id and the time in milliseconds, and nothing of the attempt")
    .retries(
        1,
        "https://github.com/hookdeck/webhook-skills/blob/main/skills/webflow-webhooks/references/overview.md",
    ),
    signature: Signature::header("x-webflow-signature", Encoding::Hex),
    content: &[Part::Field(Field::Header("x-webflow-timestamp")), Part::Literal(":"), Part::Body],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Header("x-webflow-timestamp")),
        unit: Unit::Milliseconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    replay: Replay::Body,
    ..Scheme::BODY_HMAC
};
