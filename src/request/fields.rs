//! Where a scheme's fields are looked up: the headers, the URL's query, and
//! the members of the body, which is read once, and only if a field asks.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::jws;
use super::time;
use crate::crypto::message::HashAround;
use crate::document::rewritten;
use crate::document::{self, Value};
use crate::error::{Code, Error};
use crate::request::Request;
use crate::scheme::{Covers, Field, Layout, Origin, Place, Scheme, Unit};
use crate::text::split::split;

/// The longest value of a header that is read, in bytes: Node takes 16 KiB of headers in all.
pub(crate) const MAX_HEADER_BYTES: usize = 1 << 14;
/// The longest URL, in bytes: a text message of 1,600 Chinese characters has 14,400 in Twilio's.
pub(crate) const MAX_URL_BYTES: usize = 1 << 15;
/// The most headers of a request, where a header can name any of them.
pub(crate) const MAX_HEADERS: usize = 1024;

/// A request as a scheme sees it.
pub(crate) struct Fields<'r> {
    pub(crate) scheme: &'r Scheme<'r>,
    pub(crate) method: Option<&'r str>,
    pub(crate) url: Option<&'r str>,
    pub(crate) body: &'r [u8],
    /// Who hashes a body that stays with a host.
    pub(crate) outside: Option<HashAround>,
    headers: &'r [(&'r str, &'r [u8])],
    made: Made<'r>,
    /// The item of a batch that members are looked up in, instead of the body.
    item: Option<&'r Value<'r>>,
    /// Whom a delivery must be for.
    pub(crate) audience: Option<&'r str>,
    /// When certificates must be good.
    pub(crate) now: u64,
}

/// What is made of the body, once for all messages, when it is first asked for.
struct Made<'r> {
    document: OnceCell<Option<Value<'r>>>,
    sorted_form: OnceCell<Option<Vec<u8>>>,
    canonical: OnceCell<Option<Vec<u8>>>,
    escaped: OnceCell<Option<Cow<'r, [u8]>>>,
}

impl Made<'_> {
    #[expect(clippy::declare_interior_mutable_const, reason = "each use is a new one")]
    const NOTHING: Self = Self {
        document: OnceCell::new(),
        sorted_form: OnceCell::new(),
        canonical: OnceCell::new(),
        escaped: OnceCell::new(),
    };
}

impl<'r> Fields<'r> {
    pub(crate) const fn new<B: AsRef<[u8]>>(
        scheme: &'r Scheme<'r>,
        request: &Request<'r, B>,
        body: &'r [u8],
    ) -> Self {
        Self {
            scheme,
            method: request.method,
            url: request.url,
            headers: request.headers(),
            body,
            outside: match request.outside {
                Some(outside) => Some(outside.hash),
                None => None,
            },
            made: Made::NOTHING,
            item: None,
            audience: None,
            now: 0,
        }
    }

    /// With whom a delivery must be for, and the time, in milliseconds since 1970-01-01T00:00Z.
    pub(crate) fn checked(self, audience: Option<&'r str>, now: u64) -> Self {
        Self { audience, now, ..self }
    }

