//! Onfleet: a hexadecimal HMAC-SHA512 of the raw body. The key is the secret,
//! decoded from hexadecimal. A webhook is only made where a GET with `check` is answered
//! with just that, and 200.
//!
//! Sources: <https://docs.onfleet.com/reference/secrets>,
//! <https://docs.onfleet.com/reference/validation>.

use crate::scheme::{
    About, Algorithm, Confidence, Encoding, Field, Handshake, KeyFormat, Reply, Scheme, Signature,
};

const CHECK: Field<'static> = Field::Query("check");

/// Secret: In the Onfleet dashboard, Settings › API & Webhooks › Show Secret. Source:
/// <https://support.onfleet.com/hc/en-us/articles/360045763852-Webhooks>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "onfleet",
    about: &About::new("Onfleet", "https://docs.onfleet.com/reference/secrets", Confidence::Vendor)
        .identity("what a body has to tell two events apart is not known here"),
    algorithm: Algorithm::HmacSha512,
    key: KeyFormat::Hex,
    signature: Signature::header("x-onfleet-signature", Encoding::Hex),
    handshakes: &[Handshake {
        method: "GET",
        signed: false,
        when: &[(CHECK, "")],
        token: None,
        status: 200,
        headers: &[("content-type", &[Reply::Literal("text/plain")])],
        body: &[Reply::Field(CHECK)],
    }],
    ..Scheme::BODY_HMAC
};
