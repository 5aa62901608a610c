//! Stripe: `t=<seconds>,v1=<hex>[,v1=<hex>…]`, HMAC-SHA256 over `<t>.<raw body>`;
//! the key is the whole secret, `whsec_` and all. `v0`, which test mode adds, is
//! left out of account. The vendor's library looks at the past only; a time five
//! minutes ahead is refused here.
//!
//! `id`, in the signed body, is the event's, and the same for its retries.
//!
//! Source: the vendor's library, `stripe-node`.

use crate::scheme::{About, Body, Confidence, Encoding, Field, Layout, Replay, Scheme, Signature};

/// Secret: In the Stripe Dashboard, Workbench › Webhooks › your event destination › Reveal secret:
/// the signing secret begins with `whsec_`. Source:
/// <https://trigger.dev/docs/webhooks/providers/stripe> (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "stripe",
    about: &About::new("Stripe", "https://docs.stripe.com/webhooks/signature", Confidence::Vendor)
        .identity("the event's id, the same for its retries")
        .retries(72, "https://docs.stripe.com/webhooks"),
    signature: Signature::header("stripe-signature", Encoding::Hex).layout(Layout::Pairs {
        separator: ",",
        time: "t",
        tags: &["v1"],
    }),
    replay: Replay::Field(Field::Member("id")),
    body: Body { id: &[Field::Member("id")], ..Scheme::BODY_HMAC.body },
    ..Scheme::TIMED_HMAC
};

/// The same, under the name of the product (`identity.verification_session.*`).
///
/// Secret: In the Stripe Dashboard, Workbench › Webhooks › your event destination › Reveal secret:
/// the signing secret begins with `whsec_`. Source:
/// <https://trigger.dev/docs/webhooks/providers/stripe> (secondary).
pub(crate) const IDENTITY: Scheme<'static> = Scheme { name: "stripe-identity", ..WEBHOOK };
