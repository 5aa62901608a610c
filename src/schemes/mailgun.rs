//! Mailgun: `signature.signature`, in the body, is the hexadecimal HMAC-SHA256 of
//! `signature.timestamp` and `signature.token`. Nothing else in the body is proven:
//! who has one delivery can write another around its signature, and only the token,
//! to be used once, is in the way. Fetch the event.
//!
//! No window is documented: fresh is what the caller says. The older form, whose
//! fields are at the top of a form, is not read.
//!
//! Sources:
//! <https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks>;
//! the vendor's library, `mailgun-go`.

use crate::scheme::{
    About, Body, Confidence, Covers, Encoding, Field, Format, Layout, Origin, Part, Place, Replay, Scheme,
    Signature, Timestamp, Tolerance, Unit,
};

/// Secret: In Mailgun, Sending › Webhooks › HTTP webhook signing key; in the API, `GET
/// /v5/accounts/http_signing_key`. Source:
/// <https://github.com/ngrok/ngrok-docs/blob/main/integrations/webhooks/mailgun-webhooks.mdx>
/// (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "mailgun",
    about: &About::new(
        "Mailgun",
        "https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks",
        Confidence::Vendor,
    )
    .identity("to be taken once; whether a retry has a new one is not documented")
    .retries(
        8,
        "https://documentation.mailgun.com/docs/mailgun/user-manual/receive-forward-store/receive-http",
    ),
    signature: Signature {
        place: Place::Field(Field::Member("signature.signature")),
        layout: Layout::Bare,
        encoding: Encoding::Hex,
    },
    content: &[
        Part::Field(Field::Member("signature.timestamp")),
        Part::Field(Field::Member("signature.token")),
    ],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Member("signature.timestamp")),
        unit: Unit::Seconds,
        tolerance: Tolerance::ANY,
    }),
    covers: Covers::Fields,
    replay: Replay::Field(Field::Member("signature.token")),
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
