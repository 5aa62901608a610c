//! SignWell: `event.hash` is the hexadecimal HMAC-SHA256 of
//! `<event.type>@<event.time>`; the key is the webhook's id. Nothing else is proven,
//! and two events of one type in one second have the same code.
//!
//! No window is documented: fresh is what the caller says.
//!
//! Source: <https://developers.signwell.com/reference/event-hash-verification>.

use crate::document::shape::{Kind, Shape};
use crate::scheme::{
    About, Body, Confidence, Covers, Encoding, Field, Format, Layout, Part, Place, Scheme, Signature,
};

/// Of what is signed only the time is no text.
const SIGNED: Shape = Shape(&[("event", Kind::Object(Shape(&[("time", Kind::Integer)])))]);

/// Secret: It is the webhook's ID, which SignWell's API returns when the webhook is created, or
/// when webhooks are listed. Source:
/// <https://developers.signwell.com/reference/event-hash-verification>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "signwell",
    about: &About::new(
        "SignWell",
        "https://developers.signwell.com/reference/event-hash-verification",
        Confidence::Vendor,
    )
    .identity("two events of one type in one second sign the same"),
    signature: Signature {
        place: Place::Field(Field::Member("event.hash")),
        layout: Layout::Bare,
        encoding: Encoding::Hex,
    },
    content: &[
        Part::Field(Field::Member("event.type")),
        Part::Literal("@"),
        Part::Field(Field::Member("event.time")),
    ],
    covers: Covers::Fields,
    body: Body { formats: &[Format::Json], shape: SIGNED, ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
