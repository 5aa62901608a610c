//! WorkOS: `t=<milliseconds>, v1=<hex>`, HMAC-SHA256 over `<t>.<raw body>`. The
//! vendor's library signs the parsed body printed again, which is what WorkOS sends:
//! the raw body.
//!
//! Source: the vendor's library, `@workos-inc/node`.

use crate::scheme::{
    About, Confidence, Encoding, Field, Layout, Origin, Part, Replay, Scheme, Signature, Timestamp,
    Tolerance, Unit,
};

/// Secret: In the WorkOS Dashboard: the webhook's signing secret. Source:
/// <https://www.mintlify.com/workos/workos-node/api/webhooks> (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "workos",
    about: &About::new("WorkOS", "https://workos.com/docs/events/data-syncing/webhooks", Confidence::Vendor)
        .identity("the event's id"),
    signature: Signature::header("workos-signature", Encoding::Hex).layout(Layout::Pairs {
        separator: ", ",
        time: "t",
        tags: &["v1"],
    }),
    content: &[Part::Timestamp, Part::Literal("."), Part::Body],
    timestamp: Some(Timestamp {
        origin: Origin::Signature,
        unit: Unit::Milliseconds,
        tolerance: Tolerance { past: 180_000, future: 180_000 },
    }),
    replay: Replay::Field(Field::Member("id")),
    ..Scheme::BODY_HMAC
};
