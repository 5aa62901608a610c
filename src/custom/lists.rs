//! Where the lists of a scheme stay while it is read.

use std::sync::OnceLock;

use crate::scheme::{Field, Form, Format, Handshake, JwsAlgorithm, Part, Published, Reply, Require};

/// A list of lists that only grows, so that what was put in can be lent at once
/// and for as long as itself.
pub(super) struct Shelf<T> {
    first: OnceLock<Vec<T>>,
    more: OnceLock<Box<Self>>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { first: OnceLock::new(), more: OnceLock::new() }
    }
}

impl<T> Shelf<T> {
    #[inline(never)]
    pub(super) fn keep(&self, list: Vec<T>) -> &[T] {
        if list.is_empty() {
            return &[];
        }
        let mut place = self;
        while place.first.get().is_some() {
            place = place.more.get_or_init(Box::default);
        }
        place.first.get_or_init(|| list)
    }
}

/// A scheme borrows its lists, some of which borrow others.
#[derive(Default)]
pub(super) struct Lists<'a> {
    pub(super) texts: Shelf<&'a str>,
    pub(super) token_algorithms: Shelf<JwsAlgorithm>,
    pub(super) fields: Shelf<Field<'a>>,
    pub(super) published: Shelf<Published<'a>>,
    pub(super) parts: Shelf<Part<'a>>,
    pub(super) messages: Shelf<&'a [Part<'a>]>,
    pub(super) forms: Shelf<(Field<'a>, Form)>,
    pub(super) requirements: Shelf<Require<'a>>,
    pub(super) formats: Shelf<Format>,
    pub(super) conditions: Shelf<(Field<'a>, &'a str)>,
    pub(super) replies: Shelf<Reply<'a>>,
    pub(super) headers: Shelf<(&'a str, &'a [Reply<'a>])>,
    pub(super) handshakes: Shelf<Handshake<'a>>,
}
