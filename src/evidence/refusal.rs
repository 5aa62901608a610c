//! Why evidence was refused.

use std::fmt;

/// What was wrong. [`Code::as_str`] is stable: adding a code is a minor version,
/// renaming one a major.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Code {
    /// What is to be trusted cannot be read: the trust anchor is no certificate, or the set of keys is none.
    InvalidAnchor,
    /// An option cannot be what it says, such as a personal number of other than 12 digits.
    InvalidOption,
    /// There is no evidence where it was looked for.
    EvidenceMissing,
    /// The evidence is larger than any that is documented.
    TooLarge,
    /// The evidence is not base64 in its one canonical form.
    MalformedBase64,
    /// The evidence is not of the profile that is verified here: whether it is genuine is not known.
    UnsupportedProfile,
    /// A certificate cannot be read as strict DER.
    MalformedCertificate,
    /// What was signed is not what the signature refers to.
    DigestMismatch,
    /// The signature is not the certificate's.
    SignatureMismatch,
    /// The chain does not end at the trust anchor, or that is not the one which is pinned.
    UntrustedRoot,
    /// A certificate of the chain was not issued by the next.
    BrokenChain,
    /// A certificate is used for what its extensions do not allow, or demand more than is understood here.
    CertificateConstraint,
    /// A certificate was not valid at the time of the signature.
    CertificateExpired,
    /// The OCSP response cannot be read as strict DER.
    MalformedOcsp,
    /// The OCSP responder gave no answer, only an error.
    OcspNotSuccessful,
    /// The OCSP response is not by a responder whom the certificate's issuer authorised.
    OcspResponder,
    /// The OCSP response is not signed by its responder.
    OcspSignatureMismatch,
    /// The OCSP response is about another certificate.
    OcspOtherCertificate,
    /// The certificate was revoked.
    Revoked,
    /// The responder does not know the certificate.
    StatusUnknown,
    /// The times in the OCSP response contradict one another.
    OcspTime,
    /// The OCSP response was not made for this very signature.
    OcspNotForThisSignature,
    /// The signature lies further back than the window, or the token has expired.
    TooOld,
    /// The signature lies further ahead than the window.
    InFuture,
    /// It was signed for another relying party than expected.
    RelyingPartyMismatch,
    /// The person was asked for something else than expected: to sign, or to identify themself.
    PurposeMismatch,
    /// The webhook, or the caller, names another person or time than the evidence.
    IdentityMismatch,
    /// The webhook does not say whom it is about.
    IdentityMissing,
    /// What should be a signed token (JWS) is none: its parts, its base64url or its JSON.
    MalformedToken,
    /// It is about another app than expected.
    AppMismatch,
    /// It is of another environment than expected, such as a test's.
    EnvironmentMismatch,
    /// The token is encrypted (JWE): whoever has the key decrypts it first.
    EncryptedToken,
    /// None of the keys is the one that the token names, or none is for its algorithm.
    UnknownKey,
    /// Several of the keys could be the one that signed.
    AmbiguousKey,
    /// It was issued by somebody else than expected.
    IssuerMismatch,
    /// It was issued for another request than the one that was made.
    NonceMismatch,
    /// The person was authenticated in another way than expected.
    AcrMismatch,
}

