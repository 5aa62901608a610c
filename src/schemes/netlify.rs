//! Netlify: a token in a header, HS256 with the secret of the notification, that has
//! the hexadecimal hash of the body, and no time.
//!
//! Sources: public registries and libraries that cite the vendor's page (secondary).

use crate::scheme::{
    About, Algorithm, Confidence, Encoding, Field, JwsAlgorithm, Layout, Part, Require, Scheme, Signature,
};

/// Secret: You choose it: in Netlify, Project configuration › Notifications › Deploy notifications,
/// the outgoing webhook's JWS secret token. Source:
/// <https://docs.netlify.com/site-deploys/notifications>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "netlify",
    about: &About::new(
        "Netlify",
        "https://docs.netlify.com/site-deploys/notifications/#payload-signature",
        Confidence::Secondary,
    )
    .identity("what a body has to tell two events apart is not known here"),
    algorithm: Algorithm::Jws,
    signature: Signature::header("x-webhook-signature", Encoding::Base64Url)
        .layout(Layout::Jws { prefix: "", algorithms: &[JwsAlgorithm::Hs256] }),
    content: &[Part::Token],
    require: &[Require::Is(Field::Claim("iss"), "netlify"), Require::BodySha256(Field::Claim("sha256"))],
    ..Scheme::BODY_HMAC
};
