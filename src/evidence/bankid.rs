//! Swedish BankID: the person's signature and the answer of the bank's OCSP responder,
//! as relying parties and those who serve them hand them on (`ZignSec`: `BankIDSE`).
//!
//! The seven steps of the profile are the body of [`Proof::verify`].

use std::borrow::Cow;
use std::fmt;

use super::anchor::{Anchor, Environment};
use super::base64;
use super::certificate::{Certificate, KeyUsage};
use super::chain;
use super::digest::sha256;
use super::identity;
use super::medium::{self, Medium};
use super::name::{COMMON_NAME, GIVEN_NAME, Name, SERIAL_NUMBER, SURNAME};
use super::ocsp::{self, Response};
use super::profile::{self, Content, Function, Parts, Signed};
use super::refusal::{At as _, Code, Flaw, Refusal, Step};
use super::rsa;

/// The longest `signature`, in bytes of base64. BankID takes 40,000 characters to be
/// shown and 200,000 that are not, which is base64 within base64: 330,000 and what stands around them.
const MAX_SIGNATURE: usize = 360 * 1024;
/// The longest `ocspResponse` likewise.
const MAX_OCSP_RESPONSE: usize = ocsp::MAX_BYTES / 3 * 4;
/// The longest relying party's name, in bytes of base64: BankID's sample has 124.
const MAX_NAME: usize = 2048;

const MISSING: Flaw =
    (Code::EvidenceMissing, "there is no evidence: BankIDSE.signature and BankIDSE.ocspResponse are empty");
const TOO_LARGE: Flaw = (Code::TooLarge, "the evidence is larger than BankID's can be");
const NOT_BASE64: Flaw =
    (Code::MalformedBase64, "the signature, the OCSP response or a value within is not canonical base64");
const NOT_UTF8: Flaw = (Code::UnsupportedProfile, "the XML, or a text within, is not UTF-8");
const OTHER_DATA: Flaw = (Code::DigestMismatch, "the signed data is not what the signature refers to");
const OTHER_CERTIFICATES: Flaw =
    (Code::DigestMismatch, "the certificates are not those that the signature refers to");
const NOT_SIGNED: Flaw = (Code::SignatureMismatch, "the references are not signed by the person's key");
const NOT_A_PERSON: Flaw = (
    Code::CertificateConstraint,
    "the first certificate is not a person's: it is a CA's, or its key is not for this purpose",
);
const OTHER_SUBJECT: Flaw = (
    Code::UnsupportedProfile,
    "the person's certificate has not one personal number of 12 digits and one of each name",
);

/// What BankID hands over when a person has identified themself or signed.
#[derive(Clone, Copy)]
pub struct Proof<'p> {
    /// `signature`: an XML signature in base64. White space in it is passed over.
    pub signature: &'p str,
    /// `ocspResponse`: a DER OCSPResponse in base64.
    pub ocsp_response: &'p str,
}

/// What the evidence is held against.
#[derive(Clone, Copy)]
pub struct Expected<'e> {
    /// The relying parties that a person may have signed for, as
    /// [`RelyingParty::name`] has them. Any, where this is empty.
    pub relying_parties: &'e [&'e str],
    /// The person's number, 12 digits. Any, where it is `None`.
    pub personal_number: Option<&'e str>,
    /// What the webhook says of the person.
    pub claimed: Option<Claimed<'e>>,
    /// How long ago the signature may have been made, in milliseconds.
    pub past: u64,
    /// How far ahead, likewise.
    pub future: u64,
}

impl Expected<'_> {
    /// Two days, in which `ZignSec` delivers again, and an hour; five minutes ahead.
    pub const WINDOW: Self = Self {
        relying_parties: &[],
        personal_number: None,
        claimed: None,
        past: 49 * 3_600_000,
        future: 5 * 60_000,
    };
}

/// The identity in a webhook. Without a number it is refused; what else is absent or
/// empty is not compared. Names are compared without regard to case.
#[derive(Clone, Copy, Default)]
pub struct Claimed<'e> {
    /// `PersonalNumber`: 12 digits, the last four of which may stand after a hyphen.
    pub personal_number: Option<&'e str>,
    /// `FirstName`.
    pub given_name: Option<&'e str>,
    /// `LastName`.
    pub surname: Option<&'e str>,
    /// `FullName`.
    pub name: Option<&'e str>,
    /// `IdentificationDate`: ISO 8601 with an offset. It may lie 10 minutes from BankID's.
    pub identified_at: Option<&'e str>,
}

