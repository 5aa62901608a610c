//! Dropbox Sign (HelloSign): `event.event_hash` is the hexadecimal HMAC-SHA256 of
//! `event.event_time` and `event.event_type`; the key is the API key. Nothing else
//! is proven, and two events of one type in one second have the same code.
//!
//! The vendor sends `multipart/form-data` with the JSON in its field `json`; that JSON
//! by itself is taken, too. The answer is 200 with the text `Hello API Event Received`.
//!
//! Source: the vendor's library, `dropbox-sign-node`, and its tests.

use crate::scheme::{
    About, Answer, Body, Confidence, Covers, Encoding, Field, Format, Layout, Origin, Part, Place, Reception,
    Scheme, Signature, Timestamp, Tolerance, Unit,
};

/// No window is documented: fresh is what the caller says.
///
/// Secret: It is your Dropbox Sign API key, the one with which you call the API. Source:
/// <https://github.com/hellosign/hellosign-openapi/blob/main/examples/EventCallbackExample.py>.
pub(crate) const EVENT: Scheme<'static> = Scheme {
    name: "dropbox-sign",
    about: &About::new(
        "Dropbox Sign",
        "https://developers.hellosign.com/docs/events/walkthrough/",
        Confidence::Vendor,
    )
    .identity("two events of one type in one second sign the same")
    .retries(72, "https://developers.hellosign.com/api/manual-reference-pages/glossary/callbacks-events")
    .reception(&Reception {
        answer: Some(Answer {
            content_type: "text/plain",
            body: "Hello API Event Received",
            ..Answer::EMPTY
        }),
        ..Reception::USUAL
    }),
    signature: Signature {
        place: Place::Field(Field::Member("event.event_hash")),
        layout: Layout::Bare,
        encoding: Encoding::Hex,
    },
    content: &[
        Part::Field(Field::Member("event.event_time")),
        Part::Field(Field::Member("event.event_type")),
    ],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Member("event.event_time")),
        unit: Unit::Seconds,
        tolerance: Tolerance::ANY,
    }),
    covers: Covers::Fields,
    body: Body {
        formats: &[Format::Multipart, Format::Json],
        within: Some("json"),
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};
