//! PandaDoc: the URL's parameter `signature` is the hexadecimal HMAC-SHA256 of the
//! raw body, a JSON list; the key is the shared key.
//!
//! Source: <https://developers.pandadoc.com/docs/webhook-verification>.

use crate::scheme::{About, Confidence, Encoding, Field, Layout, Place, Scheme, Signature};

/// Secret: In PandaDoc's Developer Dashboard › Configuration, the webhook subscription's shared
/// key. Source: <https://developers.pandadoc.com/docs/webhook-verification>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "pandadoc",
    about: &About::new(
        "PandaDoc",
        "https://developers.pandadoc.com/docs/webhook-verification",
        Confidence::Vendor,
    )
    .identity("nothing names the event: `X-PandaDoc-Webhook-Event-Id` is not signed"),
    signature: Signature {
        place: Place::Field(Field::Query("signature")),
        layout: Layout::Bare,
        encoding: Encoding::Hex,
    },
    ..Scheme::BODY_HMAC
};
