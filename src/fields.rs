//! Where a scheme's fields are looked up: the headers, the URL's query, and
//! the members of the body, which is read once, and only if a field asks.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::document::{self, Value};
use crate::error::{Code, Error};
use crate::jws;
use crate::request::Request;
use crate::scheme::{Field, Layout, Place, Scheme};
use crate::{FULL, PUBLIC_KEYS};

/// A request as a scheme sees it.
pub(crate) struct Fields<'r> {
    pub(crate) scheme: &'r Scheme<'r>,
    pub(crate) method: Option<&'r str>,
    pub(crate) url: Option<&'r str>,
    pub(crate) body: &'r [u8],
    /// Whether the body stays with a host.
    pub(crate) outside: bool,
    headers: &'r [(&'r str, &'r [u8])],
    document: OnceCell<Option<Value<'r>>>,
    /// The item of a batch that members are looked up in, instead of the body.
    item: Option<&'r Value<'r>>,
    /// Whom a delivery must be for.
    #[cfg(feature = "public-keys")]
    pub(crate) audience: Option<&'r str>,
    /// When certificates must be good.
    #[cfg(feature = "public-keys")]
    pub(crate) now: u64,
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
            outside: request.outside.is_some(),
            document: OnceCell::new(),
            item: None,
            #[cfg(feature = "public-keys")]
            audience: None,
            #[cfg(feature = "public-keys")]
            now: 0,
        }
    }

    /// With what only schemes with public keys are checked against.
    #[cfg(feature = "public-keys")]
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
            outside: false,
            document: OnceCell::new(),
            item,
            #[cfg(feature = "public-keys")]
            audience: self.audience,
            #[cfg(feature = "public-keys")]
            now: self.now,
        }
    }

    /// The body's value; `None` when it cannot be read.
    pub(crate) fn document(&self) -> Option<&Value<'r>> {
        let read = || document::read(self.scheme, self.body).ok().map(|(value, _)| value);
        self.document.get_or_init(read).as_ref()
    }

    /// The value of a field; `None` where it is absent or empty.
    pub(crate) fn get(&self, field: Field<'_>) -> Result<Option<Cow<'_, [u8]>>, Error> {
        let value = match field {
            Field::Header(name) => self.header(name)?.map(Cow::Borrowed),
            Field::Query(_) | Field::Member(_) | Field::FirstMember(_) if !FULL => None,
            Field::Claim(_) if !PUBLIC_KEYS => None,
            Field::Claim(name) => self.claim(name)?.map(|text| Cow::Owned(text.into_bytes())),
            Field::Query(name) => self.query(name)?.map(|text| match text {
                Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
                Cow::Owned(text) => Cow::Owned(text.into_bytes()),
            }),
            Field::Member(_) | Field::FirstMember(_) => {
                let root = match self.item {
                    Some(item) => Some(item),
                    None => self.document(),
                };
                root.and_then(|value| field.in_body(value)).map(|text| Cow::Borrowed(text.as_bytes()))
            }
        };
        Ok(value.filter(|value| !value.is_empty()))
    }

    /// Whom a delivery must be for; empty where the scheme does not say.
    #[cfg_attr(
        not(feature = "public-keys"),
        expect(clippy::unused_self, reason = "no scheme of this build says")
    )]
    pub(crate) const fn audience(&self) -> &'r str {
        #[cfg(feature = "public-keys")]
        if let Some(audience) = self.audience {
            return audience;
        }
        ""
    }

    /// The one value of a header.
    pub(crate) fn header(&self, name: &str) -> Result<Option<&'r [u8]>, Error> {
        let mut values = self.headers.iter().filter(|(candidate, _)| candidate.eq_ignore_ascii_case(name));
        match (values.next(), values.next()) {
            (first, None) => Ok(first.map(|(_, value)| *value)),
            (_, Some(_)) => {
                Err(Error::new(Code::DuplicateHeader, &["the request has more than one ", name, " header"]))
            }
        }
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
        let claims = jws::claims(self.token()?);
        let claims = claims.as_deref().and_then(document::object).ok_or_else(|| {
            let words = "the token's claims are not a JSON object with each name once";
            Error::new(Code::MalformedSignature, &[words])
        })?;
        Ok(claims.get(name).and_then(Value::text).map(ToOwned::to_owned))
    }

    /// The one value of a query parameter.
    fn query(&self, name: &str) -> Result<Option<Cow<'r, str>>, Error> {
        let query = self.url.and_then(|url| url.split_once('?')).map_or("", |(_, query)| query);
        let query = query.split('#').next().unwrap_or_default();
        let mut values = form_urlencoded::parse(query.as_bytes()).filter(|(candidate, _)| candidate == name);
        match (values.next(), values.next()) {
            (first, None) => Ok(first.map(|(_, value)| value)),
            (_, Some(_)) => {
                Err(Error::new(Code::DuplicateHeader, &["the URL has more than one ", name, " parameter"]))
            }
        }
    }
}

impl Field<'_> {
    /// Whether it stands in the body.
    pub(crate) const fn is_in_body(self) -> bool {
        matches!(self, Self::Member(_) | Self::FirstMember(_))
    }

    /// Its text in a body.
    pub(crate) fn in_body<'v>(self, body: &'v Value<'_>) -> Option<&'v str> {
        let text = |path| body.at(path)?.text().filter(|text| !text.is_empty());
        match self {
            Self::Member(path) => text(path),
            Self::FirstMember(paths) if FULL => paths.split('|').find_map(text),
            _ => None,
        }
    }

    /// What to call it in a hint, where there are hints.
    pub(crate) fn describe(self) -> String {
        match self {
            _ if !FULL => String::new(),
            Self::Header(name) => ["the header ", name].concat(),
            Self::Member(path) | Self::FirstMember(path) => ["the body's member ", path].concat(),
            Self::Query(name) => ["the URL's parameter ", name].concat(),
            Self::Claim(name) => ["the token's claim ", name].concat(),
        }
    }
}