    /// The same request around another body, or another item of the body.
    pub(crate) const fn with<'s>(&self, body: &'s [u8], item: Option<&'s Value<'s>>) -> Fields<'s>
    where
        'r: 's,
    {
        Fields {
            scheme: self.scheme,
            method: self.method,
            url: self.url,
            headers: self.headers,
            body,
            outside: None,
            made: Made::NOTHING,
            item,
            audience: self.audience,
            now: self.now,
        }
    }

    /// The body's value; `None` when it cannot be read.
    pub(crate) fn document(&self) -> Option<&Value<'r>> {
        let read = || document::read(self.scheme.body.kinds(), self.body).ok().map(|(value, _)| value);
        self.made.document.get_or_init(read).as_ref()
    }

    /// Whether the body was read for its signature, and could not be; where it is not read, nothing
    /// is read for this.
    pub(crate) fn is_unread(&self) -> bool {
        self.item.is_none() && self.scheme.covers == Covers::Fields && self.document().is_none()
    }

    /// The body's form as Twilio signs it; `None` where it has too many pairs.
    #[inline(never)]
    pub(crate) fn sorted_form(&self) -> Option<&[u8]> {
        self.made.sorted_form.get_or_init(|| rewritten::sorted_form(self.body)).as_deref()
    }

    /// The body as Didit signs it; `None` where it is not JSON.
    #[inline(never)]
    pub(crate) fn canonical(&self) -> Option<&[u8]> {
        let make = || self.document().map(|value| rewritten::canonical_json(value).into_bytes());
        self.made.canonical.get_or_init(make).as_deref()
    }

    /// The body as Box signs it; `None` where it is not UTF-8.
    #[inline(never)]
    pub(crate) fn escaped(&self) -> Option<&[u8]> {
        self.made.escaped.get_or_init(|| rewritten::escaped_body(self.body)).as_deref()
    }

    /// The value of a field that is signed; refused where it is a header that HTTP cannot carry.
    pub(crate) fn signed(&self, field: Field<'_>) -> Result<Option<Cow<'_, [u8]>>, Error> {
        let value = self.get(field)?;
        if let (Field::Header(name), Some(text)) = (field, &value)
            && text.iter().any(|byte| is_control(*byte))
        {
            let words = ["the header ", name, " has a control character"];
            return Err(Error::new(Code::MalformedSignature, &words));
        }
        Ok(value)
    }

    /// The value of a field; `None` where it is absent or empty.
    pub(crate) fn get(&self, field: Field<'_>) -> Result<Option<Cow<'_, [u8]>>, Error> {
        let value = match field {
            Field::Header(name) => self.header(name)?.map(Cow::Borrowed),
            Field::Claim(name) => self.claim(name)?.map(|text| Cow::Owned(text.into_bytes())),
            Field::Query(name) => self.query(name)?.map(|text| match text {
                Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
                Cow::Owned(text) => Cow::Owned(text.into_bytes()),
            }),
            Field::Member(_) | Field::FirstMember(_) => {
                if self.item.is_some() || self.scheme.covers == Covers::Fields {
                    let value = self.item.or_else(|| self.document());
                    value.and_then(|value| field.in_value(value)).map(|text| Cow::Borrowed(text.as_bytes()))
                } else {
                    field.in_body(self.scheme, self.body).map(|text| text.into_bytes().into())
                }
            }
        };
        Ok(value.filter(|value| !value.is_empty()))
    }

    /// Whom a delivery must be for; empty where the scheme does not say.
    pub(crate) fn audience(&self) -> &'r str {
        self.audience.unwrap_or_default()
    }

    /// The values of a header, as often as it comes.
    pub(crate) fn header_values(&self, name: &str) -> impl Iterator<Item = &'r [u8]> {
        let headers = self.headers.iter().filter(move |(other, _)| other.eq_ignore_ascii_case(name));
        headers.map(|(_, value)| *value)
    }

    /// The value of a header, or of the first that is there of several with `|` between them.
    pub(crate) fn header(&self, names: &str) -> Result<Option<&'r [u8]>, Error> {
        for name in split(names, "|") {
            let value = self.one_header(name)?;
            if value.is_some() {
                return Ok(value);
            }
        }
        Ok(None)
    }

    /// The values of a header with `, ` between them (RFC 9110, section 5.3), held to what
    /// one header is held to.
    pub(crate) fn joined_header(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let values: Vec<&[u8]> = self.header_values(name).collect();
        let value = values.join(&b", "[..]);
        check_value(name, &value)?;
        Ok((!values.is_empty()).then_some(value))
    }

    fn one_header(&self, name: &str) -> Result<Option<&'r [u8]>, Error> {
        let mut values = self.header_values(name);
        match (values.next(), values.next()) {
            (None, _) => Ok(None),
            (Some(value), None) => check_value(name, value).map(|()| Some(value)),
            (_, Some(_)) => {
                Err(Error::new(Code::DuplicateHeader, &["the request has more than one ", name, " header"]))
            }
        }
    }

    /// Refuses more headers than any sender's request has: each is looked up among all.
    pub(crate) fn check_header_count(&self) -> Result<(), Error> {
        if self.headers.len() <= MAX_HEADERS {
            return Ok(());
        }
        Err(Error::new(Code::MalformedSignature, &["the request has more than 1,024 headers"]))
    }

    /// The token that signs; empty where the scheme has none.
    pub(crate) fn token(&self) -> Result<&'r str, Error> {
        let (Layout::Jws { prefix, .. }, Place::Field(Field::Header(name))) =
            (self.scheme.signature.layout, self.scheme.signature.place)
        else {
            return Ok("");
        };
        let value = std::str::from_utf8(self.header(name)?.unwrap_or_default()).unwrap_or_default();
        Ok(value.strip_prefix(prefix).unwrap_or_default())
    }

    /// The text of a claim. Asked of a token that is authentic, five times at
    /// most: it is read each time, which takes less than keeping it.
    fn claim(&self, name: &str) -> Result<Option<String>, Error> {
        Ok(self.claim_value(name, |value| value.text().map(ToOwned::to_owned))?.flatten())
    }

    /// What is made of a claim's value; `None` where the token does not have it.
    fn claim_value<T>(&self, name: &str, make: impl Fn(&Value<'_>) -> T) -> Result<Option<T>, Error> {
        let claims = jws::claims(self.token()?);
        let claims = claims.as_deref().and_then(document::object).ok_or_else(|| {
            let words = "the token's claims are not a JSON object with each name once";
            Error::new(Code::MalformedSignature, &[words])
        })?;
        Ok(claims.get(name).map(make))
    }

    /// Whether a field is this text; of a claim that is a list (RFC 7519, section
    /// 4.1.3, `aud`), whether one of its items is.
    pub(crate) fn names(&self, field: Field<'_>, text: &str) -> Result<bool, Error> {
        let Field::Claim(name) = field else {
            return Ok(self.get(field)?.is_some_and(|value| value == text.as_bytes()));
        };
        let is = |value: &Value<'_>| value.as_text() == Some(text);
        let names = self.claim_value(name, |value| match value {
            Value::List(items) => items.iter().any(is),
            other => is(other),
        })?;
        Ok(names.unwrap_or_default())
    }

    /// A field's time in milliseconds since 1970-01-01T00:00Z, where it is there.
    pub(crate) fn time(&self, field: Field<'_>, unit: Unit) -> Result<Option<u64>, Error> {
        match field {
            Field::Claim(name) if unit == Unit::Seconds => self.numeric_date(name),
            _ => self.get(field)?.map(|text| time::read(&text, unit)).transpose(),
        }
    }

    /// A claim's time in milliseconds since 1970-01-01T00:00Z, where the token has
    /// it: a number of seconds, whose fraction counts (RFC 7519, section 2, NumericDate).
    pub(crate) fn numeric_date(&self, name: &str) -> Result<Option<u64>, Error> {
        let read = |value: &Value<'_>| match value {
            Value::Number(digits) => time::numeric_date(digits),
            _ => None,
        };
        match self.claim_value(name, read)? {
            None => Ok(None),
            Some(Some(time)) => Ok(Some(time)),
            Some(None) => {
                let words = ["the token's claim ", name, " is not a time: a number of seconds since 1970"];
                Err(Error::new(Code::MalformedTimestamp, &words))
            }
        }
    }

    /// Why a field that is signed and is not there is refused.
    pub(crate) fn missing(&self, field: Field<'_>) -> Error {
        let is_time = self.scheme.timestamp.is_some_and(|timestamp| timestamp.origin == Origin::Field(field));
        let code = if is_time { Code::MissingTimestamp } else { Code::MissingSignature };
        Error::new(code, &[&field.describe(), " is signed, and is not there"])
    }

    /// The URL's query (RFC 3986, section 3.4): a question mark behind `#` begins none.
    pub(crate) fn query_text(&self) -> &'r str {
        let url = self.url.and_then(|url| url.split('#').next()).unwrap_or_default();
        url.split_once('?').map_or("", |(_, query)| query)
    }

    /// The one value of a query parameter.
    fn query(&self, name: &str) -> Result<Option<Cow<'r, str>>, Error> {
        let mut values =
            form_urlencoded::parse(self.query_text().as_bytes()).filter(|(candidate, _)| candidate == name);
        match (values.next(), values.next()) {
            (first, None) => Ok(first.map(|(_, value)| value)),
            (_, Some(_)) => {
                Err(Error::new(Code::DuplicateHeader, &["the URL has more than one ", name, " parameter"]))
            }
        }
    }
}

