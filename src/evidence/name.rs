//! Names of certificates (RFC 5280, section 4.1.2.4): what stands in a person's.

use der::Tag;
use der::asn1::ObjectIdentifier;

use super::der::{Elements, only};

/// The most attributes of a name: a person's has 7.
const MAX_ATTRIBUTES: usize = 16;

pub(super) const SERIAL_NUMBER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.5");
pub(super) const SURNAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.4");
pub(super) const GIVEN_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.42");
pub(super) const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");

/// The attributes of a name, in their order.
pub(super) struct Name<'n>(Vec<(ObjectIdentifier, &'n str)>);

impl<'n> Name<'n> {
    /// Of DER; each attribute stands by itself, and is text.
    pub(super) fn read(der: &'n [u8]) -> Option<Self> {
        let mut parts = Elements::of(only(der, Tag::Sequence)?)?;
        let mut attributes = Vec::new();
        while !parts.is_end() {
            (attributes.len() < MAX_ATTRIBUTES).then_some(())?;
            let mut fields = Elements::of(only(parts.value(Tag::Set)?, Tag::Sequence)?)?;
            let kind = ObjectIdentifier::from_bytes(fields.value(Tag::ObjectIdentifier)?).ok()?;
            attributes.push((kind, text(&mut fields)?));
            fields.end()?;
        }
        Some(Self(attributes))
    }

    /// The attribute of this kind, empty where there is none; `None` for more than one.
    pub(super) fn one(&self, kind: ObjectIdentifier) -> Option<&'n str> {
        let mut found = self.0.iter().filter(|(other, _)| *other == kind);
        let first = found.next().map_or("", |(_, text)| *text);
        found.next().is_none().then_some(first)
    }
}

/// UTF8String or PrintableString without control characters.
fn text<'n>(fields: &mut Elements<'n>) -> Option<&'n str> {
    let value = match fields.optional(Tag::PrintableString) {
        Some(value) => value,
        None => fields.value(Tag::Utf8String)?,
    };
    std::str::from_utf8(value).ok().filter(|text| !text.bytes().any(|byte| byte < b' ' || byte == 0x7f))
}
