//! Schemes that callers bring themselves, written down in JSON: the words are
//! those of a row, and so are the engine and its checks.

mod check;
mod form;
mod lists;
mod read;
mod refusal;
mod schema;
mod vocabulary;
mod words;

use std::fmt;
use std::sync::OnceLock;

use crate::document::{self, Value};
use crate::error::Error;
use crate::scheme::Scheme;
use crate::schemes;
use lists::Lists;
use refusal::refused;

/// The longest description; the longest row has a twentieth of it.
const MAX_BYTES: usize = 1 << 15;

/// A scheme that its caller describes. It owns all that its [`Scheme`] borrows.
pub struct Description<'d> {
    value: Value<'static>,
    lists: Lists<'d>,
    scheme: OnceLock<Scheme<'d>>,
}

impl<'d> Description<'d> {
    /// Reads a description, the JSON that `scheme.schema.json` of the npm package
    /// describes ([`Description::json_schema`]). What it leaves out is as in
    /// [`Scheme::BODY_HMAC`]:
    ///
    /// ```
    /// use hookseal::{Description, Options, Webhook};
    ///
    /// let acme = Description::from_json(r#"{ "name": "acme", "signature": { "header": "x-acme-signature" } }"#)?;
    /// let webhook = Webhook::new(acme.scheme(), ["the secret"], Options::default())?;
    /// # Ok::<(), hookseal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Code::InvalidScheme`](crate::Code::InvalidScheme); the hint begins with the member that is wrong, as
    /// a path: `signature.encoding: …`.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let value = read(text)?;
        {
            let lists = Lists::default();
            let scheme = read::scheme(&value, &lists);
            check::check(&scheme)?;
            if schemes::named(scheme.name).is_ok() {
                return Err(refused("name", &["a built-in scheme has this name"]));
            }
        }
        Ok(Self { value, lists: Lists::default(), scheme: OnceLock::new() })
    }

    /// The scheme. It borrows from the description, which stays where it is from
    /// then on: a `static` or a local variable that lives as long as the Webhook.
    pub fn scheme(&'d self) -> &'d Scheme<'d> {
        self.scheme.get_or_init(|| read::scheme(&self.value, &self.lists))
    }

    /// Lends the scheme to a function. The description can be moved before and
    /// afterwards: the boundary to JavaScript keeps it beside what was prepared for it.
    pub(crate) fn lend<T>(&self, to: impl FnOnce(&Scheme<'_>) -> T) -> T {
        let lists = Lists::default();
        to(&read::scheme(&self.value, &lists))
    }

    /// The form of a description, as a JSON Schema (2020-12).
    #[must_use]
    pub fn json_schema() -> String {
        schema::text()
    }
}

impl fmt::Debug for Description<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Description").field(&self.value).finish()
    }
}

/// A description that has the form of one, header names in lower case.
fn read(text: &str) -> Result<Value<'static>, Error> {
    if text.len() > MAX_BYTES {
        return Err(refused("", &["is longer than 32 KiB"]));
    }
    let read = document::read_json(text);
    let mut value = read.ok_or_else(|| refused("", &["is not JSON (RFC 8259) with each name once"]))?;
    form::fit(&vocabulary::DESCRIPTION, &mut value, &mut String::new())?;
    check::presence(value.members())?;
    check::claims(value.members())?;
    Ok(value.into_owned())
}
