//! Box: a base64 HMAC-SHA256 over `<raw body><time>`, in one header for each of two
//! keys: give the primary key first and the secondary one after it. Bodies with
//! letters beyond ASCII are signed with `\uXXXX` in their place, and `/` as `\/`.
//!
//! Ten minutes is the window of the vendor's libraries. `id`, in the signed body, is
//! the event's.
//!
//! Sources: <https://developer.box.com/guides/webhooks/v2/signatures-v2>; the
//! vendor's library, `box-node-sdk`, and its tests; the window: `boxr` (secondary).

use crate::scheme::{
    About, Body, Confidence, Covers, Encoding, Field, Layout, Origin, Part, Place, Replay, Require, Scheme,
    Signature, Timestamp, Tolerance, Unit,
};

/// Secret: In the Box developer console, your application › Webhooks › Manage signature keys ›
/// Generate Key: copy the primary and the secondary key. Source:
/// <https://developer.box.com/guides/webhooks/v2/signatures-v2>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "box",
    about: &About::new(
        "Box",
        "https://developer.box.com/guides/webhooks/v2/signatures-v2",
        Confidence::Vendor,
    )
    .identity("the event's id, the same for its retries")
    .retries(2, "https://developer.box.com/guides/webhooks/v2/"),
    signature: Signature {
        place: Place::PerSecret(&["box-signature-primary", "box-signature-secondary"]),
        layout: Layout::Bare,
        encoding: Encoding::Base64,
    },
    content: &[Part::Body, Part::Field(Field::Header("box-delivery-timestamp"))],
    alternates: &[&[Part::EscapedBody, Part::Field(Field::Header("box-delivery-timestamp"))]],
    require: &[
        Require::Is(Field::Header("box-signature-version"), "1"),
        Require::Is(Field::Header("box-signature-algorithm"), "HmacSHA256"),
    ],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Header("box-delivery-timestamp")),
        unit: Unit::Iso8601,
        tolerance: Tolerance { past: 600_000, future: 600_000 },
    }),
    covers: Covers::Fields,
    replay: Replay::Field(Field::Member("id")),
    body: Body { id: &[Field::Member("id")], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
