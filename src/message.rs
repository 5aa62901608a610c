//! The signed message in pieces: borrowed wherever the sender signed what it
//! sent, never joined. Only what the sender itself wrote anew is written anew.
//! No piece depends on a key, so that one message serves all secrets.

mod boundary;
pub(crate) mod rewritten;

use std::borrow::Cow;

pub(crate) use self::boundary::Ends;
#[cfg(feature = "full")]
pub(crate) use self::boundary::has_marks;
use crate::error::{Code, Error};
use crate::fields::Fields;
use crate::scheme::{Field, Origin, Part, UrlForm};
use crate::split::split_once;
use crate::{FULL, PUBLIC_KEYS};

/// A piece of a signed message.
#[derive(PartialEq)]
pub(crate) enum Piece<'r> {
    /// What the receiver knows, the sender sent, or is made of it.
    Text(Cow<'r, [u8]>),
    /// A body that stays with a JavaScript host.
    Outside,
    /// What the receiver's secret puts here.
    Secret(SecretText),
}

/// What of a secret stands in a message.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum SecretText {
    /// The secret, or the account before it.
    Whole,
    /// Its SHA-256, in hexadecimal.
    Sha256,
}

impl Piece<'_> {
    fn text(&self) -> &[u8] {
        match self {
            Self::Text(text) => text,
            Self::Outside | Self::Secret(_) => &[],
        }
    }
}

/// A piece, and how its end is known.
pub(crate) type Marked<'r> = (Ends<'r>, Piece<'r>);

/// The signed message.
#[derive(PartialEq)]
pub(crate) struct Message<'r> {
    pieces: Vec<Marked<'r>>,
}

impl<'r> Message<'r> {
    /// A message that is one text.
    pub(crate) fn of_one(text: &'r [u8]) -> Self {
        Self { pieces: vec![(Ends::Free, Piece::Text(text.into()))] }
    }

