//! Schemes that callers bring themselves, written down in JSON: the words are
//! those of a row, and so are the engine and its checks.

mod check;
mod form;
mod lists;
mod read;
mod schema;
mod vocabulary;
mod words;

use std::sync::{Mutex, PoisonError};

use crate::document::{self, Value};
use crate::error::{Code, Error};
use crate::providers;
use crate::scheme::Scheme;
use lists::Lists;

/// The longest description; the longest row has a twentieth of it.
const MAX_BYTES: usize = 1 << 15;
/// The most different descriptions in one process.
const MAX_SCHEMES: usize = 256;

/// A scheme is borrowed by all that is made with it, and a custom one is a
/// vendor's, as a built-in one is: there are a handful, and they stay. So each is
/// kept for good, once, and lent like a row; the same text gives the same scheme.
/// The limit keeps a program that makes descriptions up from filling its memory.
static KEPT: Mutex<Vec<(&str, &Scheme<'static>)>> = Mutex::new(Vec::new());

impl Scheme<'static> {
    /// Reads a description, the JSON that `scheme.schema.json` of the npm package
    /// describes ([`Scheme::json_schema`]). What it leaves out is as in
    /// [`Scheme::BODY_HMAC`]:
    ///
    /// ```
    /// use hookseal::{Options, Scheme, Webhook};
    ///
    /// let acme = Scheme::from_json(r#"{ "name": "acme", "signature": { "header": "x-acme-signature" } }"#)?;
    /// let webhook = Webhook::new(acme, ["the secret"], Options::default())?;
    /// # Ok::<(), hookseal::Error>(())
    /// ```
    ///
    /// The scheme stays in memory for as long as the process: at most 256
    /// different descriptions are read.
    ///
    /// # Errors
    /// [`Code::InvalidScheme`]; the hint begins with the member that is wrong, as
    /// a path: `signature.encoding: …`.
    pub fn from_json(text: &str) -> Result<&'static Self, Error> {
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, scheme)) = kept.iter().find(|(known, _)| *known == text) {
            return Ok(scheme);
        }
        // First without keeping anything: what is refused leaves nothing behind.
        let description = read(text)?;
        let lists = Lists::default();
        let scheme = read::scheme(&description, &lists);
        check::check(&scheme)?;
        if providers::named(scheme.name).is_ok() {
            return Err(refused("name", &["a built-in scheme has this name"]));
        }
        if kept.len() >= MAX_SCHEMES {
            return Err(refused("", &["256 different ones were read before: make each once, and keep it"]));
        }
        let text: &'static str = Box::leak(text.into());
        let description: &'static Value<'static> = Box::leak(Box::new(read(text)?));
        let lists: &'static Lists<'static> = Box::leak(Box::default());
        let scheme: &'static Self = Box::leak(Box::new(read::scheme(description, lists)));
        kept.push((text, scheme));
        Ok(scheme)
    }

    /// The form of a description, as a JSON Schema (2020-12).
    #[must_use]
    pub fn json_schema() -> String {
        schema::text()
    }
}

/// A description that has the form of one, header names in lower case.
fn read(text: &str) -> Result<Value<'_>, Error> {
    if text.len() > MAX_BYTES {
        return Err(refused("", &["is longer than 32 KiB"]));
    }
    let read = document::read_json(text);
    let mut value = read.ok_or_else(|| refused("", &["is not JSON (RFC 8259) with each name once"]))?;
    form::fit(&vocabulary::DESCRIPTION, &mut value, &mut String::new())?;
    check::presence(value.members())?;
    check::claims(value.members())?;
    Ok(value)
}

/// A refusal that names the member.
#[cold]
fn refused(path: &str, words: &[&str]) -> Error {
    let place = if path.is_empty() { "the description" } else { path };
    Error::new(Code::InvalidScheme, &[&[place, ": "], words].concat())
}
