//! Front. Application webhooks: a base64 HMAC-SHA256 over `<milliseconds>:<raw
//! body>`; the `sync` that is sent when one is set up carries a challenge, which is
//! sent back. Rule webhooks have the same header and another code in it.
//!
//! Sources: <https://dev.frontapp.com/docs/application-webhooks> and `/security-1`
//! (the five minutes); the form of the answer: a receiver that quotes the vendor
//! (secondary); <https://dev.frontapp.com/docs/webhooks-1> (rules).

use crate::scheme::{
    About, Algorithm, Confidence, Encoding, Field, Handshake, Origin, Part, Reply, Scheme, Signature,
    Timestamp, Tolerance, Unit,
};

/// Secret: In Front, Developers › your app › Basic information: the App secret, which signs the
/// app's webhooks. Source:
/// <https://community.front.com/developer-q-a-37/webhook-authorization-token-raw-request-body-873>.
pub(crate) const APPLICATION: Scheme<'static> = Scheme {
    name: "front",
    about: &About::new("Front", "https://dev.frontapp.com/docs/application-webhooks", Confidence::Vendor)
        .identity("whether a retry has the same body is not documented"),
    signature: Signature::header("x-front-signature", Encoding::Base64),
    content: &[Part::Field(Field::Header("x-front-request-timestamp")), Part::Literal(":"), Part::Body],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Header("x-front-request-timestamp")),
        unit: Unit::Milliseconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    handshakes: &[Handshake {
        method: "POST",
        signed: true,
        when: &[(Field::Member("type"), "sync"), (Field::Header("x-front-challenge"), "")],
        token: None,
        status: 200,
        headers: &[("content-type", &[Reply::Literal("application/json")])],
        body: &[
            Reply::Literal("{\"challenge\":"),
            Reply::Json(Field::Header("x-front-challenge")),
            Reply::Literal("}"),
        ],
    }],
    ..Scheme::BODY_HMAC
};

/// A base64 HMAC-SHA1 of the raw body; the key is the API secret.
///
/// Secret: It is the API secret of your Front company: Company Settings › Plugins & API › API.
/// Source: <https://dev.frontapp.com/docs/webhooks-1>.
pub(crate) const RULE: Scheme<'static> = Scheme {
    name: "front-rule",
    about: &About::new("Front", "https://dev.frontapp.com/docs/webhooks-1", Confidence::Vendor)
        .identity("nothing is sent twice, and what a preview has to tell two events apart is not documented"),
    algorithm: Algorithm::HmacSha1,
    signature: Signature::header("x-front-signature", Encoding::Base64),
    ..Scheme::BODY_HMAC
};
