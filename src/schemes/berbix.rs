//! Berbix (Socure): `v0,<seconds>,<hex>`, HMAC-SHA256 over `<seconds>,<secret>,<raw
//! body>`: the secret is the key, and stands in the message too.
//!
//! The vendor's library takes what is at most five minutes old, and says nothing of
//! times to come.
//!
//! Source: the vendor's library, `berbix` 2.0.0 (npm), `validateSignature`.

use crate::scheme::{About, Body, Confidence, Encoding, Format, Layout, Part, Scheme, Signature};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "berbix",
    about: &About::new("Berbix", "https://www.npmjs.com/package/berbix", Confidence::Vendor)
        .identity("whether a retry has the same bytes is not documented"),
    signature: Signature::header("x-berbix-signature", Encoding::Hex)
        .layout(Layout::Positional { separator: ",", version: "v0" }),
    content: &[Part::Timestamp, Part::Literal(","), Part::Secret, Part::Literal(","), Part::Body],
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::TIMED_HMAC
};
