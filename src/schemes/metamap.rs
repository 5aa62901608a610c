//! `MetaMap` (Mati): a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Source: <https://docs.metamap.com/docs/configure-your-webhook-url>.

use crate::scheme::{About, Body, Confidence, Encoding, Field, Format, Scheme, Signature};

/// Secret: You choose it: in the MetaMap Dashboard, the Integration tab › webhooks, beside the URL
/// (16 characters or more). Source: <https://docs.metamap.com/docs/configure-your-webhook-url>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "metamap",
    about: &About::new(
        "MetaMap",
        "https://docs.metamap.com/docs/configure-your-webhook-url",
        Confidence::Vendor,
    )
    .identity("a resource and what happened to it: nothing names the event or its time")
    .retries(1, "https://docs.getmati.com/docs/webhook-faq"),
    signature: Signature::header("x-signature", Encoding::Hex),
    sources: &["52.55.16.54", "52.5.135.13", "18.209.133.212", "52.7.73.154"],
    body: Body { formats: &[Format::Json], id: &[Field::Member("resource")], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
