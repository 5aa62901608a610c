//! What an accepted delivery proves and gives out.

use super::Field;
use crate::document::Shape;
use crate::document::{Format, Kinds};

/// What tells a delivery and its retries from other events. To take two events for
/// one loses the second, and to take a retry for another event handles one twice:
/// the former is worse, so where nothing is known it is [`Replay::Unknown`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replay<'a> {
    /// The body: two events never have the same, and a retry has it again.
    Body,
    /// The whole signed message: bodies may repeat, what is signed does not.
    Content,
    /// A signed field: the event's own, and the same for its retries. Where it is
    /// absent nothing tells two events apart.
    Field(Field<'a>),
    /// Nothing that is signed tells two events apart, or nobody says so.
    Unknown,
}

impl Replay<'_> {
    /// Its name in a description, and where the package says what tells events apart.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Content => "content",
            Self::Field(_) => "field",
            Self::Unknown => "unknown",
        }
    }
}

/// What an accepted delivery proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Covers {
    /// The vendor signed this very body.
    Body,
    /// The vendor signed some fields of it; the payload has no others.
    Fields,
    /// It came from somebody who is known: the body is not proven.
    Sender,
}

impl Covers {
    /// Its name in an event.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Fields => "fields",
            Self::Sender => "sender",
        }
    }
}

/// How an authentic body is read.
#[derive(Clone, Copy, Debug)]
pub struct Body<'a> {
    /// What it can be; anything, where this is empty. Decided by its first byte,
    /// never by Content-Type, which nobody signs.
    pub formats: &'a [Format],
    /// The field of a form that is the payload, as JSON, where it is there: `payload`
    /// of GitHub, `json` of Dropbox Sign. The form's other fields are not given out.
    pub within: Option<&'a str>,
    /// What no body may be taken from, since the same key signs that for something else.
    /// This alone is a reason to refuse a delivery for its body.
    pub unlike: Option<Unlike>,
    /// What identifies what the event is about; the first that is there counts.
    pub id: &'a [Field<'a>],
    /// Whether one of `id` must be there for the payload to be read.
    pub required: bool,
    /// The members that are documented, and their kinds.
    pub shape: Shape,
}

/// A text that a scheme's key signs and that is no delivery of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlike {
    /// What begins with a digit: another scheme of the vendor signs the time before the
    /// body, with the same key.
    Timed,
    /// What begins with a method and a URL: likewise.
    Requested,
    /// Up to 128 letters, digits and `+ / _ -`: the answer to an unsigned handshake
    /// shows anybody the code of such a text. Also nothing at all, where the message is
    /// more than the body.
    Token,
}

impl<'a> Body<'a> {
    /// What it can be.
    pub(crate) const fn kinds(&self) -> Kinds<'a> {
        Kinds { formats: self.formats, within: self.within }
    }

    /// Whether its shape changes anything of a body: of JSON, only where more is documented
    /// than texts.
    pub(crate) const fn restores(&self) -> bool {
        self.shape.restores(self.can_be_xml())
    }

    const fn can_be_xml(&self) -> bool {
        let mut rest = self.formats;
        while let [format, after @ ..] = rest {
            if matches!(format, Format::Xml) {
                return true;
            }
            rest = after;
        }
        self.formats.is_empty()
    }
}
