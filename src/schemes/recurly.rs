//! Recurly, notifications in JSON: `<milliseconds>,<hex>`, HMAC-SHA256 over
//! `<milliseconds>.<raw body>`, with a second signature while the key is being
//! replaced. Notifications in XML are not signed.
//!
//! Sources: <https://docs.recurly.com/recurly-subscriptions/docs/signature-verification>;
//! the vendor's library, <https://github.com/recurly/recurly-client-ruby>
//! (`lib/recurly/webhooks.rb`), for the window.

use crate::scheme::{
    About, Body, Confidence, Encoding, Format, Layout, Origin, Scheme, Signature, Timestamp, Tolerance, Unit,
};

/// Secret: In Recurly, the Webhook Endpoints page: each endpoint's own secret key. Source:
/// <https://docs.recurly.com/recurly-subscriptions/docs/signature-verification>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "recurly",
    about: &About::new(
        "Recurly",
        "https://docs.recurly.com/recurly-subscriptions/docs/signature-verification",
        Confidence::Vendor,
    )
    .identity("two changes of an account in one second have the same body, and whether a retry is signed anew is not documented")
    .retries(73, "https://docs.recurly.com/recurly-subscriptions/docs/automatic-retries"),
    signature: Signature::header("recurly-signature", Encoding::Hex)
        .layout(Layout::Positional { separator: ",", version: "" }),
    timestamp: Some(Timestamp {
        origin: Origin::Signature,
        unit: Unit::Milliseconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::TIMED_HMAC
};
