//! The pieces that were signed: borrowed wherever the sender signed what it
//! sent, never joined. Only what the sender itself wrote anew is written anew.

mod rewritten;

use std::borrow::Cow;

use crate::error::{Code, Error};
use crate::fields::Fields;
use crate::mac::{self, Key};
use crate::scheme::{Field, Origin, Part, UrlForm};
use crate::split::split_once;
use crate::{FULL, PUBLIC_KEYS};

type Piece<'r> = Cow<'r, [u8]>;

/// The signed message in pieces.
pub(crate) struct Content<'r> {
    pieces: Vec<Piece<'r>>,
    /// The piece that is a body which stays with a host.
    outside: Option<usize>,
}

impl<'r> Content<'r> {
    /// A message that is one text.
    pub(crate) fn of_one(text: &'r [u8]) -> Self {
        Self { pieces: vec![text.into()], outside: None }
    }

    pub(crate) fn pieces(&self) -> impl Iterator<Item = &[u8]> {
        self.pieces.iter().map(AsRef::as_ref)
    }

    /// The pieces before and after a body that stays with a host.
    pub(crate) fn around_body(&self) -> Option<(&[Piece<'r>], &[Piece<'r>])> {
        self.pieces.split_at_checked(self.outside?)
    }

    fn push(&mut self, piece: Piece<'r>) {
        self.pieces.push(piece);
    }
}

/// What a scheme signs of a request. `time` is the signature field's own.
pub(crate) fn of<'c>(
    parts: &'c [Part<'c>],
    fields: &'c Fields<'_>,
    time: &'c [u8],
    key: &'c Key,
) -> Result<Content<'c>, Error> {
    let mut content = Content { pieces: Vec::with_capacity(parts.len()), outside: None };
    for part in parts {
        match *part {
            Part::Timestamp => content.push(time.into()),
            Part::Literal(text) => content.push(text.as_bytes().into()),
            Part::Body if fields.outside => {
                content.outside = Some(content.pieces.len());
                content.push(Cow::Borrowed(&[]));
            }
            Part::Body => content.push(fields.body.into()),
            Part::Field(field) => content.push(fields.get(field)?.ok_or_else(|| missing(fields, field))?),
            Part::OptionalField(field) if FULL => content.push(fields.get(field)?.unwrap_or_default()),
            Part::Wrapped(before, field, after) | Part::WrappedLower(before, field, after) if FULL => {
                if let Some(value) = fields.get(field)? {
                    content.push(before.as_bytes().into());
                    content.push(match part {
                        Part::Wrapped(..) => value,
                        _ => value.to_ascii_lowercase().into(),
                    });
                    content.push(after.as_bytes().into());
                }
            }
            Part::Method if FULL => content.push(fields.method.unwrap_or_default().as_bytes().into()),
            Part::Url(form) if FULL => content.push(url(form, fields.url.unwrap_or_default())),
            Part::Token if PUBLIC_KEYS => {
                let token = fields.token()?;
                content.push(token.rsplit_once('.').unwrap_or_default().0.as_bytes().into());
            }
            Part::Audience if PUBLIC_KEYS => content.push(fields.audience().as_bytes().into()),
            Part::Secret | Part::Account if FULL => content.push(key.secret().into()),
            Part::SecretSha256 if FULL => {
                content.push(hex::encode(mac::digest([key.secret()])).into_bytes().into());
            }
            _ if FULL => content.push(rewritten::part(*part, fields)?.into()),
            _ => return Err(crate::document::malformed("the full module is needed")),
        }
    }
    Ok(content)
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
        _ if FULL => rewritten::url(url, form).into_bytes().into(),
        _ => url.as_bytes().into(),
    }
}

fn path_and_query(url: &str) -> &str {
    let rest = split_once(url, "://").map_or(url, |(_, rest)| rest);
    let at = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let path = rest.get(at..).unwrap_or_default();
    path.split('#').next().unwrap_or_default()
}
