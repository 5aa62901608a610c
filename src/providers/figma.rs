//! Figma: the `passcode` of the webhook in the body, which proves who sent, not
//! what.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{
    About, Algorithm, Body, Confidence, Covers, Encoding, Field, Format, Layout, Part, Place, Replay, Scheme,
    Signature,
};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "figma",
    about: About::new(
        "Figma",
        "https://www.figma.com/developers/api#webhooks-v2-security",
        Confidence::Secondary,
    ),
    algorithm: Algorithm::Token,
    signature: Signature {
        place: Place::Field(Field::Member("passcode")),
        layout: Layout::Bare,
        encoding: Encoding::Text,
    },
    content: &[Part::Secret],
    covers: Covers::Sender,
    replay: Replay::Unknown,
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
