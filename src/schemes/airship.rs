//! Airship (open channels): a hexadecimal HMAC-SHA256 over `<seconds>:<raw body>`. First it
//! asks by a signed GET of `<URL>/validate` for the channel's confirmation code, which is
//! the option `verifyToken`. The JSON is what is signed, and bodies come compressed (gzip).
//!
//! Source: the vendor's page, which names no window: five minutes, unless the caller
//! says otherwise.

use crate::error::Code;
use crate::scheme::{
    About, Confidence, Encoding, Field, Handshake, Origin, Part, Reception, Reply, Scheme, Signature,
    Timestamp, Tolerance, Unit,
};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "airship",
    about: &About::new(
        "Airship",
        "https://support.airship.com/hc/en-us/articles/360032501831-Implementing-a-Signature-Hash-and-Validating-an-Open-Channel-Webhook",
        Confidence::Vendor,
    )
    .identity("a batch: whether a retry has the same is not documented")
    .reception(&Reception { compressed: true, ..Reception::USUAL }),
    signature: Signature::header("x-ua-signature", Encoding::Hex),
    content: &[Part::Field(Field::Header("x-ua-timestamp")), Part::Literal(":"), Part::Body],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Header("x-ua-timestamp")),
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    handshakes: &[Handshake {
        method: "GET",
        signed: true,
        when: &[],
        token: None,
        status: 200,
        headers: &[("content-type", &[Reply::Literal("application/json")])],
        body: &[Reply::Literal("{\"confirmation_code\":"), Reply::VerifyTokenJson, Reply::Literal("}")],
    }],
    advice: &[(
        Code::SignatureMismatch,
        "; Airship compresses bodies and signs the JSON: was it decompressed?",
    )],
    ..Scheme::BODY_HMAC
};
