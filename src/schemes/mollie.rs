//! Mollie's next-generation webhooks: a hexadecimal HMAC-SHA256 of the raw body,
//! after `sha256=`; while a secret is replaced the header comes several times, and one
//! of them must be good. Its classic webhooks are forms with an `id` and no signature:
//! fetch what the id names.
//!
//! Sources: <https://docs.mollie.com/reference/webhooks-best-practices>; the vendor's
//! library, `mollie-api-php` (`SignatureValidator`), for the prefix and the headers.

use crate::scheme::{About, Confidence, Encoding, Field, Layout, Place, Replay, Scheme, Signature};

/// Secret: Mollie's API returns it, as `webhookSecret`, when the webhook is created (`POST
/// /v2/webhooks`). Source: <https://github.com/mollie/openapi/blob/main/specs.yaml>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "mollie",
    about: &About::new(
        "Mollie",
        "https://docs.mollie.com/reference/webhooks-best-practices",
        Confidence::Vendor,
    )
    .identity("the event's id"),
    replay: Replay::Field(Field::Member("id")),
    signature: Signature {
        place: Place::Repeated("x-mollie-signature"),
        layout: Layout::Prefixed("sha256="),
        encoding: Encoding::Hex,
    },
    ..Scheme::BODY_HMAC
};
