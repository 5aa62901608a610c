//! Intercom: a hexadecimal HMAC-SHA1 of the raw body, after `sha1=`. The key is the
//! app's client secret. A URL is only taken that answers a HEAD, which nobody signs.
//!
//! Sources: the vendor's page on signed notifications, and
//! <https://developers.intercom.com/docs/webhooks/setting-up-webhooks> for the HEAD; that
//! the key is the client secret: a public registry of webhook schemes (secondary).

use crate::scheme::{
    About, Algorithm, Confidence, Encoding, Field, Handshake, Layout, Replay, Scheme, Signature,
};

/// Secret: It is your app's client secret: in the Intercom Developer Hub, on the app's Basic Info
/// page. Source: <https://skills.sh/hookdeck/webhook-skills/intercom-webhooks> (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "intercom",
    about: &About::new(
        "Intercom",
        "https://developers.intercom.com/docs/references/webhooks/webhook-models",
        Confidence::Vendor,
    )
    .identity("the notification's id; the body counts the attempts"),
    algorithm: Algorithm::HmacSha1,
    signature: Signature::header("x-hub-signature", Encoding::Hex).layout(Layout::Prefixed("sha1=")),
    replay: Replay::Field(Field::Member("id")),
    handshakes: &[Handshake::HEAD],
    ..Scheme::BODY_HMAC
};
