//! Why a description is refused: the member that is wrong, and what is wrong with it.

use crate::error::{Code, Error};

/// A refusal that names the member.
#[cold]
pub(super) fn refused(path: &str, words: &[&str]) -> Error {
    let place = if path.is_empty() { "the description" } else { path };
    Error::new(Code::InvalidScheme, &[&[place, ": "], words].concat())
}
