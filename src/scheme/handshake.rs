//! What a vendor sends to see whether the receiver is there, and the answer.

use super::Field;

/// What a vendor sends to see whether the receiver is there, and the answer.
#[derive(Clone, Copy, Debug)]
pub struct Handshake<'a> {
    /// Its HTTP method.
    pub method: &'a str,
    /// Whether it must carry the scheme's signature.
    pub signed: bool,
    /// Fields and the values they have; an empty value stands for any.
    pub when: &'a [(Field<'a>, &'a str)],
    /// A field that must hold the `verifyToken` that the caller chose.
    pub token: Option<Field<'a>>,
    /// The answer's status.
    pub status: u16,
    /// The answer's headers.
    pub headers: &'a [(&'a str, &'a [Reply<'a>])],
    /// The answer's body.
    pub body: &'a [Reply<'a>],
}

impl Handshake<'_> {
    /// A HEAD that nobody signs, and that says nothing but that it wants a 200.
    pub const HEAD: Self = Handshake {
        method: "HEAD",
        signed: false,
        when: &[],
        token: None,
        status: 200,
        headers: &[],
        body: &[],
    };

    /// Whether the caller has to say which token the vendor and he agreed on.
    pub(crate) fn asks_token(&self) -> bool {
        self.token.is_some() || self.replies().any(|reply| *reply == Reply::VerifyTokenJson)
    }

    /// The pieces of the answer, in headers and body.
    pub(crate) fn replies(&self) -> impl Iterator<Item = &Reply<'_>> {
        self.headers.iter().flat_map(|(_, reply)| *reply).chain(self.body)
    }
}

/// A piece of the answer to a handshake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply<'a> {
    /// These characters.
    Literal(&'a str),
    /// A field, as it is.
    Field(Field<'a>),
    /// A field, as a JSON string.
    Json(Field<'a>),
    /// The hexadecimal HMAC of a field under the first secret.
    HmacHex(Field<'a>),
    /// The base64 HMAC of a field under the first secret.
    HmacBase64(Field<'a>),
    /// The `verifyToken` that the caller was given by the vendor, as a JSON string.
    VerifyTokenJson,
}
