//! Middesk: a hexadecimal HMAC-SHA256 of the raw body, without a prefix, the
//! key being the whole secret, `sec_` and all.
//!
//! Source: <https://docs.middesk.com/build/secure-webhooks>.

use crate::scheme::{About, Body, Confidence, Encoding, Format, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "middesk",
    about: About::new("Middesk", "https://docs.middesk.com/build/secure-webhooks", Confidence::Vendor),
    signature: Signature::header("x-middesk-signature-256", Encoding::Hex),
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
