//! Strict DER (X.690, section 10) over RustCrypto's reader, which takes definite lengths
//! in their shortest form alone. Here every element is asked for by its tag, and none
//! may be left over.

use der::asn1::AnyRef;
use der::{Reader as _, SliceReader, Tag, TagNumber};

/// Elements that stand one after another.
#[derive(Clone)]
pub(super) struct Elements<'d>(SliceReader<'d>);

impl<'d> Elements<'d> {
    pub(super) fn of(bytes: &'d [u8]) -> Option<Self> {
        SliceReader::new(bytes).ok().map(Self)
    }

    pub(super) fn is_end(&self) -> bool {
        self.0.is_finished()
    }

    /// The value of the next element, which must be of this tag.
    pub(super) fn value(&mut self, tag: Tag) -> Option<&'d [u8]> {
        let (found, value) = self.any()?;
        (found == tag).then_some(value)
    }

    /// The next element, of any kind: its tag and its value.
    pub(super) fn any(&mut self) -> Option<(Tag, &'d [u8])> {
        let element: AnyRef<'d> = self.0.decode().ok()?;
        Some((der::Tagged::tag(&element), element.value()))
    }

    /// The elements within the next one, a SEQUENCE.
    pub(super) fn sequence(&mut self) -> Option<Self> {
        Self::of(self.value(Tag::Sequence)?)
    }

    /// The value of the next element, if it is of this tag. What cannot be read stays
    /// where it is, and fails as what must come next, or at the end.
    pub(super) fn optional(&mut self, tag: Tag) -> Option<&'d [u8]> {
        let mut after = self.clone();
        let value = after.value(tag)?;
        *self = after;
        Some(value)
    }

    /// The next element with its header, which must be of this tag.
    pub(super) fn whole(&mut self, tag: Tag) -> Option<&'d [u8]> {
        (Tag::peek(&self.0).ok()? == tag).then_some(())?;
        self.0.tlv_bytes().ok()
    }

    /// Nothing may follow.
    pub(super) fn end(self) -> Option<()> {
        self.is_end().then_some(())
    }
}

/// The value of bytes that are one element of this tag, and nothing else.
pub(super) fn only(bytes: &[u8], tag: Tag) -> Option<&[u8]> {
    let mut elements = Elements::of(bytes)?;
    let value = elements.value(tag)?;
    elements.end()?;
    Some(value)
}

/// `[number]`, explicit or constructed.
pub(super) const fn explicit(number: u32) -> Tag {
    Tag::ContextSpecific { constructed: true, number: TagNumber(number) }
}

/// `[number]`, implicit and primitive.
pub(super) const fn implicit(number: u32) -> Tag {
    Tag::ContextSpecific { constructed: false, number: TagNumber(number) }
}

/// The bytes of a BIT STRING of whole bytes.
pub(super) fn bit_string(value: &[u8]) -> Option<&[u8]> {
    value.strip_prefix(&[0])
}

/// The bytes of a BIT STRING whose bits have names (X.690, section 11.2.2): bits that are
/// not used are zero, and so is none at the end.
pub(super) fn named_bits(value: &[u8]) -> Option<&[u8]> {
    let (unused, bits) = value.split_first()?;
    let last = bits.last()?;
    (last.trailing_zeros() == u32::from(*unused)).then_some(bits)
}

/// Of an INTEGER in its shortest form, what is compared.
pub(super) fn integer(value: &[u8]) -> Option<&[u8]> {
    match value {
        [] | [0, 0..=0x7f, ..] | [0xff, 0x80..=0xff, ..] => None,
        _ => Some(value),
    }
}

/// The same of a number that is not negative, without the zero before a set first bit.
pub(super) fn unsigned(value: &[u8]) -> Option<&[u8]> {
    match integer(value)? {
        [0x80..=0xff, ..] => None,
        [0, rest @ ..] if !rest.is_empty() => Some(rest),
        value => Some(value),
    }
}

/// A BOOLEAN. FALSE, which DER leaves out where it is the default, is written out by some issuers.
pub(super) fn boolean(value: &[u8]) -> Option<bool> {
    match value {
        [0] => Some(false),
        [0xff] => Some(true),
        _ => None,
    }
}
