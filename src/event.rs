//! A delivery that passed every check.

use std::borrow::Cow;
use std::fmt;

use crate::FULL;
use crate::document::{self, Members, Value};
use crate::error::Error;
use crate::mac;
use crate::message::rewritten;
use crate::scheme::{Covers, Field, Replay, Scheme};
use crate::shape;
use crate::signed;
use crate::verify::Verified;

/// A delivery that passed every check. Only [`Webhook::verify`](crate::Webhook::verify) makes one.
pub struct Event<'s, B> {
    scheme: &'s Scheme<'s>,
    verified: Verified<B>,
}

impl<'s, B: AsRef<[u8]>> Event<'s, B> {
    pub(crate) const fn new(scheme: &'s Scheme<'s>, verified: Verified<B>) -> Self {
        Self { scheme, verified }
    }

    /// The scheme that verified it.
    #[must_use]
    pub const fn scheme(&self) -> &'s Scheme<'s> {
        self.scheme
    }

    /// What it proves.
    #[must_use]
    pub const fn covers(&self) -> Covers {
        self.scheme.covers
    }

    /// Which of the secrets matched, from 0; `None` where nothing is signed.
    #[must_use]
    pub const fn key_index(&self) -> Option<usize> {
        self.verified.facts().key
    }

    /// The signed time in milliseconds since 1970-01-01T00:00Z, where there is one.
    #[must_use]
    pub const fn timestamp(&self) -> Option<u64> {
        self.verified.facts().timestamp
    }

    /// The raw body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.verified.body()
    }

    /// The raw body, as it was given.
    #[must_use]
    pub fn into_body(self) -> B {
        self.verified.into_body()
    }

    /// What the body says, checked against what the vendor documents; unknown
    /// members are kept. Where only some members are signed, it has no others.
    /// The vendor's module has a typed view: `View::from(value.members())`.
    ///
    /// # Errors
    /// [`Code::MalformedPayload`](crate::Code::MalformedPayload).
    pub fn payload(&self) -> Result<Value<'_>, Error> {
        payload(self.scheme, self.form_beside_body().unwrap_or(self.body()))
    }

    /// The vendor's identifier of what the event is about, where it sends one.
    #[must_use]
    pub fn id(&self) -> Option<String> {
        self.id_beside_body().or_else(|| id_in_body(self.scheme, self.body()))
    }

    /// The same for a delivery and its retries, different for different events,
    /// and made of signed material only; `None` where the vendor signs nothing
    /// that tells two events apart. Remember it to refuse replays.
    #[must_use]
    pub fn replay_key(&self) -> Option<String> {
        self.replay_key_beside_body().or_else(|| replay_key_in_body(self.scheme, self.body()))
    }

    /// The id, where it stands outside the body.
    pub(crate) fn id_beside_body(&self) -> Option<String> {
        self.verified.facts().id.as_deref().map(text)
    }

    /// The form, where it stands outside the body.
    pub(crate) fn form_beside_body(&self) -> Option<&[u8]> {
        self.verified.facts().form.as_deref()
    }

    /// The replay key, where it is made of something outside the body.
    pub(crate) fn replay_key_beside_body(&self) -> Option<String> {
        let facts = self.verified.facts();
        let key = if self.scheme.replays_by_id() { &facts.id } else { &facts.replay };
        key.as_deref().map(text)
    }
}

/// The payload of an authentic body.
pub(crate) fn payload<'b>(scheme: &Scheme<'_>, body: &'b [u8]) -> Result<Value<'b>, Error> {
    let value = match signed_body(scheme, body)? {
        Cow::Borrowed(body) => read(scheme, body)?,
        Cow::Owned(body) => read(scheme, &body)?.into_owned(),
    };
    if scheme.body.required && id_in_body(scheme, body).is_none() {
        return Err(document::malformed("none of the members that identify the vendor's bodies is there"));
    }
    Ok(value)
}

/// The payload of an authentic body, as JSON: see [`document::to_json`].
#[cfg(feature = "js")]
pub(crate) fn payload_as_json(scheme: &Scheme<'_>, body: &[u8]) -> Result<String, Error> {
    if FULL && (scheme.body.required || scheme.covers == Covers::Fields) {
        return payload(scheme, body).map(|value| value.to_json());
    }
    document::to_json(scheme, body)
}

/// Whether the id, and the replay key, may stand in a body.
#[cfg(feature = "js")]
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

/// The body as it was signed.
fn signed_body<'b>(scheme: &Scheme<'_>, body: &'b [u8]) -> Result<Cow<'b, [u8]>, Error> {
    if FULL { rewritten::signed_body(scheme, body) } else { Ok(body.into()) }
}

/// The text of the first of these members of the signed body that is there.
fn member_of_body(scheme: &Scheme<'_>, body: &[u8], fields: &[Field<'_>]) -> Option<String> {
    let body = signed_body(scheme, body).ok()?;
    fields.iter().find_map(|field| field.in_body(scheme, &body))
}

/// Reads what is given out of a body, as it is documented.
fn read<'b>(scheme: &Scheme<'_>, body: &'b [u8]) -> Result<Value<'b>, Error> {
    if FULL && scheme.signs_form() {
        let form = signed::form(body)?;
        if let Some(json) = document::json_within(scheme, form.members()) {
            return Ok(document::tree(json.as_bytes())?.into_owned());
        }
        return Ok(form);
    }
    if FULL && scheme.covers == Covers::Fields && signed::is_beside(scheme) {
        return Ok(Value::Object(Members::default()));
    }
    let (mut value, format) = document::read(scheme, body)?;
    if FULL && scheme.covers == Covers::Fields {
        value = signed::members(scheme, value);
    }
    shape::conform(scheme.body.shape, &mut value, format);
    Ok(value)
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

impl<B> fmt::Debug for Event<'_, B> {
    /// Without the body.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event").field("scheme", &self.scheme.name).finish_non_exhaustive()
    }
}
