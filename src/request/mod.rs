//! What arrived, borrowed as it arrived.

pub(crate) mod fields;
pub(crate) mod form_error;
pub(crate) mod jws;
mod source;
pub(crate) mod time;

use std::net::IpAddr;

pub use source::{InvalidSource, Sources};

use crate::crypto::message::HashAround;

/// A received request. The body is anything that is bytes (`&[u8]`, `Vec<u8>`,
/// `bytes::Bytes`); the [`Event`](crate::Event) keeps it.
#[derive(Clone, Copy)]
pub struct Request<'r, B> {
    pub(crate) method: Option<&'r str>,
    pub(crate) url: Option<&'r str>,
    pub(crate) source: Option<IpAddr>,
    headers: &'r [(&'r str, &'r [u8])],
    pub(crate) body: B,
    /// A body that stays with a host; `body` is then its first byte that is not white space.
    pub(crate) outside: Option<Outside>,
}

/// A body that stays with a host, which hashes it.
#[derive(Clone, Copy)]
pub(crate) struct Outside {
    /// In bytes.
    pub(crate) length: usize,
    pub(crate) hash: HashAround,
}

impl<'r, B: AsRef<[u8]>> Request<'r, B> {
    /// A request with these headers, names in any case, and this raw body:
    /// before any parsing, decoding or re-encoding.
    pub const fn new(headers: &'r [(&'r str, &'r [u8])], body: B) -> Self {
        Self { method: None, url: None, source: None, headers, body, outside: None }
    }

    /// With its HTTP method, which is not checked otherwise.
    #[must_use]
    pub const fn method(mut self, method: &'r str) -> Self {
        self.method = Some(method);
        self
    }

    /// With the URL that the sender called, for schemes that sign it:
    /// `https://host[:port]/path?query` as configured with the vendor.
    #[must_use]
    pub const fn url(mut self, url: &'r str) -> Self {
        self.url = Some(url);
        self
    }

    /// With the sender's address, from a source that the sender cannot write.
    #[must_use]
    pub const fn source(mut self, address: IpAddr) -> Self {
        self.source = Some(address);
        self
    }

    pub(crate) const fn headers(&self) -> &'r [(&'r str, &'r [u8])] {
        self.headers
    }
}

impl<B> std::fmt::Debug for Request<'_, B> {
    /// Without headers, URL and body: they can hold what must not be logged.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("source", &self.source)
            .finish_non_exhaustive()
    }
}
