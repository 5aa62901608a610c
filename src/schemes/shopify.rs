//! Shopify: a base64 HMAC-SHA256 of the raw body; the key is the app's client
//! secret. `X-Shopify-Webhook-Id` and `-Triggered-At` are not signed.
//!
//! Source: the vendor's library, `@shopify/shopify-api`.

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

/// Secret: In the Shopify Dev Dashboard, your app's settings › client secret; for a store's own
/// webhooks, in its admin, Settings › Notifications › Webhooks, the signing key shown there.
/// Source: <https://trigger.dev/docs/webhooks/providers/shopify> (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "shopify",
    about: &About::new(
        "Shopify",
        "https://shopify.dev/docs/apps/build/webhooks/verify-deliveries",
        Confidence::Vendor,
    )
    .identity(
        "one order is created and paid with the same body: topic and ids are headers that are not signed",
    )
    .retries(4, "https://shopify.dev/changelog/updates-to-webhook-retry-mechanism"),
    signature: Signature::header("x-shopify-hmac-sha256", Encoding::Base64),
    ..Scheme::BODY_HMAC
};

/// Its newer "Events": the same under a name without `X-`.
///
/// Secret: In the Shopify Dev Dashboard, your app's settings › client secret. Source:
/// <https://trigger.dev/docs/webhooks/providers/shopify> (secondary).
pub(crate) const EVENTS: Scheme<'static> = Scheme {
    name: "shopify-events",
    about: &WEBHOOK
        .about
        .identity("a body has the paths that changed, not their values: `Shopify-Webhook-Id` is not signed"),
    signature: Signature::header("shopify-hmac-sha256", Encoding::Base64),
    ..WEBHOOK
};
