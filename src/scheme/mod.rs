//! The vocabulary in which a vendor's way of signing is written down.
//!
//! A row is a `const` of [`Scheme`] with update syntax, `..Scheme::BODY_HMAC`.
//! What a row cannot say gets a new named variant here, never a closure.

mod about;
mod algorithm;
mod body;
mod field;
mod handshake;
mod hashes_body;
mod key;
mod message;
mod needs;
mod reads;
mod require;
mod signature;
mod time;

pub use crate::document::Format;
pub use about::{About, Answer, Confidence, Reception, Retries};
pub use algorithm::{Algorithm, JwsAlgorithm};
pub use body::{Body, Covers, Replay, Unlike};
pub use field::Field;
pub use handshake::{Handshake, Reply};
pub use key::{KeyFormat, Published};
pub use message::{Form, Part, UrlForm};
pub use needs::Feature;
pub use require::Require;
pub use signature::{Encoding, Layout, Place, Signature};
pub use time::{Origin, Timestamp, Tolerance, Unit};

use crate::document::Shape;
use crate::error::Code;

/// Everything hookseal knows of one way of signing webhooks.
#[derive(Clone, Copy, Debug)]
pub struct Scheme<'a> {
    /// The name it is chosen by: kebab-case, the vendor's name first.
    pub name: &'a str,
    /// Whose it is and how that is known.
    pub about: &'a About<'a>,
    /// How a delivery is proven.
    pub algorithm: Algorithm,
    /// How a secret's text becomes a key.
    pub key: KeyFormat<'a>,
    /// Where the signature is, and how it is written.
    pub signature: Signature<'a>,
    /// The signed message, piece by piece, at most [`MAX_PARTS`].
    pub content: &'a [Part<'a>],
    /// Other messages that the vendor may have signed for the same request,
    /// tried in this order when `content` does not match.
    pub alternates: &'a [&'a [Part<'a>]],
    /// What the texts of signed fields are made of, where nothing stands between two
    /// parts of the message, or a field may hold what stands there.
    pub forms: &'a [(Field<'a>, Form)],
    /// Where the body is a batch that is signed item by item: the list's name
    /// and the name that each item stands under, empty where it stands by itself.
    /// Every item must verify.
    pub items: Option<(&'a str, &'a str)>,
    /// What must hold beside the signature.
    pub require: &'a [Require<'a>],
    /// The signed time, where there is one.
    pub timestamp: Option<Timestamp<'a>>,
    /// The only HTTP method the vendor sends; empty where it sends several.
    pub method: &'a str,
    /// What an accepted delivery proves.
    pub covers: Covers,
    /// What tells a delivery and its retries from other events. A row that does not
    /// say so has none; one that does says why, in [`About::identity`].
    pub replay: Replay<'a>,
    /// What the vendor sends to see whether the receiver is there, and what to answer.
    pub handshakes: &'a [Handshake<'a>],
    /// The addresses or CIDR blocks that the vendor documents.
    pub sources: &'a [&'a str],
    /// How an authentic body is read.
    pub body: Body<'a>,
    /// What to say in addition when a delivery is refused, in the vendor's own terms.
    pub advice: &'a [(Code, &'a str)],
}

/// The most pieces a signed message can have.
pub const MAX_PARTS: usize = 16;

/// The most headers that a scheme may read: the boundaries to JavaScript have room for so many.
pub(crate) const MAX_HEADERS: usize = 28;

impl Scheme<'_> {
    /// A hexadecimal HMAC-SHA256 of the raw body of a POST, the key being the
    /// secret's own bytes: what most vendors do.
    pub const BODY_HMAC: Self = Scheme {
        name: "",
        about: &About::new("", "", Confidence::Vendor),
        algorithm: Algorithm::HmacSha256,
        key: KeyFormat::Utf8,
        signature: Signature::HEX,
        content: &[Part::Body],
        alternates: &[],
        forms: &[],
        items: None,
        require: &[],
        timestamp: None,
        method: "POST",
        covers: Covers::Body,
        replay: Replay::Unknown,
        handshakes: &[],
        sources: &[],
        body: Body { formats: &[], within: None, unlike: None, id: &[], required: false, shape: Shape::ANY },
        advice: &[],
    };

    /// As [`Self::BODY_HMAC`], over the time in the signature's header, in
    /// seconds, a full stop and the body: what Stripe does.
    pub const TIMED_HMAC: Self = Scheme {
        content: &[Part::Timestamp, Part::Literal("."), Part::Body],
        timestamp: Some(Timestamp {
            origin: Origin::Signature,
            unit: Unit::Seconds,
            tolerance: Tolerance::FIVE_MINUTES,
        }),
        ..Self::BODY_HMAC
    };

    /// HTTP Basic (RFC 7617), the secret being `user:password`: it proves who
    /// sent, not what.
    pub const BASIC: Self = Scheme {
        algorithm: Algorithm::Token,
        signature: Signature::header("authorization", Encoding::Base64).layout(Layout::Prefixed("Basic ")),
        content: &[Part::Secret],
        covers: Covers::Sender,
        ..Self::BODY_HMAC
    };

    /// The row's own words for a refusal, or nothing.
    pub(crate) fn advice(&self, code: Code) -> &str {
        self.advice.iter().find(|(about, _)| *about == code).map_or("", |(_, words)| words)
    }
}
