//! Pusher: a hexadecimal HMAC-SHA256 of the raw body. The key is the secret of the
//! token that `X-Pusher-Key` names: give the secrets of all of them.
//!
//! Source: the vendor's library, `pusher-http-node`.

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "pusher",
    about: About::new("Pusher", "https://pusher.com/docs/channels/server_api/webhooks/", Confidence::Vendor),
    signature: Signature::header("x-pusher-signature", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
