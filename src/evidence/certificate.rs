//! X.509 certificates (RFC 5280), as far as the profiles need them: what is not
//! understood and could limit a certificate is refused, never passed over.

use der::Tag;
use der::asn1::ObjectIdentifier;

use super::der::{Elements, bit_string, boolean, explicit, implicit, integer, named_bits, only};
use super::name::Name;
use super::refusal::{Code, Flaw};
use super::time;

/// The largest certificate, in bytes: BankID's have 1,380 to 1,506.
pub(super) const MAX_BYTES: usize = 8192;
/// The most extensions: BankID's have 5 at most.
const MAX_EXTENSIONS: usize = 32;
const V3: &[u8] = &[2];

const MALFORMED: Flaw =
    (Code::MalformedCertificate, "a certificate is not strict DER of X.509 version 3 within 8,192 bytes");
const UNKNOWN: Flaw = (
    Code::CertificateConstraint,
    "a certificate has a critical extension, or constraints, that are not understood here",
);

/// A certificate, read and not yet judged. All slices are of its own bytes.
pub(super) struct Certificate<'c> {
    pub(super) der: &'c [u8],
    /// What its issuer signed, with which algorithm (DER), and the signature.
    pub(super) signed: &'c [u8],
    pub(super) algorithm: &'c [u8],
    pub(super) signature: &'c [u8],
    pub(super) serial: &'c [u8],
    /// Names in DER: equal bytes are equal names.
    pub(super) issuer: &'c [u8],
    pub(super) subject: &'c [u8],
    /// Milliseconds since 1970-01-01T00:00Z, the ends included.
    pub(super) not_before: u64,
    pub(super) not_after: u64,
    /// SubjectPublicKeyInfo in DER, and the key within it, which OCSP hashes.
    pub(super) key_info: &'c [u8],
    pub(super) key: &'c [u8],
    pub(super) extensions: Extensions<'c>,
}

/// The extensions that are understood; what is absent is `None` or empty.
#[derive(Default)]
pub(super) struct Extensions<'c> {
    pub(super) constraints: Option<BasicConstraints>,
    pub(super) key_usage: Option<KeyUsage>,
    /// Whether the purposes of the key are limited, and whether OCSP responses are among them.
    pub(super) purposes: Option<Purposes>,
    pub(super) policies: Vec<ObjectIdentifier>,
    pub(super) subject_key_id: Option<&'c [u8]>,
    pub(super) authority_key_id: Option<&'c [u8]>,
    pub(super) is_without_revocation: bool,
    /// The names of all of them, also of those that are not understood.
    pub(super) names: Vec<ObjectIdentifier>,
}

/// RFC 5280, section 4.2.1.9.
pub(super) struct BasicConstraints {
    pub(super) is_authority: bool,
    pub(super) path_length: Option<usize>,
}

/// RFC 5280, section 4.2.1.3: the first byte of the bits.
#[derive(Clone, Copy)]
pub(super) struct KeyUsage(u8);

impl KeyUsage {
    pub(super) const DIGITAL_SIGNATURE: u8 = 0x80;
    pub(super) const NON_REPUDIATION: u8 = 0x40;
    pub(super) const CERTIFICATE_SIGN: u8 = 0x04;

    /// Whether one of these uses is allowed.
    pub(super) const fn allows(self, uses: u8) -> bool {
        self.0 & uses != 0
    }
}

/// RFC 5280, section 4.2.1.12.
pub(super) struct Purposes {
    pub(super) ocsp_signing: bool,
}

impl<'c> Certificate<'c> {
    /// Reads strict DER.
    pub(super) fn read(der: &'c [u8]) -> Result<Self, Flaw> {
        if der.len() > MAX_BYTES {
            return Err(MALFORMED);
        }
        let (certificate, extensions) = fields(der).ok_or(MALFORMED)?;
        Ok(Self { extensions: Extensions::read(extensions)?, ..certificate })
    }
}

