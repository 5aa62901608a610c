//! "Signature profile for BankID" (<https://developers.bankid.com/assets/signature-profile.pdf>):
//! an XML signature (XMLDSig) of which all but the values is fixed. No XML signature in
//! general is read here: there is no reference to follow, no transform to apply and no
//! algorithm to choose, and so nothing that wraps, redirects or weakens one.
//!
//! ```xml
//! <Signature xmlns="http://www.w3.org/2000/09/xmldsig#">
//!   <SignedInfo xmlns="…">  constant, but for two digests  </SignedInfo>
//!   <SignatureValue>…</SignatureValue>
//!   <KeyInfo xmlns="…" Id="bidKeyInfo"><X509Data>  certificates, the person's first  </X509Data></KeyInfo>
//!   <Object><bankIdSignedData xmlns="…" Id="bidSignedData">  what was signed  </bankIdSignedData></Object>
//! </Signature>
//! ```
//!
//! (There is no white space between elements; it stands here for the reader.)

use super::chain::MAX_LENGTH;
use super::refusal::{At as _, Code, Flaw, Refusal, Step};
use super::xml::{Canonical, Start};

/// The longest name of a format: `simpleMarkdownV1` has 16 letters.
const MAX_FORMAT: usize = 64;

/// Up to the first digest. The signed data's reference has a type, the certificates' has none.
const SIGNED_INFO: &str = concat!(
    r#"<SignedInfo xmlns="http://www.w3.org/2000/09/xmldsig#">"#,
    r#"<CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"></CanonicalizationMethod>"#,
    r#"<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"></SignatureMethod>"#,
    r##"<Reference Type="http://www.bankid.com/signature/v1.0.0/types" URI="#bidSignedData">"##,
);
const SECOND_REFERENCE: &str = r##"<Reference URI="#bidKeyInfo">"##;
const TRANSFORMS: &str = concat!(
    r#"<Transforms><Transform Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"></Transform></Transforms>"#,
    r#"<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></DigestMethod>"#,
);
const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="no"?>"#;
const SIGNATURE: &str = r#"<Signature xmlns="http://www.w3.org/2000/09/xmldsig#">"#;
const KEY_INFO: &str = r#"<KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#" Id="bidKeyInfo"><X509Data>"#;
const SIGNED_DATA: &str =
    r#"<bankIdSignedData xmlns="http://www.bankid.com/signature/v1.0.0/types" Id="bidSignedData">"#;

const OTHER_REFERENCES: Flaw = (
    Code::UnsupportedProfile,
    "SignedInfo is not BankID's: one reference to the signed data and one to the certificates, Canonical XML 1.0, RSA and SHA-256",
);
const NOT_CANONICAL: Flaw = (
    Code::UnsupportedProfile,
    "the XML is not BankID's profile in canonical form: elements, order, namespaces, no comments, no entities, no white space between tags",
);
const OTHER_CERTIFICATES: Flaw =
    (Code::UnsupportedProfile, "KeyInfo has fewer than two or more than four certificates");

/// A signature's parts. The texts are as they are written: base64, not decoded.
pub(super) struct Signed<'x> {
    /// What the person's key signed.
    pub(super) info: &'x str,
    /// The digests within it: of the signed data, and of the certificates.
    pub(super) digests: [&'x str; 2],
    pub(super) parts: Parts<'x>,
}

/// What stands beside the references.
pub(super) struct Parts<'x> {
    pub(super) signature: &'x str,
    /// What the digests are of.
    pub(super) key_info: &'x str,
    pub(super) signed_data: &'x str,
    /// The person's first; each may have line breaks.
    pub(super) certificates: Vec<&'x str>,
    pub(super) content: Content<'x>,
}

/// What was signed. The texts are base64.
pub(super) struct Content<'x> {
    pub(super) visible: Option<Visible<'x>>,
    pub(super) non_visible: Option<&'x str>,
    pub(super) relying_party: &'x str,
    pub(super) display_name: Option<&'x str>,
    pub(super) function: Function,
}

/// What the person was shown.
pub(super) struct Visible<'x> {
    pub(super) text: &'x str,
    /// Such as `simpleMarkdownV1`; plain text without it.
    pub(super) format: Option<&'x str>,
}

/// What the person was asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    Identification,
    Signing,
}

/// Reads a document of the profile.
pub(super) fn read(text: &str) -> Result<Signed<'_>, Refusal> {
    let mut xml = Canonical::new(text);
    begin(&mut xml).ok_or(NOT_CANONICAL).at(Step::CanonicalForm)?;
    let (info, digests) = signed_info(&mut xml).ok_or(OTHER_REFERENCES).at(Step::References)?;
    let parts = rest(&mut xml).ok_or(NOT_CANONICAL).at(Step::CanonicalForm)?;
    let is_chain = (2..=MAX_LENGTH).contains(&parts.certificates.len());
    is_chain.then_some(()).ok_or(OTHER_CERTIFICATES).at(Step::CanonicalForm)?;
    Ok(Signed { info, digests, parts })
}

