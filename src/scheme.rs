//! The vocabulary in which a vendor's way of signing is written down.
//!
//! A row is a `const` of [`Scheme`] with update syntax, `..Scheme::BODY_HMAC`.
//! What a row cannot say gets a new named variant here, never a closure.

use crate::error::Code;
use crate::shape::Shape;

/// Everything hookseal knows of one way of signing webhooks.
#[derive(Clone, Copy, Debug)]
pub struct Scheme<'a> {
    /// The name it is chosen by: kebab-case, the vendor's name first.
    pub name: &'a str,
    /// The vendor's name.
    pub vendor: &'a str,
    /// The vendor's page that describes it.
    pub documentation: &'a str,
    /// How a delivery is proven.
    pub algorithm: Algorithm,
    /// Where the signature is, and how it is written.
    pub signature: Signature<'a>,
    /// The signed message, piece by piece, at most [`MAX_PARTS`].
    pub content: &'a [Part<'a>],
    /// The signed time, where there is one.
    pub timestamp: Option<Timestamp<'a>>,
    /// The only HTTP method the vendor signs.
    pub method: &'a str,
    /// What tells a delivery and its retries from other events.
    pub replay: Replay<'a>,
    /// The addresses or CIDR blocks that the vendor documents.
    pub sources: &'a [&'a str],
    /// How an authentic body is read.
    pub body: Body<'a>,
    /// What to say in addition when a delivery is refused, in the vendor's own terms.
    pub advice: &'a [(Code, &'a str)],
}

/// The most pieces a signed message can have.
pub const MAX_PARTS: usize = 8;

impl Scheme<'_> {
    /// A hexadecimal HMAC-SHA256 of the raw body of a POST: what most vendors do.
    pub const BODY_HMAC: Self = Scheme {
        name: "",
        vendor: "",
        documentation: "",
        algorithm: Algorithm::HmacSha256,
        signature: Signature { header: "", layout: Layout::Bare, encoding: Encoding::Hex },
        content: &[Part::Body],
        timestamp: None,
        method: "POST",
        replay: Replay::Body,
        sources: &[],
        body: Body { formats: &[Format::Json], id: &[], shape: Shape::ANY },
        advice: &[],
    };

    /// What an accepted delivery proves.
    #[must_use]
    pub const fn covers(&self) -> Covers {
        match self.algorithm {
            Algorithm::HmacSha256 => Covers::Body,
            Algorithm::SenderOnly => Covers::Sender,
        }
    }

    /// The row's own words for a refusal, after a space, or nothing.
    pub(crate) fn advice(&self, code: Code) -> &str {
        self.advice.iter().find(|(about, _)| *about == code).map_or("", |(_, words)| words)
    }
}

/// How a delivery is proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// HMAC (RFC 2104) with SHA-256; the key is the secret's own bytes.
    HmacSha256,
    /// Nothing is signed: the sender's address is all there is.
    SenderOnly,
}

impl Algorithm {
    /// Its name in the table of schemes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HmacSha256 => "hmac-sha256",
            Self::SenderOnly => "none",
        }
    }
}

/// Where the signature is, and how it is written.
#[derive(Clone, Copy, Debug)]
pub struct Signature<'a> {
    /// The header's name, in lower case.
    pub header: &'a str,
    /// How the header's value is put together.
    pub layout: Layout<'a>,
    /// How the bytes of a signature are written.
    pub encoding: Encoding,
}

/// How a signature header's value is put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout<'a> {
    /// The signature, and nothing else.
    Bare,
    /// `name=value` items after commas: one time, one or more signatures.
    /// Items with other names are left out of account.
    Pairs {
        /// The name of the time's item.
        time: &'a str,
        /// The name of a signature's item.
        tag: &'a str,
    },
}

/// How the bytes of a signature are written. One text form for each byte string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Lower-case hexadecimal.
    Hex,
    /// Standard base64 (RFC 4648, section 4), padded.
    Base64,
}

impl Encoding {
    /// What a well-formed signature looks like.
    pub(crate) const fn description(self) -> &'static str {
        match self {
            Self::Hex => "64 lower-case hexadecimal digits",
            Self::Base64 => "44 characters of padded standard base64",
        }
    }
}

/// A piece of the signed message.
#[derive(Clone, Copy, Debug)]
pub enum Part<'a> {
    /// The signature header's time, in the header's own characters.
    Timestamp,
    /// These characters.
    Literal(&'a str),
    /// The raw body.
    Body,
}

/// The signed time.
#[derive(Clone, Copy, Debug)]
pub struct Timestamp<'a> {
    /// Where it stands.
    pub origin: Origin<'a>,
    /// What it counts.
    pub unit: Unit,
    /// How far it may lie from now, unless the caller says otherwise.
    pub tolerance: Tolerance,
}

/// Where a signed time stands.
#[derive(Clone, Copy, Debug)]
pub enum Origin<'a> {
    /// In the signature header, as [`Layout::Pairs`] says; always there.
    Signature,
    /// In this member of the signed body, where the vendor sends it.
    Member(&'a str),
}

/// What a time counts, since 1970-01-01T00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Milliseconds.
    Milliseconds,
    /// Seconds; from 10^12 on (which as seconds is the year 33658) milliseconds.
    SecondsOrMilliseconds,
}

/// How far a signed time may lie from now, in milliseconds, the ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tolerance {
    /// Before now.
    pub past: u64,
    /// After now: what clocks may differ by.
    pub future: u64,
}

impl Tolerance {
    /// Five minutes on both sides: what Stripe, Svix and Standard Webhooks do.
    pub const FIVE_MINUTES: Self = Self { past: 300_000, future: 300_000 };
}

/// What tells a delivery and its retries from other events.
#[derive(Clone, Copy, Debug)]
pub enum Replay<'a> {
    /// The body: two events never have the same.
    Body,
    /// This member of the signed body. Where it is absent nothing tells two
    /// events apart, and neither may be taken for the other's retry.
    Member(&'a str),
}

/// What an accepted delivery proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Covers {
    /// The vendor signed this very body.
    Body,
    /// It came from an allowed address; nothing is signed.
    Sender,
}

impl Covers {
    /// Its name in an event.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Sender => "sender",
        }
    }
}

/// How an authentic body is read.
#[derive(Clone, Copy, Debug)]
pub struct Body<'a> {
    /// What it can be. Decided by its first byte, never by Content-Type, which nobody signs.
    pub formats: &'a [Format],
    /// The members that identify what the event is about; the first that is there counts.
    pub id: &'a [&'a str],
    /// The members that are documented, and their kinds.
    pub shape: Shape,
}

/// What a body can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A JSON object (RFC 8259).
    Json,
    /// An XML 1.0 document without a document type.
    Xml,
    /// `application/x-www-form-urlencoded`, as the WHATWG URL standard parses it.
    Form,
}
