//! Every way a delivery, or a configuration, can be refused.

use std::fmt;

/// Why something was refused. [`Code::as_str`] is stable: adding a code is a
/// minor version, renaming one a major.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Code {
    /// The signature header is absent or empty.
    MissingSignature,
    /// The signature header is not what the scheme sends.
    MalformedSignature,
    /// A header, or a field of it, that must be there once is there more than once.
    DuplicateHeader,
    /// The signature is well formed, and not the one that a given secret makes for this body.
    SignatureMismatch,
    /// The signed time is absent.
    MissingTimestamp,
    /// The signed time is not a time.
    MalformedTimestamp,
    /// The signed time lies further back than the scheme's, or the caller's, window.
    TimestampTooOld,
    /// The signed time lies further ahead than the window.
    TimestampInFuture,
    /// The sender's address is not among those allowed, or not known.
    SourceNotAllowed,
    /// The request's method is not the one the vendor signs.
    MethodNotAllowed,
    /// The body is larger than the limit.
    BodyTooLarge,
    /// The body is authentic, and not what the vendor documents.
    MalformedPayload,
    /// A secret cannot be the vendor's.
    InvalidSecret,
    /// No built-in scheme has this name.
    UnknownScheme,
    /// A description of a scheme contradicts itself, or is none.
    InvalidScheme,
    /// No given key is the one that the delivery names.
    KeyRequired,
    /// The scheme signs nothing and no source addresses were given.
    Unsigned,
    /// An option does nothing for the scheme: its caller would rely on it.
    InvalidOption,
}

impl Code {
    /// Its stable name, such as `signature_mismatch`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MissingSignature => "missing_signature",
            Self::MalformedSignature => "malformed_signature",
            Self::DuplicateHeader => "duplicate_header",
            Self::SignatureMismatch => "signature_mismatch",
            Self::MissingTimestamp => "missing_timestamp",
            Self::MalformedTimestamp => "malformed_timestamp",
            Self::TimestampTooOld => "timestamp_too_old",
            Self::TimestampInFuture => "timestamp_in_future",
            Self::SourceNotAllowed => "source_not_allowed",
            Self::MethodNotAllowed => "method_not_allowed",
            Self::BodyTooLarge => "body_too_large",
            Self::MalformedPayload => "malformed_payload",
            Self::InvalidSecret => "invalid_secret",
            Self::UnknownScheme => "unknown_scheme",
            Self::InvalidScheme => "invalid_scheme",
            Self::KeyRequired => "key_required",
            Self::Unsigned => "unsigned",
            Self::InvalidOption => "invalid_option",
        }
    }

    /// The HTTP status to answer the sender with: 4xx for what the sender did,
    /// 500 for what the receiver configured, and 503 for what it can verify
    /// once it has the key, so that the vendor sends it again.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::MalformedSignature
            | Self::DuplicateHeader
            | Self::MissingTimestamp
            | Self::MalformedTimestamp
            | Self::MalformedPayload => 400,
            Self::MissingSignature
            | Self::SignatureMismatch
            | Self::TimestampTooOld
            | Self::TimestampInFuture => 401,
            Self::SourceNotAllowed => 403,
            Self::MethodNotAllowed => 405,
            Self::BodyTooLarge => 413,
            Self::KeyRequired => 503,
            Self::InvalidSecret
            | Self::UnknownScheme
            | Self::InvalidScheme
            | Self::Unsigned
            | Self::InvalidOption => 500,
        }
    }
}

/// A refusal. It never holds the secret, the body or an expected signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    code: Code,
    hint: String,
    key_id: Option<String>,
}

impl Error {
    /// `hint` is put together from pieces, so that the wasm needs no formatting machinery.
    pub(crate) fn new(code: Code, hint: &[&str]) -> Self {
        Self { code, hint: hint.concat(), key_id: None }
    }

    /// A key of this name has to be got.
    pub(crate) fn key_required(key_id: Option<&str>, hint: &[&str]) -> Self {
        Self { key_id: key_id.map(ToOwned::to_owned), ..Self::new(Code::KeyRequired, hint) }
    }

    /// What was refused.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// What to do about it: for a log, not for the sender. It follows from the code, the
    /// scheme and what was missing: nothing is searched for it, so that a forger buys
    /// no work. [`Webhook::diagnose`](crate::Webhook::diagnose) searches for the cause.
    #[must_use]
    pub fn hint(&self) -> &str {
        &self.hint
    }

    /// With [`Code::KeyRequired`], the name of the key that the delivery was
    /// signed with, where it has one (RFC 7515, section 4.1.4: `kid`), to ask the
    /// vendor for. Nobody has signed it yet: at most 128 visible ASCII characters.
    /// Where the vendor publishes certificates ([`KeyFormat::Certificate`]), the
    /// certificate's address, which is one of the vendor's and can be fetched: at
    /// most 512.
    ///
    /// [`KeyFormat::Certificate`]: crate::KeyFormat::Certificate
    #[must_use]
    pub fn key_id(&self) -> Option<&str> {
        self.key_id.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code.as_str(), self.hint())
    }
}

impl std::error::Error for Error {}
