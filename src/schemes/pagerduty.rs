//! PagerDuty: hexadecimal HMAC-SHA256 of the raw body, `v1=<hex>[,v1=<hex>…]`, one
//! for each secret that is in force.
//!
//! Source: the vendor's library, `go-pagerduty` (`webhookv3`).

use crate::scheme::{About, Confidence, Encoding, Field, Layout, Replay, Scheme, Signature};

/// Secret: In PagerDuty, Integrations › Generic Webhooks (v3) › New Webhook: the signing secret is
/// shown when the subscription is created. Source:
/// <https://github.com/ngrok/ngrok-docs/blob/main/integrations/webhooks/pagerduty-webhooks.mdx>
/// (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "pagerduty",
    about: &About::new(
        "PagerDuty",
        "https://docs.pagerduty.com/developer/verifying-webhook-signatures",
        Confidence::Vendor,
    )
    .identity("the event's id"),
    signature: Signature::header("x-pagerduty-signature", Encoding::Hex).layout(Layout::Pairs {
        separator: ",",
        time: "",
        tags: &["v1"],
    }),
    replay: Replay::Field(Field::Member("event.id")),
    ..Scheme::BODY_HMAC
};
