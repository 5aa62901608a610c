//! Nylas: a hexadecimal HMAC-SHA256 of the raw body. A GET with `challenge` is
//! answered with just that. Bodies of compressed delivery (gzip) are signed as they are
//! sent: what is verified, and handed on, is to be decompressed afterwards.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary); the GET: descriptions of it that agree (secondary); compressed bodies:
//! <https://developer.nylas.com/docs/cookbook/use-cases/build/verify-webhook-signatures/>.

use crate::scheme::{About, Confidence, Encoding, Field, Handshake, Replay, Reply, Scheme, Signature};

/// Secret: The Nylas API shows it as `webhook_secret` when you create the webhook (`POST
/// /v3/webhooks`) or rotate its secret. Source:
/// <https://developers.qodex.ai/nylas-api/v3-nylas-administration-api/v3-webhooks/create-a-webhook-destination>
/// (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "nylas",
    about: &About::new("Nylas", "https://developer.nylas.com/docs/v3/notifications/", Confidence::Secondary)
        .identity("the notification's id, which the vendor names for this; the body counts the attempts"),
    signature: Signature::header("x-nylas-signature", Encoding::Hex),
    replay: Replay::Field(Field::Member("id")),
    handshakes: &[Handshake {
        method: "GET",
        signed: false,
        when: &[(Field::Query("challenge"), "")],
        token: None,
        status: 200,
        headers: &[("content-type", &[Reply::Literal("text/plain")])],
        body: &[Reply::Field(Field::Query("challenge"))],
    }],
    ..Scheme::BODY_HMAC
};
