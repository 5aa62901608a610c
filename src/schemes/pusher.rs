//! Pusher: a hexadecimal HMAC-SHA256 of the raw body. The key is the secret of the
//! token that `X-Pusher-Key` names: give the secrets of all of them.
//!
//! Source: the vendor's library, `pusher-http-node`.

use crate::scheme::{About, Confidence, Encoding, Replay, Scheme, Signature};

/// Secret: It is the secret of your Channels app's token: the one whose key `X-Pusher-Key` names.
/// Source: <https://github.com/pusher/docs/blob/main/docs/channels/server_api/webhooks.md>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "pusher",
    about: &About::new("Pusher", "https://pusher.com/docs/channels/server_api/webhooks/", Confidence::Vendor)
        .identity("it has the events and their time in milliseconds, and nothing of the attempt")
        .retries(1, "https://pusher.com/docs/channels/server_api/webhooks/"),
    signature: Signature::header("x-pusher-signature", Encoding::Hex),
    replay: Replay::Body,
    ..Scheme::BODY_HMAC
};