/// What the evidence proves.
#[derive(Clone)]
pub struct Evidence {
    /// Who.
    pub person: Person,
    /// When, in milliseconds since 1970-01-01T00:00Z, whole seconds: the time at which
    /// the bank's responder said that the certificate was good for this signature.
    pub signed_at: u64,
    /// For whom.
    pub relying_party: RelyingParty,
    /// What the person was asked for.
    pub purpose: Purpose,
    /// What the person was shown and signed.
    pub visible: Option<Visible>,
    /// What the person signed unseen.
    pub non_visible: Option<Vec<u8>>,
    /// Where the person keeps the key.
    pub medium: Medium,
    /// The policies of the certificate, in dots, as its bank states them.
    pub policies: Vec<String>,
    /// SHA-256 of the XML: the same for the same evidence, to know it again.
    pub sha256: [u8; 32],
    /// The environment of the trust anchor.
    pub environment: Environment,
    /// What was held against something that the caller or the webhook said.
    pub compared: Vec<Compared>,
}

/// A person, as the bank's certificate has them.
#[derive(Clone)]
pub struct Person {
    /// 12 digits: `YYYYMMDDNNNN`.
    pub personal_number: String,
    /// The given name; empty where the certificate has none, as the others.
    pub given_name: String,
    /// The surname.
    pub surname: String,
    /// The whole name.
    pub name: String,
    /// Whose certificate it is.
    pub certificate: Holder,
}

/// A person's certificate.
#[derive(Clone)]
pub struct Holder {
    /// Its DER.
    pub der: Vec<u8>,
    /// The serial number, the high byte first.
    pub serial: Vec<u8>,
    /// The common name of who issued it.
    pub issuer: String,
    /// Since when it is good, in milliseconds since 1970-01-01T00:00Z.
    pub not_before: u64,
    /// Until when, likewise.
    pub not_after: u64,
}

/// Who asked the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelyingParty {
    /// The subject of its certificate (RFC 4514), as BankID writes it.
    pub name: String,
    /// What the person saw, where BankID says so.
    pub display_name: Option<String>,
}

/// What a person was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To say who they are.
    Identification,
    /// To sign what they were shown.
    Signing,
}

/// What a person was shown.
#[derive(Clone)]
pub struct Visible {
    /// The text.
    pub text: String,
    /// Such as `simpleMarkdownV1`; plain text without it.
    pub format: Option<String>,
}

/// What the evidence was held against, beside the profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Compared {
    /// The personal number, with the caller's or the webhook's.
    PersonalNumber,
    /// The names of the webhook, as far as it has any.
    Names,
    /// The time of the webhook.
    Time,
    /// The relying party, with the caller's.
    RelyingParty,
}

/// What each step has shown.
const CHECKED: [(Step, &str); 7] = [
    (
        Step::References,
        "SignedInfo refers to the signed data and to the certificates, once each, and to nothing else",
    ),
    (Step::CanonicalForm, "the XML is of BankID's profile, in Canonical XML 1.0"),
    (Step::Digests, "SHA-256 of the signed data and of the certificates"),
    (Step::Signature, "RSA with SHA-256 by the key of the person's certificate"),
    (Step::Chain, "the certificates lead to the pinned root, each valid when the signature was made"),
    (Step::Ocsp, "a responder of the certificate's issuer said, for this very signature, that it is good"),
    (Step::Identity, "one personal number; what was compared beside it is in `compared`"),
];

