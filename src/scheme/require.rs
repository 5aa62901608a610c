//! What must hold beside the signature.

use super::Field;

/// What must hold beside the signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Require<'a> {
    /// A field has this value.
    Is(Field<'a>, &'a str),
    /// Two fields have the same value.
    Same(Field<'a>, Field<'a>),
    /// A field says whom the delivery is for: the one that the caller said.
    Audience(Field<'a>),
    /// A field is the hexadecimal SHA-256 of the body.
    BodySha256(Field<'a>),
    /// A field is the base64 SHA-256 of the body.
    BodySha256Base64(Field<'a>),
    /// A field is the hexadecimal SHA-256 of the body, and absent if that is empty.
    BodySha256IfAny(Field<'a>),
    /// A field is the URL.
    Url(Field<'a>),
    /// A field is the hexadecimal SHA-256 of the URL.
    UrlSha256(Field<'a>),
    /// A field is the time (in seconds) from which on the delivery is refused,
    /// but for what clocks may differ by: [`Tolerance::future`](crate::Tolerance::future) of the timestamp,
    /// and five minutes where there is none.
    Expires(Field<'a>),
}
