//! A scheme's parts and a request → the signed message. Only what the sender itself
//! wrote anew is written anew.

mod boundary;
mod ends;
mod marked;
mod rewritten;
mod url;

pub(crate) use self::boundary::has_marks;
use self::ends::Ends;
pub(crate) use self::marked::Marked;
pub(crate) use self::rewritten::not_utf8;
use crate::crypto::message::{Piece, SecretText};
use crate::error::{Code, Error};
use crate::request::fields::Fields;
use crate::scheme::Part;

impl<'r> Marked<'r> {
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

    fn add(&mut self, part: Part<'r>, fields: &'r Fields<'_>, time: &'r [u8]) -> Result<(), Error> {
        let scheme = fields.scheme;
        match part {
            Part::Timestamp => self.text(boundary::of_time(scheme), time),
            Part::Literal(text) => self.text(Ends::Known, text.as_bytes()),
            Part::Body => match fields.outside {
                Some(hash) => self.push(Ends::Free, Piece::Outside(hash)),
                None => self.text(Ends::Free, fields.body),
            },
            Part::Field(field) => {
                let value = fields.signed(field)?.ok_or_else(|| fields.missing(field))?;
                self.text(boundary::of_field(scheme, field), value);
            }
            Part::OptionalField(field) => {
                self.text(boundary::of_field(scheme, field), fields.signed(field)?.unwrap_or_default());
            }
            Part::Line(field) => {
                let value = fields.signed(field)?.ok_or_else(|| fields.missing(field))?;
                self.text(boundary::of_field(scheme, field), rewritten::line(value));
            }
            Part::Wrapped(before, field, after) => {
                self.wrapped(before, boundary::of_field(scheme, field), fields.signed(field)?, after);
            }
            Part::WrappedLower(before, field, after) => {
                let lower = fields.signed(field)?.map(|value| value.to_ascii_lowercase().into());
                self.wrapped(before, boundary::of_field(scheme, field), lower, after);
            }
            Part::Method => self.text(Ends::METHOD, fields.method.unwrap_or_default().as_bytes()),
            Part::Url(form) => self.text(Ends::URL, url::of(form, url_of(fields)?)),
            Part::Secret | Part::Account => self.push(Ends::Known, Piece::Secret(SecretText::Whole)),
            Part::SecretSha256 => self.push(Ends::Known, Piece::Secret(SecretText::Sha256)),
            Part::SortedForm => {
                self.text(Ends::Unmarked, fields.sorted_form().ok_or_else(rewritten::too_many_pairs)?);
            }
            Part::CanonicalJson => {
                self.text(Ends::Free, fields.canonical().ok_or_else(rewritten::not_json)?);
            }
            Part::EscapedBody => self.text(Ends::Free, fields.escaped().ok_or_else(rewritten::not_utf8)?),
            Part::SignedHeaders(list) => self.text(Ends::Text, rewritten::signed_headers(fields, list)?),
            Part::NamedLines(names) => self.text(Ends::Free, rewritten::named_lines(fields, names)?),
            Part::BodyCrc32 => self.text(Ends::DIGITS, rewritten::crc32_text(fields.body)),
            Part::Audience => self.text(Ends::Known, fields.audience().as_bytes()),
            Part::Token => {
                let token = fields.token()?;
                self.text(Ends::Free, token.rsplit_once('.').unwrap_or_default().0.as_bytes());
            }
        }
        Ok(())
    }
}

/// The URL that the vendor called: without one, nothing would be signed in its place.
fn url_of<'r>(fields: &Fields<'r>) -> Result<&'r str, Error> {
    let words = "the vendor signs the URL that it calls: pass it as url, as configured with the vendor";
    fields.url.filter(|url| !url.is_empty()).ok_or_else(|| Error::new(Code::SignatureMismatch, &[words]))
}
