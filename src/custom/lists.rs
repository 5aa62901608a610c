//! Where the lists of a scheme stay while it is read.

use std::sync::OnceLock;

use crate::scheme::{Field, Form, Format, Handshake, JwsAlgorithm, Part, Published, Reply, Require};

/// A list of lists that only grows, so that what was put in can be lent at once
/// and for as long as itself.
pub(super) struct Arena<T> {
    first: OnceLock<Vec<T>>,
    more: OnceLock<Box<Self>>,
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Self { first: OnceLock::new(), more: OnceLock::new() }
    }
}

impl<T> Arena<T> {
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
    pub(super) texts: Arena<&'a str>,
    pub(super) token_algorithms: Arena<JwsAlgorithm>,
    pub(super) fields: Arena<Field<'a>>,
    pub(super) published: Arena<Published<'a>>,
    pub(super) parts: Arena<Part<'a>>,
    pub(super) messages: Arena<&'a [Part<'a>]>,
    pub(super) forms: Arena<(Field<'a>, Form)>,
    pub(super) requirements: Arena<Require<'a>>,
    pub(super) formats: Arena<Format>,
    pub(super) conditions: Arena<(Field<'a>, &'a str)>,
    pub(super) replies: Arena<Reply<'a>>,
    pub(super) headers: Arena<(&'a str, &'a [Reply<'a>])>,
    pub(super) handshakes: Arena<Handshake<'a>>,
}
