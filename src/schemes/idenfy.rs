//! `iDenfy`: a hexadecimal HMAC-SHA256 of the raw body, with a key for each
//! kind of notification.
//!
//! Source: <https://documentation.idenfy.com/security/callback-signing>.

use crate::scheme::{About, Body, Confidence, Encoding, Format, Scheme, Signature};

pub(crate) const CALLBACK: Scheme<'static> = Scheme {
    name: "idenfy",
    about: &About::new(
        "iDenfy",
        "https://documentation.idenfy.com/security/callback-signing",
        Confidence::Vendor,
    )
    .identity("nothing names the event: one body can be sent for two events, told apart by a header that is not signed"),
    signature: Signature::header("idenfy-signature", Encoding::Hex),
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
