//! Signature field → the signatures that the sender presents, nothing verified.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use crate::crypto::mac;
use crate::crypto::presented::{MAX_TAG_BYTES, Presented, Tag};
#[cfg(feature = "public-keys")]
use crate::crypto::public;
use crate::error::{Code, Error};
use crate::request::fields::Fields;
use crate::request::form_error::FormError;
use crate::request::jws;
use crate::scheme::{Algorithm, Encoding, Field, JwsAlgorithm, Layout, Place, Scheme};
use crate::text::decimal;
use crate::text::split::{split, split_once};
use crate::{FULL, PUBLIC_KEYS, SLIM};

/// The most signatures that one delivery may carry.
pub(crate) const MAX_TAGS: usize = 16;
/// The most where each has a header of its own: the boundary to JavaScript has a
/// place for 64 headers, of which some are others.
const MAX_NUMBERED: usize = 40;
/// The most by public keys: each takes as long to verify as a thousand codes.
const MAX_PUBLIC_TAGS: usize = 4;
/// The most groups of signatures, each with a time of its own, and so a hash of the
/// body: Persona sends two while a secret is being replaced.
const MAX_GROUPS: usize = 2;
/// The longest value read; 16 signatures and a time take 1,150 bytes.
const MAX_VALUE_BYTES: usize = 4096;
/// The longest text of a time.
const MAX_TIME_BYTES: usize = 48;

/// A signature that the sender presents, and its time: text and bytes, nothing verified.
#[derive(Clone)]
pub(crate) struct Candidate {
    presented: Presented,
    time: Vec<u8>,
    /// The only secret that may have signed, where the place of the signature says so.
    pub(crate) secret: Option<usize>,
}

impl Candidate {
    /// No signature yet, at no time.
    const EMPTY: Self = Self { presented: Presented::EMPTY, time: Vec::new(), secret: None };

    pub(crate) const fn presented(&self) -> &Presented {
        &self.presented
    }

    /// The time, in the field's own characters; empty where there is none.
    pub(crate) fn time(&self) -> &[u8] {
        &self.time
    }

    fn set_time(&mut self, text: &str) -> Result<(), FormError> {
        if text.len() > MAX_TIME_BYTES {
            return Err(FormError::TooLong);
        }
        self.time = text.into();
        Ok(())
    }

    fn add(&mut self, scheme: &Scheme<'_>, text: &str) -> Result<(), FormError> {
        let most = match scheme.signature.place {
            _ if scheme.algorithm().is_public() => MAX_PUBLIC_TAGS,
            Place::Numbered(_) if FULL => MAX_NUMBERED,
            _ => MAX_TAGS,
        };
        if self.presented.tags.len().saturating_add(self.presented.long.len()) >= most {
            return Err(FormError::TooMany);
        }
        let encoding = scheme.signature.encoding;
        if PUBLIC_KEYS && (scheme.algorithm() == Algorithm::EcdsaP256 || scheme.algorithm().is_rsa()) {
            let bytes = decode_any(encoding, text).ok_or(FormError::NotATag)?;
            return self.add_bytes(scheme.algorithm(), &bytes);
        }
        self.presented.tags.push(decode(scheme.algorithm(), encoding, text).ok_or(FormError::NotATag)?);
        Ok(())
    }

    /// Takes the bytes of a signature that has no fixed length.
    #[cfg(feature = "public-keys")]
    fn add_bytes(&mut self, algorithm: Algorithm, bytes: &[u8]) -> Result<(), FormError> {
        match algorithm {
            _ if algorithm.is_rsa() && public::RSA_BYTES.contains(&bytes.len()) => {
                self.presented.long.push(bytes.to_vec());
            }
            Algorithm::EcdsaP256 => {
                self.presented.tags.push(public::ecdsa_from_der(bytes).ok_or(FormError::NotATag)?);
            }
            _ => return Err(FormError::NotATag),
        }
        Ok(())
    }

    #[cfg(not(feature = "public-keys"))]
    #[expect(clippy::unused_self, reason = "the other one takes it")]
    fn add_bytes(&mut self, _: Algorithm, _: &[u8]) -> Result<(), FormError> {
        Err(FormError::NotATag)
    }

