//! Checkr: a hexadecimal HMAC-SHA256 of the raw body. The key is said to be the
//! account's secret API key; that is from memory, and no part of the row.
//!
//! Sources: public code that quotes the vendor's "Validating webhooks"
//! (secondary); what a body has: <https://docs.checkr.com/apis/webhooks>.

use crate::scheme::{About, Body, Confidence, Encoding, Field, Format, Replay, Scheme, Signature};

/// The event's id.
const ID: Field<'static> = Field::Member("id");

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "checkr",
    about: &About::new("Checkr", "https://docs.checkr.com/apis/webhooks", Confidence::Secondary)
        .identity("the event's id"),
    signature: Signature::header("x-checkr-signature", Encoding::Hex),
    replay: Replay::Field(Field::Member("id")),
    body: Body { formats: &[Format::Json], id: &[ID], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
