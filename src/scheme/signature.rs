//! Where the signature stands, and how it is written.

use super::{Field, JwsAlgorithm};

/// Where the signature is, and how it is written.
#[derive(Clone, Copy, Debug)]
pub struct Signature<'a> {
    /// Where it stands.
    pub place: Place<'a>,
    /// How the value there is put together.
    pub layout: Layout<'a>,
    /// How the bytes of a signature are written.
    pub encoding: Encoding,
}

impl<'a> Signature<'a> {
    /// Hexadecimal, by itself, in a header that the row names.
    pub const HEX: Self =
        Signature { place: Place::Field(Field::Header("")), layout: Layout::Bare, encoding: Encoding::Hex };

    /// A signature in this header (in lower case), by itself.
    #[must_use]
    pub const fn header(name: &'a str, encoding: Encoding) -> Self {
        Signature { place: Place::Field(Field::Header(name)), layout: Layout::Bare, encoding }
    }

    /// With its value put together so.
    #[must_use]
    pub const fn layout(self, layout: Layout<'a>) -> Self {
        Signature { layout, ..self }
    }
}

/// Where a signature stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// In one field.
    Field(Field<'a>),
    /// In headers whose names end in a number from 1 to 40, one for each key.
    Numbered(&'a str),
    /// In this header, in lower case, as often as it comes, and in each of the values
    /// that the vendor, or a server, has joined by a comma and a space.
    Repeated(&'a str),
    /// In one header for each secret, in the order of the secrets: the first
    /// secret is tried on the first header alone. One of them must be there.
    PerSecret(&'a [&'a str]),
}

/// How a signature field's value is put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout<'a> {
    /// The signature, and nothing else.
    Bare,
    /// The signature after this text, such as `sha256=`.
    Prefixed(&'a str),
    /// `name=value` items: one time, or none, and one or more signatures. Items
    /// with other names are left out of account.
    Pairs {
        /// What stands between two items.
        separator: &'a str,
        /// The name of the time's item; empty where there is none.
        time: &'a str,
        /// The names of the signatures' items.
        tags: &'a [&'a str],
    },
    /// Several [`Layout::Pairs`] with a space between them, each with a time of its own.
    PairGroups {
        /// What stands between two items.
        separator: &'a str,
        /// The name of the time's item.
        time: &'a str,
        /// The names of the signatures' items.
        tags: &'a [&'a str],
    },
    /// `version,signature` items with spaces between them, of which those of
    /// this version count (Standard Webhooks).
    Versions(&'a str),
    /// Texts with this separator between them: a fixed first one, or none, the
    /// time, one or more signatures.
    Positional {
        /// What stands between two texts.
        separator: &'a str,
        /// The first text; empty where the time is the first.
        version: &'a str,
    },
    /// `name<between>signature` items, the name being that of a key, which no secret
    /// has: each secret is tried on each. Other items are left out of account.
    Keyed {
        /// What stands between two items.
        separator: &'a str,
        /// What stands between a name and its signature.
        between: &'a str,
    },
    /// A token in the compact form of RFC 7515, in a header, after this text. Its
    /// claims `exp` and `nbf` hold, where it has them.
    Jws {
        /// Such as `Bearer `; often empty.
        prefix: &'a str,
        /// The algorithms that the vendor signs with: the token's own header
        /// chooses among these, never beyond them.
        algorithms: &'a [JwsAlgorithm],
    },
}

/// How the bytes of a signature are written. One text form for each byte string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Lower-case hexadecimal.
    Hex,
    /// Hexadecimal in either case, where the vendor's own tools write both.
    HexAnyCase,
    /// Standard base64 (RFC 4648, section 4), padded.
    Base64,
    /// URL-safe base64 (RFC 4648, section 5), unpadded.
    Base64Url,
    /// The text itself: a token.
    Text,
}

impl Encoding {
    /// What a well-formed signature looks like.
    pub(crate) const fn description(self) -> &'static str {
        match self {
            Self::Hex => "lower-case hexadecimal digits",
            Self::HexAnyCase => "hexadecimal digits",
            Self::Base64 => "padded standard base64",
            Self::Base64Url => "unpadded URL-safe base64",
            Self::Text => "text",
        }
    }
}