    /// What a scheme signs of a request. `time` is the signature field's own.
    ///
    /// # Errors
    /// A signed field is missing or malformed.
    pub(crate) fn of(parts: &[Part<'r>], fields: &'r Fields<'_>, time: &'r [u8]) -> Result<Self, Error> {
        let mut message = Self { pieces: Vec::with_capacity(parts.len()) };
        for part in parts {
            message.add(*part, fields, time)?;
        }
        Ok(message)
    }

    /// Refuses a message that can be read in another way: asked of one that was signed.
    ///
    /// # Errors
    /// A part's end cannot be told from what follows.
    pub(crate) fn check_marks(&self) -> Result<(), Error> {
        boundary::check(self)
    }

    pub(crate) fn pieces(&self) -> &[Marked<'r>] {
        &self.pieces
    }

    /// What of the message is the sender's, without the secret.
    pub(crate) fn public_texts(&self) -> impl Iterator<Item = &[u8]> {
        self.pieces.iter().map(|(_, piece)| piece.text())
    }

    /// Whether the secret stands in it.
    #[cfg(feature = "public-keys")]
    pub(crate) fn has_secret(&self) -> bool {
        self.pieces.iter().any(|(_, piece)| matches!(piece, Piece::Secret(_)))
    }

    /// The pieces before and after a body that stays with a host.
    #[cfg(feature = "js")]
    pub(crate) fn around_body(&self) -> Option<(&[Marked<'r>], &[Marked<'r>])> {
        let at = self.pieces.iter().position(|(_, piece)| matches!(piece, Piece::Outside))?;
        Some((self.pieces.get(..at)?, self.pieces.get(at.saturating_add(1)..)?))
    }

    fn push(&mut self, ends: Ends<'r>, piece: Piece<'r>) {
        self.pieces.push((ends, piece));
    }

    fn text(&mut self, ends: Ends<'r>, text: impl Into<Cow<'r, [u8]>>) {
        self.push(ends, Piece::Text(text.into()));
    }

    fn add(&mut self, part: Part<'r>, fields: &'r Fields<'_>, time: &'r [u8]) -> Result<(), Error> {
        let scheme = fields.scheme;
        match part {
            Part::Timestamp => self.text(boundary::of_time(scheme), time),
            Part::Literal(text) => self.text(Ends::Known, text.as_bytes()),
            Part::Body if fields.outside => self.push(Ends::Free, Piece::Outside),
            Part::Body => self.text(Ends::Free, fields.body),
            Part::Field(field) => {
                let value = fields.signed(field)?.ok_or_else(|| missing(fields, field))?;
                self.text(boundary::of_field(scheme, field), value);
            }
            Part::OptionalField(field) if FULL => {
                self.text(boundary::of_field(scheme, field), fields.signed(field)?.unwrap_or_default());
            }
            Part::Line(field) if FULL => {
                let value = fields.signed(field)?.ok_or_else(|| missing(fields, field))?;
                self.text(boundary::of_field(scheme, field), rewritten::line(value));
            }
            Part::Wrapped(before, field, after) if FULL => {
                let value = fields.signed(field)?;
                self.wrapped(before, boundary::of_field(scheme, field), value, after);
            }
            Part::WrappedLower(before, field, after) if FULL => {
                let value = fields.signed(field)?.map(|value| Cow::Owned(value.to_ascii_lowercase()));
                self.wrapped(before, boundary::of_field(scheme, field), value, after);
            }
            Part::Method if FULL => self.text(Ends::METHOD, fields.method.unwrap_or_default().as_bytes()),
            Part::Url(form) if FULL => self.text(Ends::URL, url(form, fields.url.unwrap_or_default())),
            Part::Secret | Part::Account if FULL => self.push(Ends::Known, Piece::Secret(SecretText::Whole)),
            Part::SecretSha256 if FULL => self.push(Ends::Known, Piece::Secret(SecretText::Sha256)),
            Part::SortedForm if FULL => {
                self.text(Ends::Unmarked, fields.sorted_form().ok_or_else(rewritten::too_many_pairs)?);
            }
            Part::CanonicalJson if FULL => {
                self.text(Ends::Free, fields.canonical().ok_or_else(rewritten::not_json)?);
            }
            Part::EscapedBody if FULL => {
                self.text(Ends::Free, fields.escaped().ok_or_else(rewritten::not_utf8)?);
            }
            Part::SignedHeaders(list) if FULL => {
                self.text(Ends::Text, rewritten::signed_headers(fields, list)?);
            }
            Part::Token if PUBLIC_KEYS => {
                let token = fields.token()?;
                self.text(Ends::Free, token.rsplit_once('.').unwrap_or_default().0.as_bytes());
            }
            Part::Audience if PUBLIC_KEYS => self.text(Ends::Known, fields.audience().as_bytes()),
            Part::NamedLines(names) if PUBLIC_KEYS => {
                self.text(Ends::Free, rewritten::named_lines(fields, names)?);
            }
            Part::BodyCrc32 if PUBLIC_KEYS => {
                self.text(Ends::DIGITS, rewritten::crc32_text(fields.body));
            }
            // A build without them has no scheme with them (`Scheme::needs`).
            Part::OptionalField(_)
            | Part::Line(_)
            | Part::Wrapped(..)
            | Part::WrappedLower(..)
            | Part::Method
            | Part::Url(_)
            | Part::Secret
            | Part::Account
            | Part::SecretSha256
            | Part::SortedForm
            | Part::CanonicalJson
            | Part::EscapedBody
            | Part::SignedHeaders(_)
            | Part::Token
            | Part::Audience
            | Part::NamedLines(_)
            | Part::BodyCrc32 => return Err(crate::document::malformed("the full module is needed")),
        }
        Ok(())
    }

    fn wrapped(&mut self, before: &'r str, ends: Ends<'r>, value: Option<Cow<'r, [u8]>>, after: &'r str) {
        let Some(value) = value else {
            return self.text(Ends::Absent(before), &b""[..]);
        };
        self.text(Ends::Opening, before.as_bytes());
        self.text(ends, value);
        self.text(Ends::Known, after.as_bytes());
    }
}

/// A field that is signed and is not there.
pub(crate) fn missing(fields: &Fields<'_>, field: Field<'_>) -> Error {
    let is_time = fields.scheme.timestamp.is_some_and(|timestamp| timestamp.origin == Origin::Field(field));
    let code = if is_time { Code::MissingTimestamp } else { Code::MissingSignature };
    Error::new(code, &[&field.describe(), " is signed, and is not there"])
}

fn url(form: UrlForm, url: &str) -> Cow<'_, [u8]> {
    match form {
        UrlForm::Base => url.split(['?', '#']).next().unwrap_or_default().as_bytes().into(),
        UrlForm::PathAndQuery => path_and_query(url).as_bytes().into(),
        UrlForm::Whole => url.as_bytes().into(),
        UrlForm::WithPort
        | UrlForm::WithoutPort
        | UrlForm::QuotesEscaped
        | UrlForm::QuotesRaw
        | UrlForm::PathAndQueryEncoded
        | UrlForm::ReservedDecoded => match rewritten::url(url, form) {
            Cow::Borrowed(url) => url.as_bytes().into(),
            Cow::Owned(url) => url.into_bytes().into(),
        },
    }
}

fn path_and_query(url: &str) -> &str {
    let rest = split_once(url, "://").map_or(url, |(_, rest)| rest);
    let at = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let path = rest.get(at..).unwrap_or_default();
    path.split('#').next().unwrap_or_default()
}
