//! X.509 certificates (RFC 5280): the key in one, and the time in which it is good.

use spki::SubjectPublicKeyInfoRef;
use spki::der::asn1::AnyRef;
use spki::der::{Reader as _, SliceReader, Tag, TagNumber, Tagged as _};

use crate::keys::Validity;
use crate::text::date;

/// The key of a certificate in DER and when it is good (RFC 5280, section 4.1).
pub(super) fn read(der: &[u8]) -> Option<(SubjectPublicKeyInfoRef<'_>, Validity)> {
    let [certificate] = elements(der)?[..] else { return None };
    // tbsCertificate, signatureAlgorithm, signatureValue
    let [to_be_signed, _, _] = elements(sequence(certificate)?)?[..] else { return None };
    let fields = elements(sequence(to_be_signed)?)?;
    let fields = match fields.split_first()? {
        (version, fields) if version.tag() == VERSION => fields,
        _ => &fields,
    };
    // serialNumber, signature, issuer, validity, subject, subjectPublicKeyInfo, and what may follow
    let [_, _, _, validity, _, key, ..] = *fields else { return None };
    let [begin, end] = elements(sequence(validity)?)?[..] else { return None };
    Some((key.decode_as().ok()?, time(begin)?..=time(end)?))
}

const VERSION: Tag = Tag::ContextSpecific { constructed: true, number: TagNumber(0) };

fn sequence(element: AnyRef<'_>) -> Option<&[u8]> {
    (element.tag() == Tag::Sequence).then(|| element.value())
}

/// The elements that stand one after another in strict DER.
fn elements(der: &[u8]) -> Option<Vec<AnyRef<'_>>> {
    let mut reader = SliceReader::new(der).ok()?;
    let mut found = Vec::new();
    while !reader.is_finished() {
        found.push(reader.decode().ok()?);
    }
    Some(found)
}

/// RFC 5280, section 4.1.2.5: `YYMMDDhhmmssZ`, from 1950 to 2049, or with all digits of the year.
fn time(element: AnyRef<'_>) -> Option<u64> {
    let text = std::str::from_utf8(element.value()).ok()?;
    let (century, rest) = match element.tag() {
        Tag::UtcTime => (date::century_of(text), text),
        Tag::GeneralizedTime => text.split_at_checked(2)?,
        _ => return None,
    };
    date::of_certificate(century, rest)
}
