//! Lob: a hexadecimal HMAC-SHA256 over `<time>.<raw body>`. What the time counts is
//! not documented: it is signed, and not judged.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Encoding, Field, Form, Part, Replay, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "lob",
    about: &About::new(
        "Lob",
        "https://help.lob.com/print-and-mail/getting-data-and-results/using-webhooks",
        Confidence::Secondary,
    )
    .identity("the event's id"),
    signature: Signature::header("lob-signature", Encoding::Hex),
    content: &[Part::Field(Field::Header("lob-signature-timestamp")), Part::Literal("."), Part::Body],
    forms: &[(Field::Header("lob-signature-timestamp"), Form::Plain)],
    replay: Replay::Field(Field::Member("id")),
    ..Scheme::BODY_HMAC
};
