//! Names of certificates (RFC 5280, section 4.1.2.4): what stands in a person's.

use der::Tag;
use der::asn1::ObjectIdentifier;

use super::der::{Elements, only};

/// The most attributes of a name: a person's has 7.
const MAX_ATTRIBUTES: usize = 32;

pub(super) const SERIAL_NUMBER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.5");
pub(super) const SURNAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.4");
pub(super) const GIVEN_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.42");
pub(super) const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");

/// The attributes of a name, in their order: their kinds, and their values as they stand.
pub(super) struct Name<'n>(Vec<(ObjectIdentifier, Tag, &'n [u8])>);

impl<'n> Name<'n> {
    /// Of DER. Values are of any type: they are read as text when they are asked for.
    pub(super) fn read(der: &'n [u8]) -> Option<Self> {
        let mut parts = Elements::of(only(der, Tag::Sequence)?)?;
        let mut attributes = Vec::new();
        while !parts.is_end() {
            let mut part = Elements::of(parts.value(Tag::Set)?)?;
            // Several may stand in one part, and there is none without any.
            loop {
                (attributes.len() < MAX_ATTRIBUTES).then_some(())?;
                attributes.push(attribute(part.sequence()?)?);
                if part.is_end() {
                    break;
                }
            }
        }
        Some(Self(attributes))
    }

    /// The text of the attribute of this kind: there is one, and it says something.
    pub(super) fn one(&self, kind: ObjectIdentifier) -> Option<&'n str> {
        let mut found = self.0.iter().filter(|(other, ..)| *other == kind);
        let (_, tag, value) = found.next()?;
        let text = text(*tag, value)?;
        (found.next().is_none() && !text.trim().is_empty()).then_some(text)
    }
}

fn attribute(mut fields: Elements<'_>) -> Option<(ObjectIdentifier, Tag, &[u8])> {
    let kind = ObjectIdentifier::from_bytes(fields.value(Tag::ObjectIdentifier)?).ok()?;
    let (tag, value) = fields.any()?;
    fields.end()?;
    Some((kind, tag, value))
}

/// UTF8String or PrintableString without control characters.
fn text(tag: Tag, value: &[u8]) -> Option<&str> {
    let is_known = tag == Tag::Utf8String || (tag == Tag::PrintableString && value.is_ascii());
    let text = std::str::from_utf8(value).ok().filter(|_| is_known)?;
    (!text.chars().any(char::is_control)).then_some(text)
}
