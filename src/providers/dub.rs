//! Dub: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: the vendor's own source, `dubinc/dub` (`apps/web/lib/webhook/signature.ts`).

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "dub",
    about: About::new(
        "Dub",
        "https://dub.co/docs/concepts/webhooks/verify-webhook-requests",
        Confidence::Vendor,
    ),
    signature: Signature::header("dub-signature", Encoding::Hex),
    ..Scheme::BODY_HMAC
};
