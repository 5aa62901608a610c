//! Monday: a token in `Authorization`, HS256 with the app's signing secret (for the
//! app's own lifecycle, the client secret). It says which URL is called and until when,
//! and nothing of the body. A POST with `challenge` is answered with it.
//!
//! A webhook that no app made carries no token: it cannot be verified.
//!
//! Sources: <https://developer.monday.com/apps/docs/authorization-header>;
//! <https://developer.monday.com/api-reference/docs/webhooks> for the challenge.

use crate::scheme::{
    About, Algorithm, Body, Confidence, Covers, Encoding, Field, Format, Handshake, JwsAlgorithm, Layout,
    Origin, Part, Reply, Require, Scheme, Signature, Timestamp, Tolerance, Unit,
};

const CHALLENGE: Field<'static> = Field::Member("challenge");

/// Whether a token comes with it is not documented.
const ASKED: Handshake<'static> = Handshake {
    method: "POST",
    signed: false,
    when: &[(CHALLENGE, "")],
    token: None,
    status: 200,
    headers: &[("content-type", &[Reply::Literal("application/json")])],
    body: &[Reply::Literal("{\"challenge\":"), Reply::Json(CHALLENGE), Reply::Literal("}")],
};

/// Secret: It is your monday.com app's Signing Secret; for the app's own lifecycle events, its
/// client secret. Source: <https://developer.monday.com/apps/docs/integration-authorization>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "monday",
    about: &About::new(
        "monday.com",
        "https://developer.monday.com/apps/docs/authorization-header",
        Confidence::Vendor,
    )
    .identity("nothing of the body is signed")
    .retries(1, "https://developer.monday.com/apps/changelog/clarification-on-retry-policies-for-webhooks-and-custom-actions"),
    algorithm: Algorithm::Jws,
    signature: Signature::header("authorization", Encoding::Base64Url)
        .layout(Layout::Jws { prefix: "", algorithms: &[JwsAlgorithm::Hs256] }),
    content: &[Part::Token],
    require: &[Require::Url(Field::Claim("aud")), Require::Expires(Field::Claim("exp"))],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Claim("iat")),
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    covers: Covers::Sender,
    handshakes: &[ASKED, Handshake { signed: true, ..ASKED }],
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
