//! A delivery, as it arrived, and the headers in it.

use super::reader::Reader;
use super::scheme::Scheme;
use crate::error::Code;
use crate::request::fields::{MAX_HEADER_BYTES, MAX_URL_BYTES, is_control};
use crate::scheme::MAX_HEADERS;
use crate::text::split::split;

/// The most headers of a delivery: those that are there more than once are written twice.
const MAX_GIVEN: usize = 2 * MAX_HEADERS;

/// A delivery, as it arrived.
pub(super) struct Request<'r> {
    method: Option<&'r str>,
    url: Option<&'r str>,
    headers: Vec<(&'r str, &'r [u8])>,
    /// Nothing where the body is over the limit: then its length alone was given.
    pub(super) body: &'r [u8],
    length: usize,
}

impl<'r> Request<'r> {
    pub(super) fn read(reader: &mut Reader<'r>) -> Result<Self, Code> {
        let (method, url) = (reader.optional_text(), reader.optional_text());
        let count = reader.count();
        if count > MAX_GIVEN {
            return Err(Code::InvalidScheme);
        }
        let headers = (0..count).map(|_| (reader.text(), reader.bytes())).collect();
        let (length, body) = reader.item();
        Ok(Self { method, url, headers, body, length: usize::try_from(length).unwrap_or_default() })
    }

    /// Refuses what needs no key: the method, the size of body and URL.
    pub(super) fn admit(&self, scheme: &Scheme<'_>, max_body_bytes: usize) -> Result<(), Code> {
        if !scheme.method.is_empty() && self.method.is_some_and(|method| method != scheme.method) {
            Err(Code::MethodNotAllowed)
        } else if self.length > max_body_bytes || self.length > self.body.len() {
            Err(Code::BodyTooLarge)
        } else if self.url.is_some_and(|url| url.len() > MAX_URL_BYTES) {
            Err(Code::MalformedSignature)
        } else {
            Ok(())
        }
    }

    /// The value of a header that is signed; refused where HTTP cannot carry it.
    pub(super) fn signed_header(&self, names: &str) -> Result<Option<&'r [u8]>, Code> {
        match self.header(names)? {
            Some(value) if value.iter().any(|byte| is_control(*byte)) => Err(Code::MalformedSignature),
            value => Ok(value),
        }
    }

    /// The value of a header, or of the first that is there of several with `|` between
    /// them; `None` where it is absent or empty.
    pub(super) fn header(&self, names: &str) -> Result<Option<&'r [u8]>, Code> {
        for name in split(names, "|") {
            let mut values = self.headers.iter().filter(|(other, _)| other.eq_ignore_ascii_case(name));
            let Some((_, value)) = values.next() else { continue };
            if values.next().is_some() {
                return Err(Code::DuplicateHeader);
            }
            if value.len() > MAX_HEADER_BYTES || !value.is_ascii() {
                return Err(Code::MalformedSignature);
            }
            return Ok(Some(*value).filter(|value| !value.is_empty()));
        }
        Ok(None)
    }
}
