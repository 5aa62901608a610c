//! Answers as JSON.

use crate::document::Value;
use crate::text::decimal;
use crate::verify::Challenge;

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
