//! Signature header → what the sender claims: text and bytes, nothing verified.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::error::{Code, Error};
use crate::mac::{TAG_BYTES, Tag};
use crate::providers;
use crate::request::Request;
use crate::scheme::{Encoding, Layout, Scheme};

/// The most signatures that one header may carry.
pub(crate) const MAX_TAGS: usize = 16;
/// The longest header value read; 16 signatures and a time take 1,150 bytes.
const MAX_HEADER_BYTES: usize = 4096;

/// What the sender claims.
#[derive(Debug)]
pub(crate) struct Claim<'r> {
    tags: [Tag; MAX_TAGS],
    count: usize,
    /// The time, in the header's own characters.
    pub(crate) timestamp: &'r [u8],
}

impl<'r> Claim<'r> {
    /// No signature yet, at this time.
    pub(crate) const fn at(timestamp: &'r [u8]) -> Self {
        Self { tags: [[0; TAG_BYTES]; MAX_TAGS], count: 0, timestamp }
    }

    pub(crate) fn tags(&self) -> &[Tag] {
        self.tags.get(..self.count).unwrap_or_default()
    }

    fn add(&mut self, text: &[u8], encoding: Encoding) -> Result<(), Flaw> {
        let tag = self.tags.get_mut(self.count).ok_or(Flaw::TooMany)?;
        decode(text, encoding, tag)?;
        self.count = self.count.saturating_add(1);
        Ok(())
    }
}

/// What is wrong with a header's value.
#[derive(Clone, Copy)]
enum Flaw {
    TooLong,
    TooMany,
    NotATag,
    NotPairs,
    NoTime,
    TwoTimes,
    NoTag,
}

impl Flaw {
    const fn words(self) -> &'static str {
        match self {
            Self::TooLong => "is longer than any signature header",
            Self::TooMany => "carries more than 16 signatures",
            Self::NotATag => "does not carry",
            Self::NotPairs => "is not a list of name=value items",
            Self::NoTime => "has no time",
            Self::TwoTimes => "has more than one time",
            Self::NoTag => "has no signature that this scheme knows",
        }
    }
}

/// Reads the scheme's signature header.
pub(crate) fn read<'r, B: AsRef<[u8]>>(
    scheme: &Scheme<'_>,
    request: &Request<'r, B>,
) -> Result<Claim<'r>, Error> {
    let header = scheme.signature.header;
    let value = request.header(header).map_err(|refusal| {
        let advice = scheme.advice(refusal.code());
        Error::new(refusal.code(), &[refusal.hint(), advice])
    })?;
    claim(scheme, value).map_err(|flaw| explain(scheme, value, flaw))
}

fn claim<'r>(scheme: &Scheme<'_>, value: &'r [u8]) -> Result<Claim<'r>, Flaw> {
    if value.len() > MAX_HEADER_BYTES {
        return Err(Flaw::TooLong);
    }
    let encoding = scheme.signature.encoding;
    let mut claim = Claim::at(&[]);
    match scheme.signature.layout {
        Layout::Bare => claim.add(value, encoding)?,
        Layout::Pairs { time, tag } => {
            let mut found = None;
            for item in value.split(|byte| *byte == b',') {
                let (name, text) = pair(item).ok_or(Flaw::NotPairs)?;
                // A second header is joined to the first by a comma and a space.
                if name.trim_ascii_start() == time.as_bytes() {
                    if found.replace(text).is_some() {
                        return Err(Flaw::TwoTimes);
                    }
                } else if name == tag.as_bytes() {
                    claim.add(text, encoding)?;
                } else if name.first().is_some_and(u8::is_ascii_whitespace) {
                    return Err(Flaw::NotPairs);
                }
            }
            claim.timestamp = found.ok_or(Flaw::NoTime)?;
            if claim.count == 0 {
                return Err(Flaw::NoTag);
            }
        }
    }
    Ok(claim)
}

/// `name=value` in two, at the first `=`.
fn pair(item: &[u8]) -> Option<(&[u8], &[u8])> {
    let equals = item.iter().position(|byte| *byte == b'=')?;
    let (name, rest) = item.split_at_checked(equals)?;
    Some((name, rest.get(1..)?))
}

/// Decodes into a fixed length; any other length, alphabet or padding is refused.
fn decode(text: &[u8], encoding: Encoding, tag: &mut Tag) -> Result<(), Flaw> {
    let decoded = match encoding {
        // The `hex` crate takes upper case too; one text form per signature.
        Encoding::Hex => !text.iter().any(u8::is_ascii_uppercase) && hex::decode_to_slice(text, tag).is_ok(),
        Encoding::Base64 => {
            // 32 bytes are 44 characters. The decoder wants room for 33.
            let mut room = [0; TAG_BYTES + 1];
            let length = STANDARD.decode_slice(text, &mut room).unwrap_or(0);
            let bytes = room.get(..length).unwrap_or_default();
            bytes.try_into().map(|bytes| *tag = bytes).is_ok()
        }
    };
    decoded.then_some(()).ok_or(Flaw::NotATag)
}

/// Says what is wrong, and whose signature it may be instead.
#[cold]
fn explain(scheme: &Scheme<'_>, value: &[u8], flaw: Flaw) -> Error {
    let header = scheme.signature.header;
    if matches!(flaw, Flaw::TwoTimes) || is_joined(scheme, value) {
        return Error::new(
            Code::DuplicateHeader,
            &["the request has more than one ", header, " header, joined by a comma"],
        );
    }
    let expected = match scheme.signature.layout {
        Layout::Bare => ["", ""],
        Layout::Pairs { time, tag } => [time, tag],
    };
    let [time, tag] = expected;
    let form = match scheme.signature.layout {
        Layout::Bare => ["", "", "", "", ""],
        Layout::Pairs { .. } => [time, "=<time>,", tag, "=<signature>", ", the signature being "],
    };
    let other = providers::ALL
        .iter()
        .find(|row| row.name != scheme.name && row.signature.header == header && claim(row, value).is_ok())
        .map_or(["", "", ""], |row| ["; this value has the form of the scheme \"", row.name, "\""]);
    Error::new(
        Code::MalformedSignature,
        &[
            header,
            " ",
            flaw.words(),
            ": expected ",
            &form.concat(),
            scheme.signature.encoding.description(),
            &other.concat(),
        ],
    )
}

/// Node and Fetch join repeated headers by `, `: two whole signatures where one may be.
fn is_joined(scheme: &Scheme<'_>, value: &[u8]) -> bool {
    let mut parts = value.split(|byte| *byte == b',');
    matches!(scheme.signature.layout, Layout::Bare)
        && value.contains(&b',')
        && parts.all(|part| decode(part.trim_ascii(), scheme.signature.encoding, &mut [0; TAG_BYTES]).is_ok())
}
