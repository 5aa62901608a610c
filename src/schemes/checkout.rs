//! Checkout.com: a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: <https://www.checkout.com/docs/developer-resources/event-notifications/receive-webhooks>.

use crate::scheme::{About, Confidence, Encoding, Field, Replay, Scheme, Signature};

/// Secret: You choose it: in the Checkout.com Dashboard, Developers › Webhooks › New webhook ›
/// Signature key, or in a workflow's webhook action. Source:
/// <https://checkout.com/docs/business-operations/use-the-dashboard/developers/webhooks>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "checkout",
    about: &About::new(
        "Checkout.com",
        "https://www.checkout.com/docs/developer-resources/event-notifications/receive-webhooks",
        Confidence::Vendor,
    )
    .identity("the event's id")
    .retries(30, "https://www.checkout.com/docs/developer-resources/event-notifications/receive-webhooks"),
    signature: Signature::header("cko-signature", Encoding::Hex),
    replay: Replay::Field(Field::Member("id")),
    ..Scheme::BODY_HMAC
};
