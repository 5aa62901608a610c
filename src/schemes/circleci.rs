//! CircleCI: hexadecimal HMAC-SHA256 of the raw body, `v1=<hex>[,v1=<hex>…]`, one
//! for each secret that is in force.
//!
//! Source: <https://circleci.com/docs/guides/integration/outbound-webhooks/>.

use crate::scheme::{About, Confidence, Encoding, Field, Layout, Replay, Scheme, Signature};

/// Secret: You choose it when you create the webhook in CircleCI: Projects › your project › Project
/// Settings › Webhooks › Add Webhook › Secret token. Source:
/// <https://circleci.com/docs/guides/integration/outbound-webhooks/>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "circleci",
    about: &About::new(
        "CircleCI",
        "https://circleci.com/docs/guides/integration/outbound-webhooks/",
        Confidence::Vendor,
    )
    .identity("the event's id"),
    signature: Signature::header("circleci-signature", Encoding::Hex).layout(Layout::Pairs {
        separator: ",",
        time: "",
        tags: &["v1"],
    }),
    replay: Replay::Field(Field::Member("id")),
    ..Scheme::BODY_HMAC
};