/// Why the value of a header is not read. What bytes beyond ASCII stand for is told by
/// nothing (RFC 9110, section 5.5): Node makes a character of each, workerd reads UTF-8
/// and loses what is none, so that no two runtimes would judge the same text.
fn check_value(name: &str, value: &[u8]) -> Result<(), Error> {
    let flaw = if value.len() > MAX_HEADER_BYTES {
        " has more than 16,384 bytes"
    } else if !value.is_ascii() {
        " has characters beyond ASCII, which runtimes read in different ways"
    } else {
        return Ok(());
    };
    Err(Error::new(Code::MalformedSignature, &["the header ", name, flaw]))
}

/// Whether a byte is none that HTTP lets a header's value have (RFC 9110, section 5.5).
pub(crate) const fn is_control(byte: u8) -> bool {
    (byte < b' ' && byte != b'\t') || byte == 0x7F
}

impl Field<'_> {
    /// Whether it stands in the body.
    pub(crate) const fn is_in_body(self) -> bool {
        matches!(self, Self::Member(_) | Self::FirstMember(_))
    }

    /// Its text in a body that was signed whole, or that nobody signs.
    pub(crate) fn in_body(self, scheme: &Scheme<'_>, body: &[u8]) -> Option<String> {
        let text = |path| document::text_at(scheme.body.kinds(), body, path).filter(|text| !text.is_empty());
        match self {
            Self::Member(path) => text(path),
            Self::FirstMember(paths) => paths.split('|').find_map(text),
            _ => None,
        }
    }

    /// Its text in a body that was read.
    pub(crate) fn in_value<'v>(self, body: &'v Value<'_>) -> Option<&'v str> {
        let text = |path| body.at(path)?.text().filter(|text| !text.is_empty());
        match self {
            Self::Member(path) => text(path),
            Self::FirstMember(paths) => paths.split('|').find_map(text),
            _ => None,
        }
    }

    /// What to call it in a hint.
    pub(crate) fn describe(self) -> String {
        match self {
            Self::Header(name) => ["the header ", name].concat(),
            Self::Member(path) | Self::FirstMember(path) => ["the body's member ", path].concat(),
            Self::Query(name) => ["the URL's parameter ", name].concat(),
            Self::Claim(name) => ["the token's claim ", name].concat(),
        }
    }
}
