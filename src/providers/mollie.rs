//! Mollie's next-generation webhooks: a hexadecimal HMAC-SHA256 of the raw body,
//! after `sha256=`. Its classic webhooks are forms with an `id` and no signature:
//! fetch what the id names.
//!
//! Source: public receivers that quote the vendor (secondary).

use crate::scheme::{About, Confidence, Encoding, Layout, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "mollie",
    about: About::new(
        "Mollie",
        "https://docs.mollie.com/reference/webhooks-best-practices",
        Confidence::Secondary,
    ),
    signature: Signature::header("x-mollie-signature", Encoding::Hex).layout(Layout::Prefixed("sha256=")),
    ..Scheme::BODY_HMAC
};
