//! Mailgun: `signature.signature`, in the body, is the hexadecimal HMAC-SHA256 of
//! `signature.timestamp` and `signature.token`. Nothing else in the body is proven:
//! who has one delivery can write another around its signature, and only the token,
//! to be used once, is in the way. Fetch the event.
//!
//! No window is documented: fresh is what the caller says.
//!
//! Mail that a route forwards (`forward()`) or keeps (`store()`) comes as a form, in which
//! the same three stand at the top, beside the mail: `multipart/form-data` with attachments.
//! Of the mail, nothing is proven, and it is in `event.body` alone (docs/proven.md). One key signs
//! for both, so that a token of one is one of the other: give both one store and one `endpoint`,
//! and a `tolerance`.
//!
//! Sources:
//! <https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks>;
//! <https://documentation.mailgun.com/docs/mailgun/user-manual/receive-forward-store/receive-http>;
//! the vendor's library, `mailgun-go`.

use crate::scheme::{
    About, Body, Confidence, Covers, Encoding, Field, Format, Layout, Origin, Part, Place, Reception, Replay,
    Scheme, Signature, Timestamp, Tolerance, Unit,
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
    .retries(8, ROUTES_PAGE),
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

const ROUTES_PAGE: &str =
    "https://documentation.mailgun.com/docs/mailgun/user-manual/receive-forward-store/receive-http";

/// Mail that a route forwards or keeps.
///
/// Secret: In Mailgun, Sending › Webhooks › HTTP webhook signing key: the one that webhooks have.
/// Source:
/// <https://documentation.mailgun.com/docs/mailgun/user-manual/receive-forward-store/receive-http>.
pub(crate) const ROUTES: Scheme<'static> = Scheme {
    name: "mailgun-routes",
    about: &About { documentation: ROUTES_PAGE, ..*WEBHOOK.about }
        .reception(&Reception { max_body_bytes: 36 << 20, ..Reception::USUAL }),
    signature: Signature { place: Place::Field(Field::Member("signature")), ..WEBHOOK.signature },
    content: &[Part::Field(Field::Member("timestamp")), Part::Field(Field::Member("token"))],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Member("timestamp")),
        unit: Unit::Seconds,
        tolerance: Tolerance::ANY,
    }),
    replay: Replay::Field(Field::Member("token")),
    body: Body { formats: &[Format::Multipart, Format::Form], ..Scheme::BODY_HMAC.body },
    ..WEBHOOK
};