    /// Takes a token: in it, also an ECDSA signature is of fixed length.
    fn add_token(&mut self, token: &str, algorithms: &[JwsAlgorithm]) -> Result<(), FormError> {
        let (header, signature) = jws::read(token, algorithms)?;
        let algorithm = header.algorithm.algorithm();
        if algorithm == Algorithm::RsaPkcs1Sha256 {
            self.add_bytes(algorithm, &signature)?;
        } else if signature.len() == algorithm.tag_bytes() {
            self.presented.tags.push(mac::padded(&signature));
        } else {
            return Err(FormError::NotATag);
        }
        self.presented.token = Some(Box::new(header));
        Ok(())
    }
}

/// Reads what the sender claims: one candidate, or several of which one must hold.
pub(crate) fn read(fields: &Fields<'_>) -> Result<Vec<Candidate>, Error> {
    let scheme = fields.scheme;
    match scheme.signature.place {
        Place::Field(field) => {
            let value = fields.get(field)?.ok_or_else(|| missing(scheme, &field.describe()))?;
            claims(scheme, &value).map_err(|flaw| explain(scheme, &field.describe(), &value, flaw))
        }
        Place::Numbered(prefix) if FULL => numbered(fields, prefix),
        Place::Repeated(name) if FULL => repeated(fields, name),
        Place::PerSecret(names) if FULL => per_secret(fields, names),
        Place::Numbered(_) | Place::Repeated(_) | Place::PerSecret(_) => Err(missing(scheme, "")),
    }
}

fn numbered(fields: &Fields<'_>, prefix: &str) -> Result<Vec<Candidate>, Error> {
    fields.check_header_count()?;
    let mut several = Several::default();
    for number in 1..=MAX_NUMBERED {
        let name = [prefix, &decimal(u64::try_from(number).unwrap_or_default())].concat();
        if let Some(value) = fields.get(Field::Header(&name))? {
            several.add(fields.scheme, &name, &value, text(&value))?;
        }
    }
    several.found(fields.scheme, &[prefix, "1"].concat())
}

fn repeated(fields: &Fields<'_>, name: &str) -> Result<Vec<Candidate>, Error> {
    fields.check_header_count()?;
    // As one header, which is what some servers make of them.
    let value = fields.joined_header(name)?.unwrap_or_default();
    let list = text(&value).map_err(|flaw| explain(fields.scheme, name, &value, flaw))?;
    let mut several = Several::default();
    for item in joined(fields.scheme.signature.layout, list).iter().filter(|item| !item.is_empty()) {
        several.add(fields.scheme, name, &value, Ok(item))?;
    }
    several.found(fields.scheme, name)
}

/// Values that Node and Fetch join by `, `, and AWS by `,`: no signature has a comma in
/// it but for the one behind its version, which stands at the value's start or behind a space.
fn joined(layout: Layout<'_>, list: &str) -> Vec<String> {
    let version = if let Layout::Versions(version) = layout { version.as_bytes() } else { b"," };
    let mut items: Vec<String> = Vec::new();
    let mut ends_with_version = false;
    for piece in split(list, ",") {
        match items.last_mut() {
            Some(item) if ends_with_version => *item = [item, ",", piece].concat(),
            _ => items.push(piece.trim_ascii_start().to_owned()),
        }
        ends_with_version = piece.as_bytes().rsplit(|byte| *byte == b' ').next() == Some(version);
    }
    items
}

/// The header of a secret that cannot be read does not spoil another's.
fn per_secret(fields: &Fields<'_>, names: &[&str]) -> Result<Vec<Candidate>, Error> {
    let scheme = fields.scheme;
    let mut found = Vec::new();
    let mut unread = None;
    for (index, name) in names.iter().enumerate() {
        let Some(value) = fields.get(Field::Header(name))? else { continue };
        match claims(scheme, &value) {
            Ok(candidates) => {
                found.extend(candidates.into_iter().map(|one| Candidate { secret: Some(index), ..one }));
            }
            Err(flaw) => {
                unread.get_or_insert_with(|| explain(scheme, name, &value, flaw));
            }
        }
    }
    if found.is_empty() {
        return Err(unread.unwrap_or_else(|| missing(scheme, names.first().unwrap_or(&""))));
    }
    Ok(found)
}

/// The signatures of several values, all over one message. A value that cannot be read
/// does not spoil another.
#[derive(Default)]
struct Several {
    candidate: Option<Candidate>,
    unread: Option<Error>,
}

