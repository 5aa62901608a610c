//! MessageBird (Bird): a token in a header, HMAC with the signing key, that has the
//! hashes of the URL and of the body, if there is one; valid from `nbf` to `exp`, which
//! is a minute, give or take five seconds. Any method.
//!
//! Source: the vendor's library `messagebird` 4.0.1 and its reference vectors.

use crate::scheme::{
    About, Algorithm, Body, Confidence, Encoding, Field, JwsAlgorithm, Layout, Origin, Part, Replay, Require,
    Scheme, Signature, Timestamp, Tolerance, Unit,
};

/// Secret: In the MessageBird dashboard, Developer Settings
/// (dashboard.messagebird.com/developers/settings): the signing key. Source:
/// <https://github.com/messagebird/java-rest-api/blob/master/api/src/main/java/com/messagebird/RequestSigner.java>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "messagebird",
    about: &About::new(
        "MessageBird",
        "https://developers.messagebird.com/api/#verifying-http-requests",
        Confidence::Vendor,
    )
    .identity("the token's id, to be taken once; whether a retry has a new one is not documented"),
    algorithm: Algorithm::Jws,
    signature: Signature::header("messagebird-signature-jwt", Encoding::Base64Url).layout(Layout::Jws {
        prefix: "",
        algorithms: &[JwsAlgorithm::Hs256, JwsAlgorithm::Hs384, JwsAlgorithm::Hs512],
    }),
    content: &[Part::Token],
    require: &[
        Require::Is(Field::Claim("iss"), "MessageBird"),
        Require::UrlSha256(Field::Claim("url_hash")),
        Require::BodySha256IfAny(Field::Claim("payload_hash")),
        Require::Expires(Field::Claim("exp")),
    ],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Claim("nbf")),
        unit: Unit::Seconds,
        tolerance: Tolerance { past: u64::MAX, future: 5_000 },
    }),
    method: "",
    replay: Replay::Field(Field::Claim("jti")),
    body: Body { id: &[Field::Claim("jti")], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
