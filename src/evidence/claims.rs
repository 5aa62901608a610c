//! What a token says, once it is authentic: JSON, each name once.

use super::refusal::{Code, Flaw};
use crate::document::{self, Members, Value};

const NOT_JSON: Flaw =
    (Code::MalformedToken, "what was signed is not a JSON object in which each name is there once");

/// The members of claims.
pub(super) fn members(claims: &[u8]) -> Result<Members<'_>, Flaw> {
    document::object(claims).ok_or(NOT_JSON)
}

/// Claims that were read, as they were signed.
pub(super) fn text_of(claims: &[u8]) -> Result<String, Flaw> {
    std::str::from_utf8(claims).map(ToOwned::to_owned).map_err(|_| NOT_JSON)
}

/// A text that says something.
pub(super) fn text(members: &Members<'_>, name: &str) -> Option<String> {
    members.get(name).and_then(Value::as_text).filter(|text| !text.is_empty()).map(ToOwned::to_owned)
}
