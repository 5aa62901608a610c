//! Sendbird: a hexadecimal HMAC-SHA256 of the raw body; the key is the master API
//! token.
//!
//! Sources: <https://sendbird.com/docs/chat/v3/platform-api/webhook/webhook-overview>;
//! that it is an HMAC, and hexadecimal, public integrations (secondary).

use crate::scheme::{About, Body, Confidence, Encoding, Format, Scheme, Signature};

/// Secret: It is your Sendbird application's master API token, not a secondary one. Source:
/// <https://sendbird.com/docs/chat/v3/platform-api/webhook/webhook-overview>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "sendbird",
    about: &About::new(
        "Sendbird",
        "https://sendbird.com/docs/chat/v3/platform-api/webhook/webhook-overview",
        Confidence::Secondary,
    )
    .identity("who blocked whom, say, and no time: doing it again has the same body"),
    signature: Signature::header("x-sendbird-signature", Encoding::Hex),
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
