//! Signature field → the signatures that the sender presents, nothing verified.

pub(crate) mod claimed;
mod decode;
mod explain;
pub(crate) mod layout;

pub(crate) use self::claimed::Candidate;
use self::claimed::MAX_NUMBERED;
pub(crate) use self::claimed::MAX_TAGS;
use self::explain::explain;
pub(crate) use self::layout::separator_of;
use self::layout::{claims, text};
use crate::error::{Code, Error};
use crate::request::fields::Fields;
use crate::request::form_error::FormError;
use crate::scheme::{Field, Layout, Place, Scheme};
use crate::text::decimal;
use crate::text::split::split;

/// Reads what the sender claims: one candidate, or several of which one must hold.
pub(crate) fn read(fields: &Fields<'_>) -> Result<Vec<Candidate>, Error> {
    let scheme = fields.scheme;
    match scheme.signature.place {
        Place::Field(field) => {
            let value = fields.get(field)?.ok_or_else(|| missing_field(fields, field))?;
            claims(scheme, &value).map_err(|flaw| explain(scheme, &field.describe(), &value, flaw))
        }
        Place::Numbered(prefix) => numbered(fields, prefix),
        Place::Repeated(name) => repeated(fields, name),
        Place::PerSecret(names) => per_secret(fields, names),
    }
}

#[inline(never)]
fn numbered(fields: &Fields<'_>, prefix: &str) -> Result<Vec<Candidate>, Error> {
    fields.check_header_count()?;
    let mut several = Several::default();
    for number in 1..=MAX_NUMBERED {
        let name = [prefix, &decimal(u64::try_from(number).unwrap_or_default())].concat();
        if let Some(value) = fields.get(Field::Header(&name))? {
            several.add(fields.scheme, &name, &value, text(&value))?;
        }
    }
    several.found(fields.scheme, &[prefix, "1"].concat())
}

#[inline(never)]
fn repeated(fields: &Fields<'_>, name: &str) -> Result<Vec<Candidate>, Error> {
    fields.check_header_count()?;
    // As one header, which is what some servers make of them.
    let value = fields.joined_header(name)?.unwrap_or_default();
    let list = text(&value).map_err(|flaw| explain(fields.scheme, name, &value, flaw))?;
    let mut several = Several::default();
    for item in joined(fields.scheme.signature.layout, list).iter().filter(|item| !item.is_empty()) {
        several.add(fields.scheme, name, &value, Ok(item))?;
    }
    several.found(fields.scheme, name)
}

/// Values that Node and Fetch join by `, `, and AWS by `,`: no signature has a comma in
/// it but for the one behind its version, which stands at the value's start or behind a space.
fn joined(layout: Layout<'_>, list: &str) -> Vec<String> {
    let version = if let Layout::Versions(version) = layout { version.as_bytes() } else { b"," };
    let mut items: Vec<String> = Vec::new();
    let mut ends_with_version = false;
    for piece in split(list, ",") {
        match items.last_mut() {
            Some(item) if ends_with_version => {
                item.push(',');
                item.push_str(piece);
            }
            _ => items.push(piece.trim_ascii_start().to_owned()),
        }
        ends_with_version = piece.as_bytes().rsplit(u8::is_ascii_whitespace).next() == Some(version);
    }
    items
}

/// The header of a secret that cannot be read does not spoil another's.
#[inline(never)]
fn per_secret(fields: &Fields<'_>, names: &[&str]) -> Result<Vec<Candidate>, Error> {
    let scheme = fields.scheme;
    let mut found = Vec::new();
    let mut unread = None;
    for (index, name) in names.iter().enumerate() {
        let Some(value) = fields.get(Field::Header(name))? else { continue };
        match claims(scheme, &value) {
            Ok(candidates) => {
                found.extend(candidates.into_iter().map(|one| Candidate { secret: Some(index), ..one }));
            }
            Err(flaw) => {
                unread.get_or_insert_with(|| explain(scheme, name, &value, flaw));
            }
        }
    }
    if found.is_empty() {
        return Err(unread.unwrap_or_else(|| missing(scheme, names.first().unwrap_or(&""))));
    }
    Ok(found)
}

/// The signatures of several values, all over one message. A value that cannot be read
/// does not spoil another.
#[derive(Default)]
struct Several {
    candidate: Option<Candidate>,
    unread: Option<Error>,
}

impl Several {
    fn add(
        &mut self,
        scheme: &Scheme<'_>,
        name: &str,
        value: &[u8],
        item: Result<&str, FormError>,
    ) -> Result<(), Error> {
        let candidate = self.candidate.get_or_insert(Candidate::EMPTY);
        match item.and_then(|item| candidate.read(scheme, item)) {
            Ok(()) => {}
            Err(FormError::TooMany) => return Err(explain(scheme, name, value, FormError::TooMany)),
            Err(flaw) => {
                self.unread.get_or_insert_with(|| explain(scheme, name, value, flaw));
            }
        }
        Ok(())
    }

    fn found(self, scheme: &Scheme<'_>, name: &str) -> Result<Vec<Candidate>, Error> {
        match self.candidate.filter(|candidate| !candidate.presented.is_empty()) {
            Some(candidate) => Ok(vec![candidate]),
            None => Err(self.unread.unwrap_or_else(|| missing(scheme, name))),
        }
    }
}

/// Whether there is anything where the signature stands, good or not.
pub(crate) fn is_there(fields: &Fields<'_>) -> bool {
    let there = |field: Field<'_>| !matches!(fields.get(field), Ok(None));
    if let Some((list, _)) = fields.scheme.items {
        return fields.document().is_some_and(|body| body.at(list).is_some());
    }
    match fields.scheme.signature.place {
        Place::Field(field) => there(field),
        Place::Numbered(prefix) => there(Field::Header(&[prefix, "1"].concat())),
        Place::Repeated(name) => fields.header_values(name).next().is_some(),
        Place::PerSecret(names) => names.iter().any(|name| there(Field::Header(name))),
    }
}

/// Where the body in which it stands cannot be read, that is what is wrong.
#[inline(never)]
fn missing_field(fields: &Fields<'_>, field: Field<'_>) -> Error {
    let is_unread = field.is_in_body() && fields.is_unread();
    let why = if is_unread { ": the body is of no form that the vendor sends, or is not whole" } else { "" };
    missing(fields.scheme, &[&*field.describe(), why].concat())
}

fn missing(scheme: &Scheme<'_>, place: &str) -> Error {
    let advice = scheme.advice(Code::MissingSignature);
    Error::new(Code::MissingSignature, &["the request has no signature in ", place, advice])
}
