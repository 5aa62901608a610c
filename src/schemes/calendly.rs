//! Calendly: `t=<seconds>,v1=<hex>`, HMAC-SHA256 over `<t>.<raw body>`.
//!
//! Source: the vendor's page and its example, whose window is three minutes, backwards.

use crate::scheme::{About, Confidence, Encoding, Layout, Replay, Scheme, Signature};

/// Secret: You choose it when you create the webhook (field `signing_key` of `POST
/// /webhook_subscriptions`); for an OAuth app, Calendly generates one with the app. Source:
/// <https://developer.calendly.com/api-docs/overview/webhooks/webhook-signatures>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "calendly",
    about: &About::new(
        "Calendly",
        "https://developer.calendly.com/api-docs/4c305798a61d3-webhook-signatures",
        Confidence::Vendor,
    )
    .identity("it has the invitee's own address and the event's time, and nothing of the attempt")
    .retries(24, "https://developer.calendly.com/api-docs/4c305798a61d3-webhook-signatures"),
    signature: Signature::header("calendly-webhook-signature", Encoding::Hex).layout(Layout::Pairs {
        separator: ",",
        time: "t",
        tags: &["v1"],
    }),
    replay: Replay::Body,
    ..Scheme::TIMED_HMAC
};
