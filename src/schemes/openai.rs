//! OpenAI: Standard Webhooks. The library takes a secret without `whsec_` as text;
//! here such a secret is base64 all the same: give its bytes where it is not.
//!
//! Source: the vendor's library, `openai-node`, and its tests.

use super::standard_webhooks::V1;
use crate::scheme::{About, Confidence, Field, Replay, Scheme};

/// Secret: In the OpenAI Platform, Settings › Webhooks: the signing secret (`whsec_…`) is displayed
/// when you create the endpoint. Source:
/// <https://github.com/hookdeck/webhook-skills/blob/main/skills/openai-webhooks/references/setup.md>
/// (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "openai",
    about: &About::new(
        "OpenAI",
        "https://developers.openai.com/api/docs/guides/webhooks",
        Confidence::Vendor,
    )
    .identity("the event's id, the same for its retries")
    .retries(
        72,
        "https://hookdeck.com/webhooks/platforms/guide-to-openai-webhooks-features-and-best-practices",
    ),
    replay: Replay::Field(Field::Header("webhook-id")),
    ..V1
};
