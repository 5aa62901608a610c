//! What vendors send to see whether the receiver is there, and the answer that
//! proves it. Never an event.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::message::Marked;
use crate::crypto::mac::{self, CodeKey};
use crate::document::Value;
use crate::error::{Code, Error};
use crate::request::fields::Fields;
use crate::scheme::{Algorithm, Field, Handshake, Reply};

/// The longest text that is sent back.
const MAX_ECHO_BYTES: usize = 4096;

/// The answer to a handshake: send it as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    /// The HTTP status.
    pub status: u16,
    /// Names, in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

/// The handshake that this request is, if it is one.
pub(crate) fn find<'s>(fields: &Fields<'s>, signed: bool) -> Option<&'s Handshake<'s>> {
    let method = fields.method.unwrap_or("POST");
    fields.scheme.handshakes.iter().find(|handshake| {
        handshake.signed == signed
            && handshake.method == method
            && handshake.when.iter().all(|(field, expected)| match fields.get(*field) {
                Ok(Some(value)) => expected.is_empty() || value == expected.as_bytes(),
                _ => false,
            })
    })
}

/// The longest text that is signed for somebody who has not signed.
pub(crate) const MAX_TOKEN_BYTES: usize = 128;

/// Makes the answer.
#[inline(never)]
pub(crate) fn answer(
    fields: &Fields<'_>,
    handshake: &Handshake<'_>,
    key: Option<&CodeKey>,
    verify_token: Option<&[u8]>,
) -> Result<Challenge, Error> {
    if let Some(field) = handshake.token {
        let given = fields.get(field)?.unwrap_or_default();
        let expected = verify_token.ok_or_else(no_token)?;
        if !mac::is_same(&given, expected) {
            return Err(Error::new(
                Code::SignatureMismatch,
                &["the handshake's token is not the verifyToken"],
            ));
        }
    }
    let text = |pieces: &[Reply<'_>]| reply(fields, handshake, pieces, key, verify_token);
    let mut headers = vec![("x-content-type-options".into(), "nosniff".into())];
    for (name, value) in handshake.headers {
        headers.push(((*name).into(), text(value)?));
    }
    Ok(Challenge { status: handshake.status, headers, body: text(handshake.body)? })
}

#[cold]
fn no_token() -> Error {
    let words = "the vendor's handshake asks for the token that you agreed on: give it as verifyToken";
    Error::new(Code::Unsigned, &[words])
}

fn reply(
    fields: &Fields<'_>,
    handshake: &Handshake<'_>,
    pieces: &[Reply<'_>],
    key: Option<&CodeKey>,
    verify_token: Option<&[u8]>,
) -> Result<String, Error> {
    let mut out = String::new();
    for piece in pieces {
        match *piece {
            Reply::Literal(text) => out.push_str(text),
            Reply::Field(field) => out.push_str(&echo(fields, field)?),
            Reply::Json(field) => out.push_str(&Value::Text(echo(fields, field)?.into()).to_json()),
            Reply::VerifyTokenJson => {
                let token = std::str::from_utf8(verify_token.ok_or_else(no_token)?).unwrap_or_default();
                out.push_str(&Value::Text(token.into()).to_json());
            }
            Reply::HmacHex(field) => out.push_str(&hex::encode(code(fields, handshake, field, key)?)),
            Reply::HmacBase64(field) => out.push_str(&STANDARD.encode(code(fields, handshake, field, key)?)),
        }
    }
    Ok(out)
}

fn code(
    fields: &Fields<'_>,
    handshake: &Handshake<'_>,
    field: Field<'_>,
    key: Option<&CodeKey>,
) -> Result<Vec<u8>, Error> {
    let text = echo(fields, field)?;
    // Anybody can send an unsigned handshake: what is signed for it must never be
    // a body that the vendor could send, so it may hold no more than a token does.
    let is_token = text.len() <= MAX_TOKEN_BYTES
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/_-".contains(&byte));
    if !handshake.signed && !is_token {
        return Err(crate::document::malformed("the handshake's text is not a token"));
    }
    let key = key.ok_or_else(|| Error::new(Code::InvalidSecret, &["the handshake needs a secret"]))?;
    let mut tag = key.sign(&Marked::of_one(text.as_bytes())).to_vec();
    tag.truncate(Algorithm::tag_bytes(fields.scheme.algorithm));
    Ok(tag)
}

/// A field that may be sent back: text without control characters, which could
/// not stand in a header.
fn echo(fields: &Fields<'_>, field: Field<'_>) -> Result<String, Error> {
    let value = fields.get(field)?.unwrap_or_default();
    match std::str::from_utf8(&value) {
        Ok(text) if text.len() <= MAX_ECHO_BYTES && !text.chars().any(char::is_control) => Ok(text.into()),
        _ => Err(crate::document::malformed("the handshake's text is too long, or not text")),
    }
}
