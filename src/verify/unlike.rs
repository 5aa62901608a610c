//! Bodies that could be another text which the same key signs.

use crate::document::malformed;
use crate::error::Error;
use crate::scheme::{Part, Scheme, Unlike};

use super::handshake::MAX_TOKEN_BYTES;

/// Refuses a body that could be another text which the same key signs.
pub(super) fn check(scheme: &Scheme<'_>, body: &[u8]) -> Result<(), Error> {
    let is_upper = |byte: &u8| byte.is_ascii_uppercase();
    let in_token = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/_-".contains(byte);
    let is_taken = match scheme.body.unlike {
        None => false,
        // A host that hashes the body shows its first byte alone.
        Some(Unlike::Timed) => body.first().is_some_and(u8::is_ascii_digit),
        Some(Unlike::Requested) => {
            let rest = body.iter().position(|byte| !is_upper(byte)).and_then(|at| body.get(at..));
            body.first().is_some_and(is_upper) && rest.is_some_and(|rest| rest.starts_with(b"http"))
        }
        Some(Unlike::Token) => {
            let is_alone = body.is_empty() && matches!(scheme.content, [Part::Body]);
            body.len() <= MAX_TOKEN_BYTES && body.iter().all(in_token) && !is_alone
        }
    };
    if is_taken {
        return Err(malformed("the body is authentic, and could be another text that this key signs"));
    }
    Ok(())
}
