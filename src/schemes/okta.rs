//! Okta event hooks: a secret, of the customer's choice, in `Authorization`, which
//! proves who sent, not what. A GET with `X-Okta-Verification-Challenge` is answered
//! with it.
//!
//! The answer to a delivery is 200 or 204, with an empty body.
//!
//! Sources: <https://developer.okta.com/docs/concepts/event-hooks/>; the GET:
//! <https://support.okta.com/help/s/article/Unable-to-verify-event-hook-Hook-hook-name-execution-failed>.

use crate::scheme::{
    About, Algorithm, Answer, Confidence, Covers, Encoding, Field, Handshake, Part, Reception, Reply, Scheme,
    Signature,
};

/// Secret: You choose it: in the Okta Admin Console, Workflow › Event Hooks › your hook, the
/// Authentication secret, sent as you write it in `Authorization`. Source:
/// <https://github.com/okta/okta-developer-docs/blob/master/packages/@okta/vuepress-site/docs/guides/event-hook-hookdeck/main/index.md>.
pub(crate) const EVENT_HOOK: Scheme<'static> = Scheme {
    name: "okta",
    about: &About::new("Okta", "https://developer.okta.com/docs/concepts/event-hooks/", Confidence::Vendor)
        .identity("nothing is signed")
        .retries(1, "https://developer.okta.com/docs/concepts/event-hooks/")
        .reception(&Reception { answer: Some(Answer::EMPTY), ..Reception::USUAL }),
    algorithm: Algorithm::Token,
    signature: Signature::header("authorization", Encoding::Text),
    content: &[Part::Secret],
    covers: Covers::Sender,
    handshakes: &[Handshake {
        method: "GET",
        signed: false,
        when: &[(Field::Header("x-okta-verification-challenge"), "")],
        token: None,
        status: 200,
        headers: &[("content-type", &[Reply::Literal("application/json")])],
        body: &[
            Reply::Literal("{\"verification\":"),
            Reply::Json(Field::Header("x-okta-verification-challenge")),
            Reply::Literal("}"),
        ],
    }],
    ..Scheme::BODY_HMAC
};
