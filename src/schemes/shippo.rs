//! Shippo: `t=<seconds>,v1=<hex>`, HMAC-SHA256 over `<t>.<raw body>`. The window is
//! that registry's.
//!
//! Source: a public registry of webhook schemes that cites the vendor's page
//! (secondary).

use crate::scheme::{About, Confidence, Encoding, Layout, Scheme, Signature};

/// Secret: Signing is set up by Shippo: email your account manager, or its sales team, to have HMAC
/// for webhooks. Source: <https://docs.goshippo.com/docs/tracking/webhooksecurity>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "shippo",
    about: &About::new(
        "Shippo",
        "https://docs.goshippo.com/docs/tracking/webhooksecurity/",
        Confidence::Secondary,
    )
    .identity("nothing names the event: tracking webhooks are not idempotent, says the vendor"),
    signature: Signature::header("shippo-auth-signature", Encoding::Hex).layout(Layout::Pairs {
        separator: ",",
        time: "t",
        tags: &["v1"],
    }),
    ..Scheme::TIMED_HMAC
};