impl Evidence {
    /// What was checked, step by step.
    #[must_use]
    pub const fn checked(&self) -> [(Step, &'static str); 7] {
        CHECKED
    }
}

impl Proof<'_> {
    /// Verifies the evidence: who signed what, when, for whom. `now` is in milliseconds
    /// since 1970-01-01T00:00Z.
    ///
    /// The steps and their order are those of "Signature profile for BankID". All
    /// certificates are judged at the time of the OCSP response, which is the only
    /// one that somebody else than the signer vouches for.
    ///
    /// # Errors
    /// Whatever is not the profile is [`Code::UnsupportedProfile`]; every other code says
    /// what does not hold.
    pub fn verify(&self, anchor: &Anchor, expected: &Expected<'_>, now: u64) -> Result<Evidence, Refusal> {
        let input = Input::read(self).at(Step::Input)?;
        let signed = profile::read(input.xml().at(Step::Input)?)?;
        digests(&signed).at(Step::Digests)?;
        let ders = certificates(&signed.parts).at(Step::Chain)?;
        let chain = ders.iter().map(|der| Certificate::read(der)).collect::<Result<Vec<_>, _>>();
        let chain = chain.at(Step::Chain)?;
        let [leaf, issuer, ..] = &chain[..] else { return Err(OTHER_SUBJECT).at(Step::Chain) };
        signature(&signed, leaf).at(Step::Signature)?;
        let response = Response::read(&input.ocsp_response).at(Step::Ocsp)?;
        let signed_at = response.produced_at();
        let root = anchor.certificate().at(Step::Input)?;
        chain::verify(&chain, &root, signed_at).at(Step::Chain)?;
        let content = &signed.parts.content;
        may_sign(leaf, content.function).at(Step::Chain)?;
        response.verify(leaf, issuer, &input.signature).at(Step::Ocsp)?;
        let person = person(leaf, issuer).at(Step::Identity)?;
        let relying_party = relying_party(content).at(Step::Identity)?;
        identity::compare(expected, &person, &relying_party, signed_at, now).at(Step::Identity)?;
        let environment = anchor.environment();
        let (medium, policies) = medium::of(&leaf.extensions.policies, environment);
        Ok(Evidence {
            person,
            signed_at,
            relying_party,
            purpose: content.function.into(),
            visible: visible(content).at(Step::Identity)?,
            non_visible: content.non_visible.map(decoded).transpose().at(Step::Identity)?,
            medium,
            policies,
            sha256: sha256(&input.xml),
            environment,
            compared: compared(expected),
        })
    }
}

/// The evidence without its outer base64.
struct Input<'i> {
    /// The base64 of the signature without white space: what the nonce is made of.
    signature: Cow<'i, str>,
    xml: Vec<u8>,
    ocsp_response: Vec<u8>,
}

impl<'i> Input<'i> {
    fn read(proof: &Proof<'i>) -> Result<Self, Flaw> {
        if proof.signature.is_empty() || proof.ocsp_response.is_empty() {
            return Err(MISSING);
        }
        if proof.signature.len() > MAX_SIGNATURE || proof.ocsp_response.len() > MAX_OCSP_RESPONSE {
            return Err(TOO_LARGE);
        }
        let signature = base64::without_space(proof.signature);
        let xml = decoded(&signature)?;
        Ok(Self {
            signature,
            xml,
            ocsp_response: base64::decode_lines(proof.ocsp_response).ok_or(NOT_BASE64)?,
        })
    }

    fn xml(&self) -> Result<&str, Flaw> {
        std::str::from_utf8(&self.xml).map_err(|_| NOT_UTF8)
    }
}

fn decoded(text: &str) -> Result<Vec<u8>, Flaw> {
    base64::decode(text).ok_or(NOT_BASE64)
}

fn text(base64: &str) -> Result<String, Flaw> {
    String::from_utf8(decoded(base64)?).map_err(|_| NOT_UTF8)
}

/// What is referred to stands in its canonical form: its bytes are what was hashed.
fn digests(signed: &Signed<'_>) -> Result<(), Flaw> {
    let [data, certificates] = signed.digests;
    let Parts { signed_data, key_info, .. } = &signed.parts;
    (decoded(data)? == sha256(signed_data.as_bytes())).then_some(()).ok_or(OTHER_DATA)?;
    (decoded(certificates)? == sha256(key_info.as_bytes())).then_some(()).ok_or(OTHER_CERTIFICATES)
}

fn certificates(parts: &Parts<'_>) -> Result<Vec<Vec<u8>>, Flaw> {
    parts.certificates.iter().map(|text| base64::decode_lines(text).ok_or(NOT_BASE64)).collect()
}

