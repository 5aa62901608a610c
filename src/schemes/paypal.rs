//! PayPal: base64 of RSA with SHA-256 over `id|time|webhook ID|CRC-32 of the body`, by
//! the certificate that a header names. The webhook ID is no secret, but makes a
//! delivery this receiver's: the caller gives it.
//!
//! A CRC-32 is no proof of a body: whoever has seen one genuine delivery can write
//! any other body with the same CRC-32, for the same receiver and while its time
//! holds. So it proves who sent, not what: fetch the event by its id before acting on
//! it, and remember the replay key, of which a forged body has the genuine one's.
//!
//! `paypal-auth-algo` is not read: nobody signs it, and the row knows. Whether a
//! retry has the time of the first attempt is not documented: retries go on for three
//! days, and so does the window.
//!
//! Sources: <https://developer.paypal.com/api/rest/webhooks/rest/> (vendor); the
//! vendor's `PayPal-Python-SDK`, `notifications.py`.

use crate::error::Code;
use crate::scheme::{
    About, Algorithm, Body, Confidence, Covers, Encoding, Field, Format, KeyFormat, Origin, Part, Published,
    Replay, Scheme, Signature, Timestamp, Tolerance, Unit,
};

const ID: Field<'static> = Field::Header("paypal-transmission-id");
const TIME: Field<'static> = Field::Header("paypal-transmission-time");

/// Secret: It is the webhook's ID: in the PayPal Developer Dashboard, My Apps & Credentials › your
/// app › Webhooks, shown when you save the webhook. Source:
/// <https://developer.paypal.com/docs/integration/direct/webhooks/my-apps-and-credentials/>.
pub(crate) const LIVE: Scheme<'static> = Scheme {
    name: "paypal",
    about: &About::new(
        "PayPal",
        "https://developer.paypal.com/api/rest/webhooks/rest/#message-verification",
        Confidence::Vendor,
    )
    .identity("the transmission's id, which is signed though the body is not; whether a retry has a new one is not documented")
    .retries(72, "https://developer.paypal.com/api/rest/webhooks/rest/"),
    algorithm: Algorithm::RsaPkcs1Sha256,
    key: KeyFormat::Certificate(&Published {
        named_by: Field::Header("paypal-cert-url"),
        addresses: &[
            "https://api.paypal.com/v1/notifications/certs/{name}",
            "https://api-m.paypal.com/v1/notifications/certs/{name}",
        ],
    }),
    signature: Signature::header("paypal-transmission-sig", Encoding::Base64),
    content: &[
        Part::Field(ID),
        Part::Literal("|"),
        Part::Field(TIME),
        Part::Literal("|"),
        Part::Audience,
        Part::Literal("|"),
        Part::BodyCrc32,
    ],
    timestamp: Some(Timestamp {
        origin: Origin::Field(TIME),
        unit: Unit::Iso8601,
        tolerance: Tolerance { past: 3 * 86_400_000, future: 300_000 },
    }),
    covers: Covers::Sender,
    replay: Replay::Field(Field::Header("paypal-transmission-id")),
    body: Body { formats: &[Format::Json], id: &[Field::Member("id")], ..Scheme::BODY_HMAC.body },
    advice: &[(Code::SignatureMismatch, "; the audience must be this webhook's own ID")],
    ..Scheme::BODY_HMAC
};

/// The same from the sandbox, whose certificates are none of the live ones'.
///
/// Secret: It is the webhook's ID: in the PayPal Developer Dashboard, My Apps & Credentials › your
/// app › Webhooks, shown when you save the webhook. Source:
/// <https://developer.paypal.com/docs/integration/direct/webhooks/my-apps-and-credentials/>.
pub(crate) const SANDBOX: Scheme<'static> = Scheme {
    name: "paypal-sandbox",
    key: KeyFormat::Certificate(&Published {
        named_by: Field::Header("paypal-cert-url"),
        addresses: &[
            "https://api.sandbox.paypal.com/v1/notifications/certs/{name}",
            "https://api-m.sandbox.paypal.com/v1/notifications/certs/{name}",
        ],
    }),
    ..LIVE
};
