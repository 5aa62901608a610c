//! The parts of the signed message.

use super::Field;

/// A piece of the signed message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// The time in the signature's field, in its own characters.
    Timestamp,
    /// These characters.
    Literal(&'a str),
    /// The raw body.
    Body,
    /// A field; refused where it is absent.
    Field(Field<'a>),
    /// A field; nothing where it is absent.
    OptionalField(Field<'a>),
    /// A field and a line feed; one that it ends in is this one, and is not given out.
    Line(Field<'a>),
    /// A field between two texts; nothing at all where it is absent.
    Wrapped(&'a str, Field<'a>, &'a str),
    /// As [`Part::Wrapped`], the field in lower case (that of ASCII).
    WrappedLower(&'a str, Field<'a>, &'a str),
    /// The HTTP method, in upper case.
    Method,
    /// The URL, in this form.
    Url(UrlForm),
    /// The secret: SHA-256 has no other place for it, an HMAC's message seldom has one.
    Secret,
    /// The hexadecimal SHA-256 of the secret.
    SecretSha256,
    /// What stands before the key in the secret ([`KeyFormat::Account`](crate::KeyFormat::Account)).
    Account,
    /// The form in the body: names and values one after another, sorted by
    /// name; of several values of one name each different one, sorted.
    SortedForm,
    /// The JSON body written anew: members sorted by code point, no white
    /// space, nothing escaped that need not be, `2.0` and `2e0` as `2`.
    CanonicalJson,
    /// The body with every character from U+007F on as `\uXXXX`, and `/` as `\/`.
    EscapedBody,
    /// `name:value` of the headers that this header names with commas, in that
    /// order, with `;` between them.
    SignedHeaders(&'a str),
    /// The token's header and claims, as they were sent.
    Token,
    /// The names and values of these members of the body, those that are there, each on a
    /// line of its own (SNS). The second must be there, and only the value of the
    /// first may have several lines: so the message can be read in one way alone.
    NamedLines(&'a [&'a str]),
    /// The CRC-32 of the raw body (ISO 3309), in decimal (PayPal). Anybody can make
    /// another body of the same one: it does not prove the body.
    BodyCrc32,
    /// Whom the delivery is for, as the caller said.
    Audience,
}

impl<'a> Part<'a> {
    /// The one field that it is made of, where it is one.
    pub(crate) const fn field(&self) -> Option<Field<'a>> {
        match *self {
            Part::Field(field)
            | Part::OptionalField(field)
            | Part::Line(field)
            | Part::Wrapped(_, field, _)
            | Part::WrappedLower(_, field, _) => Some(field),
            _ => None,
        }
    }

    /// Whether it is the body, written anew.
    pub(crate) const fn is_rewritten_body(&self) -> bool {
        matches!(self, Part::CanonicalJson | Part::EscapedBody | Part::SortedForm)
    }
}

/// What the text of a signed field is made of, by which a message can be read in
/// one way alone. Without one, it is the [`Timestamp`](crate::Timestamp) in its unit, or a text that
/// does not contain the nearest byte of what stands between it and the next part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Anything. One part of a message can be so: the body, or one field.
    Any,
    /// ASCII letters, digits and `- . _ ~ : + = /`. The next part begins with
    /// something else: JSON does.
    Plain,
    /// What stands in a URL: no white space, no control character, and none of
    /// `" < > [ ] { }`. The next part begins with something else: JSON does.
    Url,
    /// Anything, with nothing that marks where it begins: whoever has one delivery
    /// can move bytes between it and its neighbour. Only where the vendor leaves no
    /// other way; nothing of either may be given out.
    Unmarked,
}

/// A form of the URL that the vendor called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlForm {
    /// As it was given.
    Whole,
    /// With the port that its scheme implies, if it has none.
    WithPort,
    /// Without its port.
    WithoutPort,
    /// With every `'` of the query as `%27`, and its host in lower case, as the WHATWG URL
    /// standard writes them.
    QuotesEscaped,
    /// With every `%27` of the query as `'`: what a `Request` of that standard was made of.
    QuotesRaw,
    /// Without query and fragment.
    Base,
    /// Its path and query.
    PathAndQuery,
    /// Its path as ECMAScript's `encodeURI` writes it, and its query as
    /// `encodeURIComponent` does and then `encodeURI`.
    PathAndQueryEncoded,
    /// With `! $ ' ( ) * , / : ; ? @` in place of their percent-encodings.
    ReservedDecoded,
}