fn signature(signed: &Signed<'_>, leaf: &Certificate<'_>) -> Result<(), Flaw> {
    let signature = decoded(signed.parts.signature)?;
    let message = signed.info.as_bytes();
    rsa::verify(leaf.key_info, rsa::SHA256_WITH_RSA, message, &signature)?.then_some(()).ok_or(NOT_SIGNED)
}

/// Whether the first certificate is a person's, and its key for what it was used for:
/// people have one key to identify themselves, and one to sign.
fn may_sign(leaf: &Certificate<'_>, function: Function) -> Result<(), Flaw> {
    let extensions = &leaf.extensions;
    let is_authority = extensions.constraints.as_ref().is_some_and(|constraints| constraints.is_authority);
    let purpose = match function {
        Function::Identification => KeyUsage::DIGITAL_SIGNATURE,
        Function::Signing => KeyUsage::NON_REPUDIATION,
    };
    let has_purpose = extensions
        .key_usage
        .is_some_and(|usage| usage.allows(purpose) && !usage.allows(KeyUsage::CERTIFICATE_SIGN));
    let is_person = !is_authority && has_purpose && extensions.purposes.is_none();
    is_person.then_some(()).ok_or(NOT_A_PERSON)
}

fn person(leaf: &Certificate<'_>, issuer: &Certificate<'_>) -> Result<Person, Flaw> {
    let subject = Name::read(leaf.subject).ok_or(OTHER_SUBJECT)?;
    let one = |kind| subject.one(kind).map(ToOwned::to_owned).ok_or(OTHER_SUBJECT);
    let number = one(SERIAL_NUMBER)?;
    let is_number = identity::personal_number(&number).as_ref() == Some(&number);
    is_number.then_some(()).ok_or(OTHER_SUBJECT)?;
    let issuer_name =
        Name::read(issuer.subject).and_then(|name| name.one(COMMON_NAME).map(ToOwned::to_owned));
    Ok(Person {
        personal_number: number,
        given_name: one(GIVEN_NAME)?,
        surname: one(SURNAME)?,
        name: one(COMMON_NAME)?,
        certificate: Holder {
            der: leaf.der.to_vec(),
            serial: leaf.serial.to_vec(),
            issuer: issuer_name.unwrap_or_default(),
            not_before: leaf.not_before,
            not_after: leaf.not_after,
        },
    })
}

fn relying_party(content: &Content<'_>) -> Result<RelyingParty, Flaw> {
    let (name, display_name) = (content.relying_party, content.display_name);
    if name.len() > MAX_NAME || display_name.is_some_and(|name| name.len() > MAX_NAME) {
        return Err(TOO_LARGE);
    }
    Ok(RelyingParty { name: text(name)?, display_name: display_name.map(text).transpose()? })
}

fn visible(content: &Content<'_>) -> Result<Option<Visible>, Flaw> {
    let Some(shown) = &content.visible else { return Ok(None) };
    Ok(Some(Visible { text: text(shown.text)?, format: shown.format.map(ToOwned::to_owned) }))
}

/// Says of which type something is, and nothing of a person.
macro_rules! debug_without_content {
    ($($name:ident),*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), " { .. }"))
            }
        }
    )*};
    ($($name:ident<'_>),*) => {$(
        impl fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), " { .. }"))
            }
        }
    )*};
}

debug_without_content!(Evidence, Person, Holder, Visible);
debug_without_content!(Proof<'_>, Expected<'_>, Claimed<'_>);

impl From<Function> for Purpose {
    fn from(function: Function) -> Self {
        match function {
            Function::Identification => Self::Identification,
            Function::Signing => Self::Signing,
        }
    }
}

fn compared(expected: &Expected<'_>) -> Vec<Compared> {
    let claimed = expected.claimed.unwrap_or_default();
    let has = |text: Option<&str>| text.is_some_and(|text| !text.is_empty());
    let all = [
        (Compared::PersonalNumber, expected.personal_number.is_some() || has(claimed.personal_number)),
        (Compared::Names, [claimed.given_name, claimed.surname, claimed.name].into_iter().any(has)),
        (Compared::Time, has(claimed.identified_at)),
        (Compared::RelyingParty, !expected.relying_parties.is_empty()),
    ];
    all.into_iter().filter(|(_, was)| *was).map(|(what, _)| what).collect()
}
