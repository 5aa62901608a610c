//! BoldSign: `t=<seconds>, s0=<hex>[, s1=<hex>]`, HMAC-SHA256 over `<t>.<raw body>`;
//! `s1` is by the secret that is being replaced. The page shows the time and no
//! window for it: five minutes, unless the caller says otherwise.
//!
//! Source: <https://developers.boldsign.com/webhooks/verify-webhook-events>.

use crate::scheme::{About, Confidence, Encoding, Field, Layout, Replay, Scheme, Signature};

/// Secret: In BoldSign, API › Webhooks › your webhook › Reveal: it is called the signing secret
/// key. Source: <https://developers.boldsign.com/webhooks/verify-webhook-events>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "boldsign",
    about: &About::new(
        "BoldSign",
        "https://developers.boldsign.com/webhooks/verify-webhook-events",
        Confidence::Vendor,
    )
    .identity("the event's id")
    .retries(34, "https://developers.boldsign.com/webhooks/sample-event-data"),
    signature: Signature::header("x-boldsign-signature", Encoding::Hex).layout(Layout::Pairs {
        separator: ", ",
        time: "t",
        tags: &["s0", "s1"],
    }),
    replay: Replay::Field(Field::Member("event.id")),
    ..Scheme::TIMED_HMAC
};
