//! Dub: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: the vendor's own source, `dubinc/dub` (`apps/web/lib/webhook/signature.ts`).

use crate::scheme::{About, Confidence, Encoding, Field, Replay, Scheme, Signature};

/// Secret: In your Dub workspace's Webhooks settings, your webhook › Update Details › Signing
/// secret: Dub generates it. Source: <https://dub.co/docs/webhooks/verify-webhook-requests>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "dub",
    about: &About::new(
        "Dub",
        "https://dub.co/docs/concepts/webhooks/verify-webhook-requests",
        Confidence::Vendor,
    )
    .identity("the event's id"),
    signature: Signature::header("dub-signature", Encoding::Hex),
    replay: Replay::Field(Field::Member("id")),
    ..Scheme::BODY_HMAC
};