/// RFC 5280, section 4.1; the extensions are still to be read.
fn fields(der: &[u8]) -> Option<(Certificate<'_>, &[u8])> {
    let mut outer = Elements::of(only(der, Tag::Sequence)?)?;
    let signed = outer.whole(Tag::Sequence)?;
    let algorithm = outer.whole(Tag::Sequence)?;
    let signature = bit_string(outer.value(Tag::BitString)?)?;
    outer.end()?;
    let mut fields = Elements::of(only(signed, Tag::Sequence)?)?;
    (only(fields.value(explicit(0))?, Tag::Integer)? == V3).then_some(())?;
    let serial = integer(fields.value(Tag::Integer)?)?;
    (fields.whole(Tag::Sequence)? == algorithm).then_some(())?;
    let issuer = fields.whole(Tag::Sequence)?;
    let mut validity = fields.sequence()?;
    let (not_before, not_after) =
        (time::of_certificate(&mut validity)?, time::of_certificate(&mut validity)?);
    validity.end()?;
    let subject = fields.whole(Tag::Sequence)?;
    Name::read(issuer)?;
    Name::read(subject)?;
    let key_info = fields.whole(Tag::Sequence)?;
    let key = public_key(key_info)?;
    let extensions = only(fields.value(explicit(3))?, Tag::Sequence)?;
    fields.end()?;
    let certificate = Certificate {
        der,
        signed,
        algorithm,
        signature,
        serial,
        issuer,
        subject,
        not_before,
        not_after,
        key_info,
        key,
        extensions: Extensions::default(),
    };
    Some((certificate, extensions))
}

/// The BIT STRING of a SubjectPublicKeyInfo.
fn public_key(info: &[u8]) -> Option<&[u8]> {
    let mut info = Elements::of(only(info, Tag::Sequence)?)?;
    info.value(Tag::Sequence)?;
    let key = bit_string(info.value(Tag::BitString)?)?;
    info.end()?;
    Some(key)
}

const BASIC_CONSTRAINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.19");
const KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.15");
const EXTENDED_KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.37");
const CERTIFICATE_POLICIES: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.32");
const SUBJECT_KEY_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.14");
const AUTHORITY_KEY_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.35");
/// RFC 6960, section 4.2.2.2.1: the responder's certificate need not be looked up.
const OCSP_NO_CHECK: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.5");
/// What limits a chain, critical or not: nameConstraints, policyMappings,
/// policyConstraints and inhibitAnyPolicy. BankID has none.
const LIMITS: [ObjectIdentifier; 4] = [
    ObjectIdentifier::new_unwrap("2.5.29.30"),
    ObjectIdentifier::new_unwrap("2.5.29.33"),
    ObjectIdentifier::new_unwrap("2.5.29.36"),
    ObjectIdentifier::new_unwrap("2.5.29.54"),
];
const OCSP_SIGNING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.9");

impl<'c> Extensions<'c> {
    /// Of the value of a SEQUENCE OF Extension.
    fn read(der: &'c [u8]) -> Result<Self, Flaw> {
        let mut found = Self::default();
        let mut list = Elements::of(der).ok_or(MALFORMED)?;
        while !list.is_end() {
            let (name, is_critical, value) = extension(&mut list).ok_or(MALFORMED)?;
            if found.names.contains(&name) || found.names.len() >= MAX_EXTENSIONS {
                return Err(MALFORMED);
            }
            found.names.push(name);
            let is_understood = found.take(name, value).ok_or(MALFORMED)?;
            if LIMITS.contains(&name) || (is_critical && !is_understood) {
                return Err(UNKNOWN);
            }
        }
        Ok(found)
    }

