//! The members of a body that are signed, where not all are: their texts, since it
//! is texts that are signed. Whether a member was sent as `1` or `"1"` is not, so
//! numbers are those that the vendor documents as such.

use crate::document::{Members, Value};
use crate::scheme::{Field, Part, Scheme};

/// A value that has the signed members of another, and no others.
pub(crate) fn members<'v>(scheme: &Scheme<'_>, value: Value<'v>) -> Value<'v> {
    if is_signed_whole(scheme) {
        return value;
    }
    let paths: Vec<&str> = scheme.content.iter().flat_map(paths).collect();
    let Some((list, name)) = scheme.items else {
        return only(&value, &paths);
    };
    let Some(Value::List(items)) = value.at(list) else {
        return Value::Null;
    };
    let items = items.iter().filter_map(|item| match name {
        "" => Some(only(item, &paths)),
        _ => Some(object(name, only(item.at(name)?, &paths))),
    });
    object(list, Value::List(items.collect()))
}

/// A form as Twilio signs it: each pair once, sorted; several values of one name are a list.
pub(crate) fn form(body: &[u8]) -> Value<'_> {
    let mut pairs: Vec<_> = form_urlencoded::parse(body).collect();
    pairs.sort_unstable();
    pairs.dedup();
    let groups = pairs.chunk_by(|(one, _), (other, _)| one == other);
    let members = groups.filter_map(|group| {
        let mut values: Vec<_> = group.iter().map(|(_, value)| Value::Text(value.clone())).collect();
        let name = group.first()?.0.clone();
        let value = if values.len() == 1 { values.pop()? } else { Value::List(values) };
        Some((name, value))
    });
    Value::Object(members.collect())
}

/// Whether nothing of the body is signed, but texts beside it.
pub(crate) fn is_beside(scheme: &Scheme<'_>) -> bool {
    !is_signed_whole(scheme) && scheme.content.iter().all(|part| paths(part).is_empty())
}

/// Whether what is read was signed as a whole: see `rewritten::signed_body`.
fn is_signed_whole(scheme: &Scheme<'_>) -> bool {
    let whole = |part: &Part<'_>| matches!(part, Part::CanonicalJson | Part::EscapedBody);
    scheme.content.iter().any(whole)
}

/// The members that a part of the message is made of.
fn paths<'s>(part: &Part<'s>) -> Vec<&'s str> {
    match *part {
        Part::Field(Field::Member(path))
        | Part::OptionalField(Field::Member(path))
        | Part::Line(Field::Member(path))
        | Part::Wrapped(_, Field::Member(path), _) => vec![path],
        Part::NamedLines(names) => names.to_vec(),
        _ => Vec::new(),
    }
}

fn object<'v>(name: &str, value: Value<'v>) -> Value<'v> {
    Value::Object([(name.to_owned().into(), value)].into_iter().collect())
}

/// The texts at these paths, in the order of the paths: that of a body is not signed.
fn only<'v>(value: &Value<'v>, paths: &[&str]) -> Value<'v> {
    let mut names: Vec<&str> = Vec::new();
    for path in paths {
        let first = path.split('.').next().unwrap_or_default();
        if !names.contains(&first) {
            names.push(first);
        }
    }
    let members: Members<'v> = names
        .into_iter()
        .filter_map(|name| {
            let member = value.at(name)?;
            let below: Vec<&str> = paths.iter().filter_map(|path| path.strip_prefix(name)).collect();
            let value = if below.contains(&"") {
                Value::Text(member.text().filter(|text| !text.is_empty())?.to_owned().into())
            } else {
                let below: Vec<&str> = below.iter().filter_map(|path| path.strip_prefix('.')).collect();
                only(member, &below)
            };
            Some((name.to_owned().into(), value))
        })
        .collect();
    Value::Object(members)
}
