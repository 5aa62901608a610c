//! Asana: a hexadecimal HMAC-SHA256 of the raw body. The secret comes in the
//! `X-Hook-Secret` of the first request, which must be sent back. Whoever asks gets
//! it back, so keep what came as a secret only if the webhook was being made just
//! then. A heartbeat has no events in it: two bodies may be the same.
//!
//! Source: <https://developers.asana.com/docs/establish-a-webhook>; the signature: a
//! public registry of webhook schemes that cites the vendor's page (secondary).

use crate::scheme::{About, Confidence, Encoding, Field, Handshake, Reply, Scheme, Signature};

/// Secret: Asana sends it once, as `X-Hook-Secret`, in the handshake of `POST /webhooks`; the
/// answer to that call has it too. Source:
/// <https://github.com/Asana/openapi/blob/master/defs/asana_oas.yaml>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "asana",
    about: &About::new("Asana", "https://developers.asana.com/docs/webhooks-guide", Confidence::Vendor)
        .identity("a heartbeat has no events in it: two have the same body")
        .retries(24, "https://developers.asana.com/docs/webhooks-guide"),
    signature: Signature::header("x-hook-signature", Encoding::Hex),
    handshakes: &[Handshake {
        method: "POST",
        signed: false,
        when: &[(Field::Header("x-hook-secret"), "")],
        token: None,
        status: 200,
        headers: &[("x-hook-secret", &[Reply::Field(Field::Header("x-hook-secret"))])],
        body: &[],
    }],
    ..Scheme::BODY_HMAC
};