impl Several {
    fn add(
        &mut self,
        scheme: &Scheme<'_>,
        name: &str,
        value: &[u8],
        item: Result<&str, FormError>,
    ) -> Result<(), Error> {
        let candidate = self.candidate.get_or_insert(Candidate::EMPTY);
        match item.and_then(|item| candidate.read(scheme, item)) {
            Ok(()) => {}
            Err(FormError::TooMany) => return Err(explain(scheme, name, value, FormError::TooMany)),
            Err(flaw) => {
                self.unread.get_or_insert_with(|| explain(scheme, name, value, flaw));
            }
        }
        Ok(())
    }

    fn found(self, scheme: &Scheme<'_>, name: &str) -> Result<Vec<Candidate>, Error> {
        match self.candidate.filter(|candidate| !candidate.presented.is_empty()) {
            Some(candidate) => Ok(vec![candidate]),
            None => Err(self.unread.unwrap_or_else(|| missing(scheme, name))),
        }
    }
}

/// Whether there is anything where the signature stands, good or not.
pub(crate) fn is_there(fields: &Fields<'_>) -> bool {
    let there = |field: Field<'_>| !matches!(fields.get(field), Ok(None));
    if let Some((list, _)) = fields.scheme.items {
        return fields.document().is_some_and(|body| body.at(list).is_some());
    }
    match fields.scheme.signature.place {
        Place::Field(field) => there(field),
        Place::Numbered(prefix) => there(Field::Header(&[prefix, "1"].concat())),
        Place::Repeated(name) => fields.header_values(name).next().is_some(),
        Place::PerSecret(names) => names.iter().any(|name| there(Field::Header(name))),
    }
}

fn missing(scheme: &Scheme<'_>, place: &str) -> Error {
    let advice = scheme.advice(Code::MissingSignature);
    Error::new(Code::MissingSignature, &["the request has no signature in ", place, advice])
}

fn text(value: &[u8]) -> Result<&str, FormError> {
    if value.len() > MAX_VALUE_BYTES {
        return Err(FormError::TooLong);
    }
    std::str::from_utf8(value).map_err(|_| FormError::NotTheForm)
}

fn claims(scheme: &Scheme<'_>, value: &[u8]) -> Result<Vec<Candidate>, FormError> {
    let text = text(value)?;
    if FULL && let Layout::PairGroups { separator, time, tags } = scheme.signature.layout {
        return groups(scheme, text, separator, time, tags);
    }
    let mut candidate = Candidate::EMPTY;
    candidate.read(scheme, text)?;
    Ok(vec![candidate])
}

/// Each group has a time of its own; one that cannot be read does not spoil another.
fn groups(
    scheme: &Scheme<'_>,
    text: &str,
    separator: &str,
    time: &str,
    tags: &[&str],
) -> Result<Vec<Candidate>, FormError> {
    if text.split(' ').count() > MAX_GROUPS {
        return Err(FormError::TooMany);
    }
    refuse_joined(text, separator)?;
    let mut found = Vec::new();
    let mut flaw = FormError::NoTag;
    for group in text.split(' ') {
        let mut candidate = Candidate::EMPTY;
        match candidate.read_items(scheme, group, [separator, "="], time, tags) {
            Ok(()) => found.push(candidate),
            Err(FormError::TooMany) => return Err(FormError::TooMany),
            Err(other) => flaw = other,
        }
    }
    if found.is_empty() { Err(flaw) } else { Ok(found) }
}

/// Refuses two headers that Node or Fetch has joined by a comma and a space, which is in
/// no value, unless what stands between two items may be that: it has two characters.
fn refuse_joined(text: &str, separator: &str) -> Result<(), FormError> {
    if separator.len() < 2 && split_once(text, ", ").is_some() { Err(FormError::NotTheForm) } else { Ok(()) }
}

