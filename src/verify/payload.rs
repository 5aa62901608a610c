//! What an authentic body gives out: its payload, and the id and the replay key in it.

use std::borrow::Cow;

use super::covered;
use super::message::not_utf8;
use crate::crypto::mac;
use crate::document::rewritten::{canonical_json, escaped_body};
use crate::document::{self, Members, Value, shape};
use crate::error::Error;
use crate::scheme::{Covers, Field, Part, Replay, Scheme};

/// The payload of an authentic body.
pub(crate) fn payload<'b>(scheme: &Scheme<'_>, body: &'b [u8]) -> Result<Value<'b>, Error> {
    let value = match signed_body(scheme, body)? {
        Cow::Borrowed(body) => read(scheme, body)?,
        Cow::Owned(body) => read(scheme, &body)?.into_owned(),
    };
    check_members(scheme, body)?;
    Ok(value)
}

/// Refuses a body without any of the members that tell a vendor's bodies from others, where they must be there.
fn check_members(scheme: &Scheme<'_>, body: &[u8]) -> Result<(), Error> {
    if scheme.body.required && id_in_body(scheme, body).is_none() {
        return Err(document::malformed("none of the members that identify the vendor's bodies is there"));
    }
    Ok(())
}

/// The payload of an authentic body, as JSON: see [`document::to_json`].
pub(crate) fn payload_as_json<'b>(scheme: &Scheme<'_>, body: &'b [u8]) -> Result<Cow<'b, str>, Error> {
    if scheme.covers == Covers::Fields {
        return payload(scheme, body).map(|value| value.to_json().into());
    }
    check_members(scheme, body)?;
    document::to_json(scheme.body.kinds(), scheme.body.shape, body)
}

/// Whether the id, and the replay key, may stand in a body.
pub(crate) fn said_in_body(scheme: &Scheme<'_>) -> [bool; 2] {
    let replay_key = match scheme.replay {
        Replay::Body => true,
        Replay::Field(field) => field.is_in_body(),
        Replay::Content | Replay::Unknown => false,
    };
    [!scheme.body.id.is_empty(), replay_key]
}

/// The id in an authentic body, where it stands there.
pub(crate) fn id_in_body(scheme: &Scheme<'_>, body: &[u8]) -> Option<String> {
    member_of_body(scheme, body, scheme.body.id)
}

/// The replay key of an authentic body, where it is made of nothing else.
pub(crate) fn replay_key_in_body(scheme: &Scheme<'_>, body: &[u8]) -> Option<String> {
    match scheme.replay {
        // Nothing at all is the same each time: Jira sends it where the body is switched off.
        Replay::Body => (!body.is_empty()).then(|| hex::encode(mac::digest([body]))),
        Replay::Field(field) if field.is_in_body() => member_of_body(scheme, body, &[field]),
        Replay::Field(_) | Replay::Content | Replay::Unknown => None,
    }
}

/// A body as its sender wrote it anew to sign it, for schemes that sign it so: what
/// an event gives out is read from this, since more than one body is signed alike.
fn signed_body<'b>(scheme: &Scheme<'_>, body: &'b [u8]) -> Result<Cow<'b, [u8]>, Error> {
    let is_rewritten = |part: &&Part<'_>| matches!(part, Part::CanonicalJson | Part::EscapedBody);
    match scheme.messages().flatten().find(is_rewritten) {
        Some(Part::CanonicalJson) => {
            let (value, _) = document::read(scheme.body.kinds(), body)?;
            Ok(canonical_json(&value).into_bytes().into())
        }
        Some(_) => escaped_body(body).ok_or_else(not_utf8),
        _ => Ok(body.into()),
    }
}

/// The text of the first of these members of the signed body that is there.
fn member_of_body(scheme: &Scheme<'_>, body: &[u8], fields: &[Field<'_>]) -> Option<String> {
    let body = signed_body(scheme, body).ok()?;
    fields.iter().find_map(|field| field.in_body(scheme, &body))
}

/// Reads what is given out of a body, as it is documented.
fn read<'b>(scheme: &Scheme<'_>, body: &'b [u8]) -> Result<Value<'b>, Error> {
    if scheme.signs_form() {
        let form = covered::form(body)?;
        if let Some(json) = document::json_within(scheme.body.kinds(), form.members()) {
            return Ok(document::tree(json.as_bytes())?.into_owned());
        }
        return Ok(form);
    }
    if scheme.covers == Covers::Fields && covered::is_beside(scheme) {
        return Ok(Value::Object(Members::default()));
    }
    let (mut value, format) = document::read(scheme.body.kinds(), body)?;
    if scheme.covers == Covers::Fields {
        value = covered::members(scheme, value);
    }
    shape::conform(scheme.body.shape, &mut value, format);
    Ok(value)
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
