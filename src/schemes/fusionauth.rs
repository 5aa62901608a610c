//! FusionAuth: a token in a header that has the base64 hash of the body, signed with the
//! key that the webhook is configured with: shared (HMAC), or one whose public part is at
//! `/.well-known/jwks.json` (EC, RSA, OKP). Two schemes: a public key must never pass
//! for a shared one.
//!
//! Source: <https://fusionauth.io/docs/extend/events-and-webhooks/signing>, whose
//! example has the hash in padded base64.

use crate::scheme::{
    About, Algorithm, Confidence, Encoding, Field, JwsAlgorithm, KeyFormat, Layout, Part, Replay, Require,
    Scheme, Signature,
};

const HEADER: Signature<'static> = Signature::header("x-fusionauth-signature-jwt", Encoding::Base64Url);

/// Secret: In FusionAuth, Settings › Key Master holds the HMAC key; Settings › Webhooks › your
/// webhook › Security › Signing key says which one signs. Source:
/// <https://fusionauth.io/docs/extend/events-and-webhooks/signing>.
pub(crate) const SHARED: Scheme<'static> = Scheme {
    name: "fusionauth",
    about: &About::new(
        "FusionAuth",
        "https://fusionauth.io/docs/extend/events-and-webhooks/signing",
        Confidence::Vendor,
    )
    .identity("the event's id"),
    algorithm: Algorithm::Jws,
    signature: HEADER.layout(Layout::Jws {
        prefix: "",
        algorithms: &[JwsAlgorithm::Hs256, JwsAlgorithm::Hs384, JwsAlgorithm::Hs512],
    }),
    content: &[Part::Token],
    require: &[Require::BodySha256Base64(Field::Claim("request_body_sha256"))],
    replay: Replay::Field(Field::Member("event.id")),
    ..Scheme::BODY_HMAC
};

/// Secret: FusionAuth publishes it at `/.well-known/jwks.json`; the key pair is in Settings › Key
/// Master, chosen under Settings › Webhooks › your webhook › Security. Source:
/// <https://fusionauth.io/docs/extend/events-and-webhooks/signing>.
pub(crate) const PUBLIC: Scheme<'static> = Scheme {
    name: "fusionauth-public",
    key: KeyFormat::Public,
    signature: HEADER.layout(Layout::Jws {
        prefix: "",
        algorithms: &[JwsAlgorithm::Es256, JwsAlgorithm::Rs256, JwsAlgorithm::EdDsa],
    }),
    ..SHARED
};
