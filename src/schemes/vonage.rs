//! Vonage's Messages API: a bearer token, HS256 with the account's signature secret, that
//! has the hexadecimal hash of the body.
//!
//! The vendor sometimes sends a delivery without a signature by mistake, and sends it again
//! signed after a 5xx, never after a 401.
//!
//! Source: the vendor's documentation (`signed-webhooks` in `Nexmo/nexmo-developer`).

use crate::scheme::{
    About, Algorithm, Confidence, Encoding, Field, JwsAlgorithm, Layout, Part, Reception, Replay, Require,
    Scheme, Signature,
};

/// Secret: In the Vonage API Dashboard's settings: the signature secret of the account (API key)
/// that the token names. Source:
/// <https://github.com/Nexmo/nexmo-developer/blob/main/_documentation/en/messages/concepts/signed-webhooks.md>.
pub(crate) const MESSAGES: Scheme<'static> = Scheme {
    name: "vonage",
    about: &About::new(
        "Vonage",
        "https://developer.vonage.com/en/getting-started/concepts/webhooks",
        Confidence::Vendor,
    )
    .identity("it has the message's id, its state and the time, and nothing of the attempt")
    .retries(24, "https://developer.vonage.com/en/getting-started/concepts/webhooks")
    .reception(&Reception { unsigned_status: 503, ..Reception::USUAL }),
    algorithm: Algorithm::Jws,
    signature: Signature::header("authorization", Encoding::Base64Url)
        .layout(Layout::Jws { prefix: "Bearer ", algorithms: &[JwsAlgorithm::Hs256] }),
    content: &[Part::Token],
    require: &[Require::BodySha256(Field::Claim("payload_hash"))],
    replay: Replay::Body,
    ..Scheme::BODY_HMAC
};
