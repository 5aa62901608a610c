//! Incode: nothing is signed. Its webhooks carry the bearer token that the
//! receiver issued; an OAuth2 token expires, and the receiver must follow it.
//!
//! A body is an interview and a status: it does not tell two events apart.
//!
//! Source: <https://developer.incode.com/docs/webhooks>.

use crate::scheme::{
    About, Algorithm, Body, Confidence, Covers, Encoding, Field, Format, Layout, Part, Scheme, Signature,
};

pub(crate) const BEARER: Scheme<'static> = Scheme {
    name: "incode",
    about: &About::new("Incode", "https://developer.incode.com/docs/webhooks", Confidence::Vendor)
        .identity("nothing is signed")
        .retries(1, "https://developer.incode.com/docs/webhooks"),
    algorithm: Algorithm::Token,
    signature: Signature::header("authorization", Encoding::Text).layout(Layout::Prefixed("Bearer ")),
    content: &[Part::Secret],
    covers: Covers::Sender,
    body: Body { formats: &[Format::Json], id: &[Field::Member("interviewId")], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
