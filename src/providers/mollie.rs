//! Mollie's next-generation webhooks: a hexadecimal HMAC-SHA256 of the raw body,
//! after `sha256=`. Its classic webhooks are forms with an `id` and no signature:
//! fetch what the id names.
//!
//! Sources: <https://docs.mollie.com/reference/webhooks-best-practices>; the vendor's
//! library, `mollie-api-php` (`SignatureValidator`), for the prefix.

use crate::scheme::{About, Confidence, Encoding, Field, Layout, Replay, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "mollie",
    about: &About::new(
        "Mollie",
        "https://docs.mollie.com/reference/webhooks-best-practices",
        Confidence::Vendor,
    )
    .identity("the event's id"),
    signature: Signature::header("x-mollie-signature", Encoding::Hex).layout(Layout::Prefixed("sha256=")),
    replay: Replay::Field(Field::Member("id")),
    ..Scheme::BODY_HMAC
};
