//! Plivo's V2: a base64 HMAC-SHA256 over `<URL without its query><nonce>`. The
//! parameters are not signed: nothing in the body is proven, nor in the query.
//!
//! Source: the vendor's library, `plivo-node`, and its tests.

use crate::scheme::{
    About, Confidence, Covers, Encoding, Field, Form, Part, Replay, Scheme, Signature, UrlForm,
};

/// Secret: In the Plivo Console: your Auth Token. Source:
/// <https://github.com/ngrok/ngrok-docs/blob/main/integrations/webhooks/plivo-webhooks.mdx>
/// (secondary).
pub(crate) const V2: Scheme<'static> = Scheme {
    name: "plivo-v2",
    about: &About::new(
        "Plivo",
        "https://www.plivo.com/docs/voice/concepts/signature-validation",
        Confidence::Vendor,
    )
    .identity(
        "the URL and the nonce, which is to be taken once; whether a retry has a new one is not documented",
    ),
    signature: Signature::header("x-plivo-signature-v2", Encoding::Base64),
    content: &[Part::Url(UrlForm::Base), Part::Field(Field::Header("x-plivo-signature-v2-nonce"))],
    method: "",
    covers: Covers::Fields,
    // Where the URL ends and the nonce begins, nobody signs: the key is of both.
    forms: &[(Field::Header("x-plivo-signature-v2-nonce"), Form::Unmarked)],
    replay: Replay::Content,
    ..Scheme::BODY_HMAC
};
