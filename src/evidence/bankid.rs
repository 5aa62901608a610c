//! Swedish BankID: the person's signature and the answer of the bank's OCSP responder,
//! as relying parties and those who serve them hand them on (`ZignSec`: `BankIDSE`).
//!
//! The seven steps of the profile are the body of [`Proof::verify`].

use std::borrow::Cow;
use std::fmt;

use zeroize::{Zeroize as _, Zeroizing};

use super::anchor::Anchor;
use super::base64;
use super::certificate::{Certificate, KeyUsage};
use super::chain;
use super::digest::sha256;
use super::expected::Expected;
use super::identity;
use super::medium;
use super::name::{COMMON_NAME, GIVEN_NAME, Name, SERIAL_NUMBER, SURNAME};
use super::number;
use super::ocsp::{self, Response};
use super::profile::{self, Content, Function, Parts, Signed};
use super::proven::{Compared, Evidence, Holder, Person, Purpose, RelyingParty, Visible};
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
const OTHER_PURPOSES: Flaw = (
    Code::UnsupportedProfile,
    "the person's certificate has purposes (an extended key usage), and BankID's have none",
);
const OTHER_SUBJECT: Flaw = (
    Code::UnsupportedProfile,
    "the first certificate is not a person's: it has not one personal number of 12 digits, which begin with a date of birth, one given name, one surname and one common name, in UTF-8",
);

/// What BankID hands over when a person has identified themself or signed.
#[derive(Clone, Copy)]
pub struct Proof<'p> {
    /// `signature`: an XML signature in base64. White space in it is passed over.
    pub signature: &'p str,
    /// `ocspResponse`: a DER OCSPResponse in base64.
    pub ocsp_response: &'p str,
}

impl fmt::Debug for Proof<'_> {
    /// Nothing of a person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Proof { .. }")
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
        let evidence = self.verify_but_names(anchor, expected, now)?;
        identity::compare_names(expected, &evidence.person).at(Step::Identity)?;
        Ok(evidence)
    }

    /// The same, without the names that the webhook claims.
    pub(crate) fn verify_but_names(
        &self,
        anchor: &Anchor,
        expected: &Expected<'_>,
        now: u64,
    ) -> Result<Evidence, Refusal> {
        expected.check().at(Step::Input)?;
        let input = Input::read(self).at(Step::Input)?;
        let signed = profile::read(input.xml().at(Step::Input)?)?;
        digests(&signed).at(Step::Digests)?;
        let ders = certificates(&signed.parts).at(Step::Chain)?;
        let chain = ders.iter().map(|der| Certificate::read(der)).collect::<Result<Vec<_>, _>>();
        let chain = chain.at(Step::Chain)?;
        let [leaf, issuer, ..] = &chain[..] else { return Err(OTHER_SUBJECT).at(Step::Chain) };
        is_of_profile(leaf).at(Step::Chain)?;
        signed_by(&signed, leaf).at(Step::Signature)?;
        let response = Response::read(&input.ocsp_response).at(Step::Ocsp)?;
        let signed_at = response.produced_at();
        let root = anchor.certificate().at(Step::Input)?;
        chain::verify(&chain, &root, rsa::verify, Some(signed_at)).at(Step::Chain)?;
        let content = &signed.parts.content;
        may_sign(leaf, content.function).at(Step::Chain)?;
        response.verify(leaf, issuer, &input.signature).at(Step::Ocsp)?;
        let environment = anchor.environment();
        let (medium, policies) = medium::of(&leaf.extensions.policies, environment);
        let mut evidence = Evidence {
            person: person(leaf, issuer).at(Step::Identity)?,
            signed_at,
            relying_party: relying_party(content).at(Step::Identity)?,
            purpose: content.function.into(),
            visible: visible(content).at(Step::Identity)?,
            non_visible: content.non_visible.map(decoded).transpose().at(Step::Identity)?,
            medium,
            policies,
            id: sha256(signed.info.as_bytes()),
            environment,
            compared: compared(expected),
        };
        let verdict = identity::compare(expected, &evidence, now).at(Step::Identity);
        if verdict.is_err() {
            evidence.wipe();
        }
        verdict.map(|()| evidence)
    }
}

/// The evidence without its outer base64. It is about a person: it is overwritten when freed.
struct Input<'i> {
    /// The base64 of the signature without white space: what the nonce is made of.
    signature: Cow<'i, str>,
    xml: Zeroizing<Vec<u8>>,
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
        let xml = Zeroizing::new(decoded(&signature)?);
        let ocsp_response = base64::decode_lines(proof.ocsp_response).ok_or(NOT_BASE64)?;
        Ok(Self { signature, xml, ocsp_response })
    }

    fn xml(&self) -> Result<&str, Flaw> {
        std::str::from_utf8(&self.xml).map_err(|_| NOT_UTF8)
    }
}

impl Drop for Input<'_> {
    fn drop(&mut self) {
        if let Cow::Owned(signature) = &mut self.signature {
            signature.zeroize();
        }
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

fn certificates(parts: &Parts<'_>) -> Result<Vec<Zeroizing<Vec<u8>>>, Flaw> {
    let one = |text: &&str| base64::decode_lines(text).map(Zeroizing::new).ok_or(NOT_BASE64);
    parts.certificates.iter().map(one).collect()
}

fn signed_by(signed: &Signed<'_>, leaf: &Certificate<'_>) -> Result<(), Flaw> {
    let signature = decoded(signed.parts.signature)?;
    let message = signed.info.as_bytes();
    rsa::verify(leaf.key_info, rsa::SHA256_WITH_RSA, message, &signature)?.then_some(()).ok_or(NOT_SIGNED)
}

/// Whether the first certificate has no purpose that BankID's have not. An OCSP responder's
/// is no unknown form of a person's.
fn is_of_profile(leaf: &Certificate<'_>) -> Result<(), Flaw> {
    match &leaf.extensions.purposes {
        None => Ok(()),
        Some(purposes) if purposes.ocsp_signing => Err(NOT_A_PERSON),
        Some(_) => Err(OTHER_PURPOSES),
    }
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
    let is_person = !is_authority && has_purpose;
    is_person.then_some(()).ok_or(NOT_A_PERSON)
}

fn person(leaf: &Certificate<'_>, issuer: &Certificate<'_>) -> Result<Person, Flaw> {
    let subject = Name::read(leaf.subject).ok_or(OTHER_SUBJECT)?;
    let one = |kind| subject.one(kind).ok_or(OTHER_SUBJECT);
    let [number, given_name, surname, name] =
        [one(SERIAL_NUMBER)?, one(GIVEN_NAME)?, one(SURNAME)?, one(COMMON_NAME)?];
    // Digits alone, which vendors write apart.
    number::is_number(number, number).then_some(()).ok_or(OTHER_SUBJECT)?;
    let issuer_name =
        Name::read(issuer.subject).and_then(|name| name.one(COMMON_NAME).map(ToOwned::to_owned));
    Ok(Person {
        personal_number: number.to_owned(),
        given_name: given_name.to_owned(),
        surname: surname.to_owned(),
        name: name.to_owned(),
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
        (Compared::Names, claimed.names().into_iter().any(|name| name.is_some())),
        (Compared::Time, has(claimed.identified_at)),
        (Compared::RelyingParty, !expected.relying_parties.is_empty()),
        (Compared::Purpose, expected.purpose.is_some()),
    ];
    all.into_iter().filter(|(_, was)| *was).map(|(what, _)| what).collect()
}
