//! Meta (Facebook, Instagram, Messenger, WhatsApp): a hexadecimal HMAC-SHA256 of the
//! raw body, with the `\uXXXX` that Meta writes, after `sha256=`. A GET with
//! `hub.challenge` and the token that was given to Meta is answered with the
//! challenge.
//!
//! Bodies have up to 3 MB: a batch of WhatsApp's.
//!
//! Sources: <https://developers.facebook.com/docs/graph-api/webhooks/getting-started>;
//! the size: <https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview>;
//! the code: the vendor's samples (`fbsamples`).

use crate::scheme::{
    About, Confidence, Encoding, Field, Handshake, Layout, Reception, Reply, Scheme, Signature,
};

/// Secret: In Meta for Developers, My Apps › your app › Settings › Basic › App secret. Source:
/// <https://github.com/ngrok/ngrok-docs/blob/main/integrations/webhooks/facebook-webhooks.mdx>
/// (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "meta",
    about: &About::new(
        "Meta",
        "https://developers.facebook.com/docs/graph-api/webhooks/getting-started",
        Confidence::Vendor,
    )
    .identity("a batch with the time at which it was sent, or none")
    .retries(
        168,
        "https://hookdeck.com/webhooks/platforms/guide-to-whatsapp-webhooks-features-and-best-practices",
    )
    .reception(&Reception { max_body_bytes: 3 << 20, ..Reception::USUAL }),
    signature: Signature::header("x-hub-signature-256", Encoding::Hex).layout(Layout::Prefixed("sha256=")),
    handshakes: &[Handshake {
        method: "GET",
        signed: false,
        when: &[(Field::Query("hub.mode"), "subscribe"), (Field::Query("hub.challenge"), "")],
        token: Some(Field::Query("hub.verify_token")),
        status: 200,
        headers: &[("content-type", &[Reply::Literal("text/plain")])],
        body: &[Reply::Field(Field::Query("hub.challenge"))],
    }],
    ..Scheme::BODY_HMAC
};
