//! Refusals and answers as JSON.

use crate::document::Value;
use crate::error::Error;
use crate::text::decimal;
use crate::verify::Challenge;

pub(crate) fn refusal_of(error: &Error) -> Value<'static> {
    let code = error.code();
    object([
        ("code", text(code.as_str())),
        ("status", Value::Number(decimal(code.status().into()).into())),
        ("hint", text(error.hint())),
        ("keyId", error.key_id().map_or(Value::Null, text)),
    ])
}

pub(crate) fn object<const N: usize>(members: [(&'static str, Value<'static>); N]) -> Value<'static> {
    Value::Object(members.into_iter().map(|(name, value)| (name.into(), value)).collect())
}

pub(crate) fn text(text: &str) -> Value<'static> {
    Value::Text(text.to_owned().into())
}

pub(crate) fn answer(challenge: Challenge) -> Value<'static> {
    let headers = challenge.headers.into_iter().map(|(name, value)| (name.into(), Value::Text(value.into())));
    object([
        ("status", Value::Number(decimal(challenge.status.into()).into())),
        ("headers", Value::Object(headers.collect())),
        ("body", Value::Text(challenge.body.into())),
    ])
}
