//! What the evidence proves.

use std::fmt;

use zeroize::Zeroize as _;

use super::anchor::Environment;
use super::medium::Medium;
use super::refusal::Step;

/// What the evidence proves.
#[derive(Clone)]
pub struct Evidence {
    /// Who.
    pub person: Person,
    /// When, in milliseconds since 1970-01-01T00:00Z, whole seconds: the time at which
    /// the bank's responder said that the certificate was good for this signature. Whoever
    /// holds the signature can ask it again, and gets a later one.
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
    /// The evidence's identity: SHA-256 of what the person's key signed, SignedInfo in its
    /// canonical form. It stays the same whatever stands around it, and whenever the OCSP
    /// response is asked for anew: what is remembered to refuse the evidence a second time.
    pub id: [u8; 32],
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
    /// The given name.
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
#[derive(Clone, PartialEq, Eq)]
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
    /// What the person was asked for, with the caller's.
    Purpose,
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

impl Evidence {
    /// Overwrites what it says of the person, before it is freed.
    pub(crate) fn wipe(&mut self) {
        let Person { personal_number, given_name, surname, name, certificate } = &mut self.person;
        for text in [personal_number, given_name, surname, name] {
            text.zeroize();
        }
        certificate.der.zeroize();
        if let Some(visible) = &mut self.visible {
            visible.text.zeroize();
        }
        self.non_visible.zeroize();
        self.relying_party.name.zeroize();
        self.relying_party.display_name.zeroize();
    }
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
}

debug_without_content!(Evidence, Person, Holder, RelyingParty, Visible);