    /// Keeps an extension; says whether it is understood.
    fn take(&mut self, name: ObjectIdentifier, value: &'c [u8]) -> Option<bool> {
        match name {
            BASIC_CONSTRAINTS => self.constraints = Some(basic_constraints(value)?),
            KEY_USAGE => self.key_usage = Some(key_usage(value)?),
            EXTENDED_KEY_USAGE => self.purposes = Some(purposes(value)?),
            CERTIFICATE_POLICIES => self.policies = policies(value)?,
            SUBJECT_KEY_ID => self.subject_key_id = Some(only(value, Tag::OctetString)?),
            AUTHORITY_KEY_ID => self.take_authority_key_id(value)?,
            OCSP_NO_CHECK => {
                only(value, Tag::Null)?.is_empty().then_some(())?;
                self.is_without_revocation = true;
            }
            _ => return Some(false),
        }
        Some(true)
    }

    /// The key, of the three members of AuthorityKeyIdentifier (RFC 5280, section 4.2.1.1):
    /// the issuer's name and serial number come together.
    fn take_authority_key_id(&mut self, value: &'c [u8]) -> Option<()> {
        let mut fields = Elements::of(only(value, Tag::Sequence)?)?;
        self.authority_key_id = fields.optional(implicit(0));
        if fields.optional(explicit(1)).is_some() {
            integer(fields.value(implicit(2))?)?;
        }
        fields.end()
    }
}

/// The next extension, here and in OCSP responses: its name, whether it is critical, its value.
pub(super) fn extension<'d>(list: &mut Elements<'d>) -> Option<(ObjectIdentifier, bool, &'d [u8])> {
    let mut fields = list.sequence()?;
    let name = oid(fields.value(Tag::ObjectIdentifier)?)?;
    let is_critical = fields.optional(Tag::Boolean).map_or(Some(false), boolean)?;
    let value = fields.value(Tag::OctetString)?;
    fields.end()?;
    Some((name, is_critical, value))
}

fn basic_constraints(value: &[u8]) -> Option<BasicConstraints> {
    let mut fields = Elements::of(only(value, Tag::Sequence)?)?;
    let is_authority = fields.optional(Tag::Boolean).map_or(Some(false), boolean)?;
    let path_length = match fields.optional(Tag::Integer) {
        // A longer number limits nothing here.
        Some(number) => Some(super::der::unsigned(number).map(|number| match number {
            [one] => usize::from(*one),
            _ => usize::MAX,
        })?),
        None => None,
    };
    fields.end()?;
    // Of whoever is no authority there is no path.
    (is_authority || path_length.is_none()).then_some(BasicConstraints { is_authority, path_length })
}

/// Nine bits have names, of which the ninth (decipherOnly) is not asked for.
fn key_usage(value: &[u8]) -> Option<KeyUsage> {
    match named_bits(only(value, Tag::BitString)?)? {
        [first] | [first, 0x80] => Some(KeyUsage(*first)),
        _ => None,
    }
}

fn purposes(value: &[u8]) -> Option<Purposes> {
    let mut list = Elements::of(only(value, Tag::Sequence)?)?;
    let mut ocsp_signing = false;
    loop {
        ocsp_signing |= oid(list.value(Tag::ObjectIdentifier)?)? == OCSP_SIGNING;
        if list.is_end() {
            return Some(Purposes { ocsp_signing });
        }
    }
}

/// The most policies of a certificate: BankID's have one.
const MAX_POLICIES: usize = 8;

fn policies(value: &[u8]) -> Option<Vec<ObjectIdentifier>> {
    let mut list = Elements::of(only(value, Tag::Sequence)?)?;
    let mut found = Vec::new();
    while !list.is_end() {
        (found.len() < MAX_POLICIES).then_some(())?;
        let mut policy = list.sequence()?;
        found.push(oid(policy.value(Tag::ObjectIdentifier)?)?);
        // Qualifiers are texts for people.
        policy.optional(Tag::Sequence);
        policy.end()?;
    }
    Some(found)
}

fn oid(value: &[u8]) -> Option<ObjectIdentifier> {
    ObjectIdentifier::from_bytes(value).ok()
}