impl Candidate {
    /// Reads a value that has one time at most.
    fn read(&mut self, scheme: &Scheme<'_>, text: &str) -> Result<(), FormError> {
        let mut flaw = FormError::NoTag;
        match scheme.signature.layout {
            Layout::Bare => self.add(scheme, text)?,
            Layout::Prefixed(prefix) => {
                self.add(scheme, text.strip_prefix(prefix).ok_or(FormError::NotTheForm)?)?;
            }
            Layout::Pairs { separator, time, tags } => {
                self.read_items(scheme, text, [separator, "="], time, tags)?;
            }
            Layout::Versions(version) => self.read_items(scheme, text, [" ", ","], "", &[version])?,
            Layout::Positional { separator, version } if FULL => {
                self.read_positional(scheme, text, separator, version, &mut flaw)?;
            }
            Layout::Jws { prefix, algorithms } if PUBLIC_KEYS => {
                self.add_token(text.strip_prefix(prefix).ok_or(FormError::NotTheForm)?, algorithms)?;
            }
            Layout::Keyed { separator, between } if FULL => {
                self.read_keyed(scheme, text, separator, between, &mut flaw)?;
            }
            Layout::PairGroups { .. }
            | Layout::Positional { .. }
            | Layout::Keyed { .. }
            | Layout::Jws { .. } => return Err(FormError::NotTheForm),
        }
        if self.presented.is_empty() { Err(flaw) } else { Ok(()) }
    }

    /// Adds one of several signatures. One that cannot be read does not spoil another:
    /// the vendors' libraries agree.
    fn add_one_of(&mut self, scheme: &Scheme<'_>, text: &str, flaw: &mut FormError) -> Result<(), FormError> {
        match self.add(scheme, text) {
            Err(FormError::TooMany) => return Err(FormError::TooMany),
            Err(found) => *flaw = found,
            Ok(()) => {}
        }
        Ok(())
    }

    fn read_positional(
        &mut self,
        scheme: &Scheme<'_>,
        text: &str,
        separator: &str,
        version: &str,
        flaw: &mut FormError,
    ) -> Result<(), FormError> {
        refuse_joined(text, separator)?;
        let mut texts = split(text, separator);
        if !version.is_empty() && texts.next() != Some(version) {
            return Err(FormError::NotTheForm);
        }
        self.set_time(texts.next().unwrap_or_default())?;
        for signature in texts {
            self.add_one_of(scheme, signature, flaw)?;
        }
        Ok(())
    }

    fn read_keyed(
        &mut self,
        scheme: &Scheme<'_>,
        text: &str,
        separator: &str,
        between: &str,
        flaw: &mut FormError,
    ) -> Result<(), FormError> {
        refuse_joined(text, separator)?;
        for item in split(text, separator) {
            // Two headers, joined by a comma and a space: also where the second is empty.
            if item.is_empty() || item.starts_with([' ', '\t']) {
                return Err(FormError::NotTheForm);
            }
            let mut texts = split(item, between);
            match (texts.next(), texts.next(), texts.next()) {
                (_, Some(signature), None) => self.add_one_of(scheme, signature, flaw)?,
                (_, None, _) => {}
                _ => return Err(FormError::NotTheForm),
            }
        }
        Ok(())
    }

    /// Reads items of a name and a value: the texts between two items, and between the
    /// two of one. Items of other names, and those that are no pair, are left out of account.
    fn read_items(
        &mut self,
        scheme: &Scheme<'_>,
        text: &str,
        [separator, between]: [&str; 2],
        time: &str,
        tags: &[&str],
    ) -> Result<(), FormError> {
        refuse_joined(text, separator)?;
        let mut timed = time.is_empty();
        let mut flaw = FormError::NoTag;
        for item in split(text, separator) {
            let Some((name, value)) = split_once(item, between) else { continue };
            if tags.contains(&name) {
                self.add_one_of(scheme, value, &mut flaw)?;
            } else if name == time {
                if timed {
                    return Err(FormError::TwoTimes);
                }
                timed = true;
                self.set_time(value)?;
            }
        }
        match (timed, self.presented.is_empty()) {
            (false, _) => Err(FormError::NoTime),
            (true, true) => Err(flaw),
            (true, false) => Ok(()),
        }
    }
}