impl Code {
    /// Its stable name, such as `ocsp_not_for_this_signature`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvalidAnchor => "invalid_anchor",
            Self::InvalidOption => "invalid_option",
            Self::EvidenceMissing => "evidence_missing",
            Self::TooLarge => "too_large",
            Self::MalformedBase64 => "malformed_base64",
            Self::UnsupportedProfile => "unsupported_profile",
            Self::MalformedCertificate => "malformed_certificate",
            Self::DigestMismatch => "digest_mismatch",
            Self::SignatureMismatch => "signature_mismatch",
            Self::UntrustedRoot => "untrusted_root",
            Self::BrokenChain => "broken_chain",
            Self::CertificateConstraint => "certificate_constraint",
            Self::CertificateExpired => "certificate_expired",
            Self::MalformedOcsp => "malformed_ocsp",
            Self::OcspNotSuccessful => "ocsp_not_successful",
            Self::OcspResponder => "ocsp_responder",
            Self::OcspSignatureMismatch => "ocsp_signature_mismatch",
            Self::OcspOtherCertificate => "ocsp_other_certificate",
            Self::Revoked => "revoked",
            Self::StatusUnknown => "status_unknown",
            Self::OcspTime => "ocsp_time",
            Self::OcspNotForThisSignature => "ocsp_not_for_this_signature",
            Self::TooOld => "too_old",
            Self::InFuture => "in_future",
            Self::RelyingPartyMismatch => "relying_party_mismatch",
            Self::PurposeMismatch => "purpose_mismatch",
            Self::IdentityMismatch => "identity_mismatch",
            Self::IdentityMissing => "identity_missing",
            Self::MalformedToken => "malformed_token",
            Self::AppMismatch => "app_mismatch",
            Self::EnvironmentMismatch => "environment_mismatch",
            Self::EncryptedToken => "encrypted_token",
            Self::UnknownKey => "unknown_key",
            Self::AmbiguousKey => "ambiguous_key",
            Self::IssuerMismatch => "issuer_mismatch",
            Self::NonceMismatch => "nonce_mismatch",
            Self::AcrMismatch => "acr_mismatch",
        }
    }
}

/// Where in the verification something was refused: the seven steps of BankID's profile,
/// what comes before them, and the steps of the other kinds of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Step {
    /// What the caller passed: the trust anchor, the options, the sizes, the base64.
    Input,
    /// The signature refers to the signed data and to its certificates, once each, and to nothing else.
    References,
    /// The XML stands in its canonical form.
    CanonicalForm,
    /// The digests are those of the signed data and of the certificates.
    Digests,
    /// The person's key signed the references; or the token's, the token.
    Signature,
    /// The certificates lead to the trust anchor.
    Chain,
    /// The issuer's responder said of the certificate, for this signature, that it is good.
    Ocsp,
    /// Person, time and relying party are those expected; or app, environment and time; or issuer, audience and time.
    Identity,
    /// The evidence is a signed token of the profile.
    Token,
    /// What the token says is of the vendor's form.
    Content,
    /// The transaction within a notification, by the same steps.
    Transaction,
    /// The renewal within a notification, by the same steps.
    RenewalInfo,
    /// The app's own transaction within a notification, by the same steps.
    AppTransaction,
    /// One of the issuer's keys is the one that the token names.
    Key,
}

impl Step {
    /// Its stable name, such as `canonical_form`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::References => "references",
            Self::CanonicalForm => "canonical_form",
            Self::Digests => "digests",
            Self::Signature => "signature",
            Self::Chain => "chain",
            Self::Ocsp => "ocsp",
            Self::Identity => "identity",
            Self::Token => "token",
            Self::Content => "content",
            Self::Transaction => "transaction",
            Self::RenewalInfo => "renewal_info",
            Self::AppTransaction => "app_transaction",
            Self::Key => "key",
        }
    }
}

/// A refusal. It holds nothing of the evidence and nothing of a person: its hint is
/// one of a fixed set of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    code: Code,
    step: Step,
    hint: &'static str,
}

impl Refusal {
    /// What was wrong.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// In which step it was found.
    #[must_use]
    pub const fn step(&self) -> Step {
        self.step
    }

    /// What to look at: for a log.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        self.hint
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code.as_str(), self.hint)
    }
}

impl std::error::Error for Refusal {}

/// What is wrong, and its hint, before it is known in which step.
pub(super) type Flaw = (Code, &'static str);

/// Says in which step something was refused.
pub(super) trait At<T> {
    fn at(self, step: Step) -> Result<T, Refusal>;
}

impl<T> At<T> for Result<T, Flaw> {
    fn at(self, step: Step) -> Result<T, Refusal> {
        self.map_err(|(code, hint)| Refusal { code, step, hint })
    }
}
