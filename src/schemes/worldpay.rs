//! Worldpay (Access), events: `<key id>/SHA256/<hex>`, HMAC-SHA256 of the raw body,
//! with a second one while the key is being replaced, in any order. The key's id is
//! not signed: each secret is tried on each.
//!
//! Sources: <https://docs.worldpay.com/access/products/events/signature>;
//! <https://docs.worldpay.com/access/products/account-payouts/hmac-signature> for the
//! hexadecimal.

use crate::scheme::{About, Body, Confidence, Encoding, Field, Format, Layout, Replay, Scheme, Signature};

/// Secret: Contact your Worldpay Implementation Manager, who enables the `Event-Signature` header
/// and gives you the shared secret. Source:
/// <https://developer.worldpay.com/products/access/events/signature/>.
pub(crate) const EVENTS: Scheme<'static> = Scheme {
    name: "worldpay",
    about: &About::new(
        "Worldpay",
        "https://docs.worldpay.com/access/products/events/signature",
        Confidence::Vendor,
    )
    .identity("the event's id")
    .retries(168, "https://developer.worldpay.com/docs/access-worldpay/events/"),
    signature: Signature::header("event-signature", Encoding::Hex)
        .layout(Layout::Keyed { separator: ",", between: "/SHA256/" }),
    replay: Replay::Field(Field::Member("eventId")),
    body: Body { formats: &[Format::Json], id: &[Field::Member("eventId")], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