/// Decodes into the algorithm's length; any other length, alphabet or padding is refused.
fn decode(algorithm: Algorithm, encoding: Encoding, text: &str) -> Option<Tag> {
    if FULL && algorithm == Algorithm::Token {
        return match encoding {
            Encoding::Text => Some(mac::token(text.as_bytes())),
            _ => Some(mac::token(&STANDARD.decode(text).ok()?)),
        };
    }
    let mut tag = [0; MAX_TAG_BYTES];
    let expected = algorithm.tag_bytes();
    let length = match encoding {
        // The `hex` crate takes upper case too: one text form per signature.
        Encoding::Hex if text.bytes().any(|byte| byte.is_ascii_uppercase()) => return None,
        Encoding::Hex | Encoding::HexAnyCase => {
            hex::decode_to_slice(text, tag.get_mut(..expected)?).ok()?;
            expected
        }
        Encoding::Base64 => decode_base64(&STANDARD, text, &mut tag)?,
        Encoding::Base64Url if FULL => decode_base64(&URL_SAFE_NO_PAD, text, &mut tag)?,
        Encoding::Base64Url | Encoding::Text => return None,
    };
    (length == expected).then_some(tag)
}

/// Decodes into as many bytes as there are; as strictly.
fn decode_any(encoding: Encoding, text: &str) -> Option<Vec<u8>> {
    match encoding {
        Encoding::Hex if text.bytes().any(|byte| byte.is_ascii_uppercase()) => None,
        Encoding::Hex | Encoding::HexAnyCase => hex::decode(text).ok(),
        Encoding::Base64 => STANDARD.decode(text).ok(),
        Encoding::Base64Url => URL_SAFE_NO_PAD.decode(text).ok(),
        Encoding::Text => None,
    }
}

/// The decoder wants room for whole groups of three bytes.
fn decode_base64(engine: &impl base64::Engine, text: &str, tag: &mut Tag) -> Option<usize> {
    #[cfg(feature = "slim")]
    if SLIM {
        let bytes = crate::text::base64_small::decode(text, true)?;
        tag.get_mut(..bytes.len())?.copy_from_slice(&bytes);
        return Some(bytes.len());
    }
    let mut room = [0; MAX_TAG_BYTES + 2];
    let length = engine.decode_slice(text, &mut room).ok()?;
    tag.get_mut(..length)?.copy_from_slice(room.get(..length)?);
    Some(length)
}

/// Says what is wrong.
#[cold]
fn explain(scheme: &Scheme<'_>, place: &str, value: &[u8], flaw: FormError) -> Error {
    if matches!(flaw, FormError::TwoTimes) || is_joined(scheme, value) {
        return Error::new(
            Code::DuplicateHeader,
            &["the request has more than one signature in ", place, ", joined by a comma"],
        );
    }
    if SLIM {
        return Error::new(Code::MalformedSignature, &[]);
    }
    let form: &[&str] = match scheme.signature.layout {
        Layout::Bare => &[],
        Layout::Prefixed(prefix) => &[prefix, " followed by "],
        Layout::Jws { prefix, .. } => &[prefix, "<header>.<claims>.<signature>, each in "],
        Layout::Pairs { separator, time, tags } | Layout::PairGroups { separator, time, tags } => &[
            time,
            if time.is_empty() { "" } else { "=<time>" },
            if time.is_empty() { "" } else { separator },
            tags.first().unwrap_or(&""),
            "=<signature>, the signature being ",
        ],
        Layout::Versions(version) => &[version, ",<signature>, the signature being "],
        Layout::Keyed { between, .. } => &["<key>", between, "<signature>, the signature being "],
        Layout::Positional { separator, version } => &[
            version,
            separator_of(version, separator),
            "<time>",
            separator,
            "<signature>, the signature being ",
        ],
    };
    let advice = scheme.advice(Code::MalformedSignature);
    Error::new(
        Code::MalformedSignature,
        &[
            place,
            " ",
            flaw.words(),
            ": expected ",
            &form.concat(),
            scheme.signature.encoding.description(),
            advice,
        ],
    )
}

/// What stands behind a first text, if there is one.
pub(crate) const fn separator_of<'a>(version: &str, separator: &'a str) -> &'a str {
    if version.is_empty() { "" } else { separator }
}

/// Node and Fetch join repeated headers by `, `: two whole signatures where one may be.
fn is_joined(scheme: &Scheme<'_>, value: &[u8]) -> bool {
    let text = text(value).unwrap_or_default();
    !matches!(scheme.signature.place, Place::Repeated(_))
        && split(text, ", ").count() > 1
        && split(text, ", ").all(|part| claims(scheme, part.as_bytes()).is_ok())
}
