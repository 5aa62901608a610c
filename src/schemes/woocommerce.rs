//! WooCommerce: a base64 HMAC-SHA256 of the raw body. When a webhook is made, the
//! shop sends a form with `webhook_id`, which nobody signs: it is answered, and is
//! no event.
//!
//! Source: `generate_signature` and `deliver_ping` in the vendor's
//! `class-wc-webhook.php`.

use crate::scheme::{About, Body, Confidence, Encoding, Field, Format, Handshake, Scheme, Signature};

/// Secret: In WooCommerce › Settings › Advanced › Webhooks › your webhook › Secret: generated for
/// you, or enter your own. Source:
/// <https://github.com/hookdeck/webhook-skills/blob/main/skills/woocommerce-webhooks/references/setup.md>
/// (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "woocommerce",
    about: &About::new(
        "WooCommerce",
        "https://woocommerce.github.io/woocommerce-rest-api-docs/#webhooks",
        Confidence::Vendor,
    )
    .identity("a deleted product and a deleted order can have the same body: the topic is a header that is not signed"),
    signature: Signature::header("x-wc-webhook-signature", Encoding::Base64),
    handshakes: &[Handshake {
        method: "POST",
        signed: false,
        when: &[(Field::Member("webhook_id"), "")],
        token: None,
        status: 200,
        headers: &[],
        body: &[],
    }],
    body: Body { formats: &[Format::Json, Format::JsonList, Format::Form], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
