//! LinkedIn: a hexadecimal HMAC-SHA256 over `hmacsha256=<raw body>`; the key is the
//! app's client secret. A GET with `challengeCode`, which comes every two hours, is
//! answered with it and with its HMAC. No delivery's code can be had so: what is signed
//! for one begins with what no challenge may hold.
//!
//! Sources: <https://learn.microsoft.com/en-us/linkedin/shared/api-guide/webhook-validation>;
//! the delivery's signature: a public registry of webhook schemes that cites it
//! (secondary).

use crate::scheme::{About, Confidence, Encoding, Field, Handshake, Part, Reply, Scheme, Signature};

const CHALLENGE: Field<'static> = Field::Query("challengeCode");

/// Secret: It is the client secret of your application in the LinkedIn developer portal. Source:
/// <https://learn.microsoft.com/en-us/linkedin/shared/api-guide/webhook-validation>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "linkedin",
    about: &About::new(
        "LinkedIn",
        "https://learn.microsoft.com/en-us/linkedin/shared/api-guide/webhook-validation",
        Confidence::Secondary,
    )
    .identity("what a body has to tell two events apart is not known here"),
    signature: Signature::header("x-li-signature", Encoding::Hex),
    content: &[Part::Literal("hmacsha256="), Part::Body],
    handshakes: &[Handshake {
        method: "GET",
        signed: false,
        when: &[(CHALLENGE, "")],
        token: None,
        status: 200,
        headers: &[("content-type", &[Reply::Literal("application/json")])],
        body: &[
            Reply::Literal("{\"challengeCode\":"),
            Reply::Json(CHALLENGE),
            Reply::Literal(",\"challengeResponse\":\""),
            Reply::HmacHex(CHALLENGE),
            Reply::Literal("\"}"),
        ],
    }],
    ..Scheme::BODY_HMAC
};
