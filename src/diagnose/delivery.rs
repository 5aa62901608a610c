//! A delivery as it came, and what can be changed of it.

use std::iter::FromFn;

use crate::scheme::Scheme;
use crate::verify::Secret;

/// The most headers that are looked at.
const MAX_HEADERS: usize = 1024;

/// A request's headers.
pub(super) type Headers<'h> = [(&'h str, &'h [u8])];

/// A delivery as it came.
#[derive(Clone, Copy)]
pub(super) struct Delivery<'d> {
    pub(super) method: Option<&'d str>,
    pub(super) url: Option<&'d str>,
    pub(super) headers: &'d Headers<'d>,
    pub(super) body: &'d [u8],
}

impl<'d> Delivery<'d> {
    pub(super) fn new(
        method: Option<&'d str>,
        url: Option<&'d str>,
        headers: &'d Headers<'d>,
        body: &'d [u8],
    ) -> Self {
        let headers = headers.get(..MAX_HEADERS).unwrap_or(headers);
        Self { method, url, headers, body }
    }

    /// The first value of a header, as text.
    pub(super) fn header(&self, name: &str) -> Option<&'d str> {
        let (_, value) = self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name))?;
        std::str::from_utf8(value).ok()
    }

    /// How many bytes stand beside the body, and what it takes to walk through them.
    pub(super) fn beside(&self) -> usize {
        let of = |(name, value): &(&str, &[u8])| name.len().saturating_add(value.len()).saturating_add(32);
        let url = self.url.map_or(0, str::len);
        self.headers.iter().map(of).fold(url, usize::saturating_add)
    }
}

/// A header, and the value that it has instead.
pub(super) type Header = (String, String);

/// What a change does. A secret's texts are zeroised by whom they belong to.
pub(super) enum Effect<'e> {
    Body(Vec<u8>),
    Url(String),
    Method(&'static str),
    Header(Header),
    /// The headers of these places have other names.
    Names(Vec<(usize, String)>),
    /// It is in another change already.
    Nothing,
    Secrets(&'e [Secret<'e>]),
    /// Another way of signing, perhaps with another header.
    Scheme(Box<Scheme<'e>>, Option<Header>),
}

/// A change of a delivery or its receiver, and the cause that it stands for.
pub(super) struct Change<'e> {
    pub(super) code: &'static str,
    /// In some words; empty where the code says it all.
    pub(super) words: String,
    pub(super) effect: Effect<'e>,
}

impl<'e> Change<'e> {
    pub(super) fn new(code: &'static str, words: impl Into<String>, effect: Effect<'e>) -> Self {
        Self { code, words: words.into(), effect }
    }

    pub(super) fn body(code: &'static str, words: impl Into<String>, body: Vec<u8>) -> Self {
        Self::new(code, words, Effect::Body(body))
    }

    pub(super) fn header(code: &'static str, words: impl Into<String>, name: &str, value: &str) -> Self {
        Self::new(code, words, Effect::Header((name.into(), value.into())))
    }

    /// The body that it makes.
    pub(super) fn made(&self) -> Option<&[u8]> {
        match &self.effect {
            Effect::Body(body) => Some(body),
            _ => None,
        }
    }
}

/// What one step of making another body comes to: nothing where the accident cannot have
/// happened. Bodies are made one at a time, so that the search can end between two.
pub(super) type Made = Option<Change<'static>>;

/// Bodies, each made once it is asked for. They are of one type, whatever makes them: all that goes
/// through those of each type would be compiled for it anew.
pub(super) type Bodies<'b> = FromFn<Box<dyn FnMut() -> Option<Made> + 'b>>;

pub(super) fn one_by_one<'b>(mut made: impl Iterator<Item = Made> + 'b) -> Bodies<'b> {
    std::iter::from_fn(Box::new(move || made.next()))
}

/// A delivery after some changes.
pub(super) struct Changed<'c> {
    pub(super) method: Option<&'c str>,
    pub(super) url: Option<&'c str>,
    pub(super) headers: Vec<(&'c str, &'c [u8])>,
    pub(super) body: &'c [u8],
    pub(super) scheme: Option<&'c Scheme<'c>>,
    pub(super) secrets: Option<&'c [Secret<'c>]>,
}

impl<'c> Changed<'c> {
    pub(super) fn of(delivery: &Delivery<'c>, changes: &[&'c Change<'c>]) -> Self {
        let Delivery { method, url, headers, body } = *delivery;
        let mut after = Self { method, url, headers: headers.to_vec(), body, scheme: None, secrets: None };
        for change in changes {
            after.apply(&change.effect);
        }
        after
    }

    fn apply(&mut self, effect: &'c Effect<'c>) {
        match effect {
            Effect::Body(body) => self.body = body,
            Effect::Url(url) => self.url = Some(url),
            Effect::Method(method) => self.method = Some(method),
            Effect::Header(header) => self.set(header),
            Effect::Names(names) => {
                for (at, name) in names {
                    if let Some(header) = self.headers.get_mut(*at) {
                        header.0 = name;
                    }
                }
            }
            Effect::Nothing => {}
            Effect::Secrets(secrets) => self.secrets = Some(secrets),
            Effect::Scheme(scheme, header) => {
                self.scheme = Some(scheme);
                if let Some(header) = header {
                    self.set(header);
                }
            }
        }
    }

    /// A header once, with this value.
    fn set(&mut self, (name, value): &'c Header) {
        self.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
        self.headers.push((name, value.as_bytes()));
    }
}