fn signed_info<'x>(xml: &mut Canonical<'x>) -> Option<(&'x str, [&'x str; 2])> {
    let start = xml.position();
    xml.take(SIGNED_INFO)?;
    let first = reference(xml)?;
    xml.take(SECOND_REFERENCE)?;
    let second = reference(xml)?;
    xml.end("SignedInfo")?;
    Some((xml.since(start)?, [first, second]))
}

/// The rest of a reference: its digest.
fn reference<'x>(xml: &mut Canonical<'x>) -> Option<&'x str> {
    xml.take(TRANSFORMS)?;
    let digest = xml.element("DigestValue")?;
    xml.end("Reference")?;
    Some(digest)
}

/// Nothing signs the declaration: it has one form, and nothing follows the end, so that
/// there is one document of one signature.
fn begin(xml: &mut Canonical<'_>) -> Option<()> {
    xml.take(DECLARATION)?;
    xml.take(SIGNATURE)
}

/// What follows the references, to the end.
fn rest<'x>(xml: &mut Canonical<'x>) -> Option<Parts<'x>> {
    let signature = xml.element("SignatureValue")?;
    let key_info = xml.position();
    let certificates = certificates(xml)?;
    let key_info = xml.since(key_info)?;
    xml.take("<Object>")?;
    let signed_data = xml.position();
    let content = signed_content(xml)?;
    let signed_data = xml.since(signed_data)?;
    xml.end("Object")?;
    xml.end("Signature")?;
    xml.is_end().then_some(Parts { signature, key_info, signed_data, certificates, content })
}

fn certificates<'x>(xml: &mut Canonical<'x>) -> Option<Vec<&'x str>> {
    xml.take(KEY_INFO)?;
    let mut certificates = Vec::new();
    while !xml.skip("</X509Data>") {
        // One more than is allowed is enough to be refused.
        (certificates.len() <= MAX_LENGTH).then_some(())?;
        certificates.push(xml.element("X509Certificate")?);
    }
    xml.end("KeyInfo")?;
    Some(certificates)
}

fn signed_content<'x>(xml: &mut Canonical<'x>) -> Option<Content<'x>> {
    xml.take(SIGNED_DATA)?;
    let visible = if xml.rest().starts_with("<usrVisibleData ") { Some(visible(xml)?) } else { None };
    let non_visible = if xml.rest().starts_with("<usrNonVisibleData>") {
        Some(xml.element("usrNonVisibleData")?)
    } else {
        None
    };
    let [name, display_name] = members(xml, "srvInfo", ["name", "displayName"])?;
    let [function] = members(xml, "clientInfo", ["funcId"])?;
    xml.end("bankIdSignedData")?;
    let function = match function? {
        "Identification" => Function::Identification,
        "Signing" => Function::Signing,
        _ => return None,
    };
    Some(Content { visible, non_visible, relying_party: name?, display_name, function })
}

fn visible<'x>(xml: &mut Canonical<'x>) -> Option<Visible<'x>> {
    let start = xml.start()?;
    let is_utf8 = start.attribute("charset") == Some("UTF-8");
    // What the person saw is what is signed.
    let is_wysiwys = start.attribute("visible") == Some("wysiwys");
    let is_known = start.name == "usrVisibleData" && start.has_only(&["charset", "format", "visible"]);
    (is_utf8 && is_wysiwys && is_known).then_some(())?;
    let format = start.attribute("format");
    // It is handed on: a word, and nothing that a sender could say in it.
    let is_word =
        |text: &str| text.len() <= MAX_FORMAT && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    format.is_none_or(is_word).then_some(())?;
    let text = xml.text_and_end("usrVisibleData")?;
    Some(Visible { text, format })
}

/// The texts of these members of an element, each there once at most. BankID may add
/// others, which are read over.
fn members<'x, const N: usize>(
    xml: &mut Canonical<'x>,
    parent: &str,
    names: [&str; N],
) -> Option<[Option<&'x str>; N]> {
    let mut found = [None; N];
    let start = xml.start()?;
    (start.name == parent && start.has_only(&[])).then_some(())?;
    while !xml.rest().starts_with("</") {
        let child = xml.start()?;
        match names.iter().zip(&mut found).find(|(name, _)| **name == child.name) {
            Some((_, place)) => {
                (place.is_none() && child.has_only(&[])).then_some(())?;
                *place = Some(xml.text_and_end(child.name)?);
            }
            None => skip(xml, &child)?,
        }
    }
    xml.end(parent)?;
    Some(found)
}

fn skip(xml: &mut Canonical<'_>, child: &Start<'_>) -> Option<()> {
    child.has_no_id().then_some(())?;
    xml.skip_content(child.name)
}
