//! How a secret's text becomes a key.

use super::Field;

/// How a secret's text becomes a key. A secret given as bytes is the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFormat<'a> {
    /// Its UTF-8, verbatim, prefixes and all.
    Utf8,
    /// Padded or unpadded standard base64, after this prefix, which may be left out.
    Base64 {
        /// Such as `whsec_`.
        prefix: &'a str,
    },
    /// Its UTF-8, verbatim, or what its base64 stands for after this prefix: the vendor
    /// signs with one of them, and which one the secret does not tell.
    Utf8OrBase64 {
        /// Such as `whsec_`.
        prefix: &'a str,
    },
    /// Hexadecimal, in either case.
    Hex,
    /// The SHA-1 of its UTF-8.
    Sha1,
    /// `account:key`: the UTF-8 behind the first colon; what is before it is
    /// [`Part::Account`](crate::Part::Account). Only as text, and only an HMAC's.
    Account,
    /// A public key: PEM or base64 of a SubjectPublicKeyInfo (RFC 5280), or a
    /// JWK (RFC 7517); for tokens also a set of JWKs. As bytes: the DER.
    Public,
    /// An X.509 certificate (RFC 5280) that the vendor publishes: in PEM, the
    /// first of several being the signer's. As bytes: the DER.
    Certificate(&'a Published<'a>),
}

/// Where a vendor publishes its certificates: each delivery names the one it was
/// signed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published<'a> {
    /// The field with the certificate's address. Nobody signs it.
    pub named_by: Field<'a>,
    /// The form of the vendor's addresses, whole: `{region}` stands for an AWS
    /// region, `{name}` for letters, digits and hyphens, all else for itself.
    pub addresses: &'a [&'a str],
}
