//! What arrived, borrowed as it arrived.

use std::net::IpAddr;

use crate::error::{Code, Error};

/// A received request. The body is anything that is bytes (`&[u8]`, `Vec<u8>`,
/// `bytes::Bytes`); the [`Event`](crate::Event) keeps it.
#[derive(Clone, Copy)]
pub struct Request<'r, B> {
    pub(crate) method: Option<&'r str>,
    pub(crate) source: Option<IpAddr>,
    headers: &'r [(&'r str, &'r [u8])],
    pub(crate) body: B,
}

impl<'r, B: AsRef<[u8]>> Request<'r, B> {
    /// A request with these headers, names in any case, and this raw body:
    /// before any parsing, decoding or re-encoding.
    pub const fn new(headers: &'r [(&'r str, &'r [u8])], body: B) -> Self {
        Self { method: None, source: None, headers, body }
    }

    /// With its HTTP method, which is not checked otherwise.
    #[must_use]
    pub const fn method(mut self, method: &'r str) -> Self {
        self.method = Some(method);
        self
    }

    /// With the sender's address, from a source that the sender cannot write.
    #[must_use]
    pub const fn source(mut self, address: IpAddr) -> Self {
        self.source = Some(address);
        self
    }

    /// The one value of a header.
    pub(crate) fn header(&self, name: &str) -> Result<&'r [u8], Error> {
        let mut values = self.headers.iter().filter(|(candidate, _)| candidate.eq_ignore_ascii_case(name));
        match (values.next(), values.next()) {
            (Some((_, value)), None) if !value.is_empty() => Ok(value),
            (_, None) => Err(Error::new(Code::MissingSignature, &["the request has no ", name, " header"])),
            (_, Some(_)) => {
                Err(Error::new(Code::DuplicateHeader, &["the request has more than one ", name, " header"]))
            }
        }
    }
}

impl<B> std::fmt::Debug for Request<'_, B> {
    /// Without headers and body: both can hold what must not be logged.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("source", &self.source)
            .finish_non_exhaustive()
    }
}
