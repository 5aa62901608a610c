//! X (Twitter): `sha256=<base64>`, HMAC-SHA256 of the raw body; the key is the app's
//! consumer secret.
//!
//! Source: <https://docs.x.com/x-api/webhooks/quickstart>.

use crate::scheme::{
    About, Body, Confidence, Encoding, Field, Format, Handshake, Layout, Replay, Reply, Scheme, Signature,
    Unlike,
};

/// Secret: In the X Developer Console, Apps › your app › Keys and tokens: the consumer secret (API
/// secret key). Source:
/// <https://github.com/xdevplatform/docs/blob/main/fundamentals/authentication/oauth-1-0a/api-key-and-secret.mdx>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "x",
    about: &About::new("X", "https://docs.x.com/x-api/webhooks/quickstart", Confidence::Vendor)
        .identity("each event in it has its id or its time in milliseconds, and nothing of the attempt")
        .retries(1, "https://docs.x.com/x-api/webhooks/quickstart"),
    signature: Signature::header("x-twitter-webhooks-signature", Encoding::Base64)
        .layout(Layout::Prefixed("sha256=")),
    replay: Replay::Body,
    // The challenge-response check: <https://docs.x.com/x-api/webhooks/quickstart>.
    handshakes: &[Handshake {
        method: "GET",
        signed: false,
        when: &[(Field::Query("crc_token"), "")],
        token: None,
        status: 200,
        headers: &[("content-type", &[Reply::Literal("application/json")])],
        body: &[
            Reply::Literal("{\"response_token\":\"sha256="),
            Reply::HmacBase64(Field::Query("crc_token")),
            Reply::Literal("\"}"),
        ],
    }],
    body: Body { formats: &[Format::Json], unlike: Some(Unlike::Token), ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
