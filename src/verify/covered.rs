//! The members of a body that are signed, where not all are: their texts, since it
//! is texts that are signed. Whether a member was sent as `1` or `"1"` is not, so
//! numbers are those that the vendor documents as such.

use crate::document::rewritten::sorted_pairs;
use crate::document::{Members, Value, malformed};
use crate::error::Error;
use crate::scheme::{Field, Part, Scheme};

/// A value that has the signed members of another, and no others.
pub(crate) fn members<'v>(scheme: &Scheme<'_>, value: Value<'v>) -> Value<'v> {
    if is_signed_whole(scheme) {
        return value;
    }
    let paths: Vec<Path<'_>> = scheme.content.iter().flat_map(paths).collect();
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
pub(crate) fn form(body: &[u8]) -> Result<Value<'_>, Error> {
    let pairs = sorted_pairs(body).ok_or_else(|| malformed("the form has more than 16,384 pairs"))?;
    let groups = pairs.chunk_by(|(one, _), (other, _)| one == other);
    let members = groups.filter_map(|group| {
        let mut values: Vec<_> = group.iter().map(|(_, value)| Value::Text(value.clone())).collect();
        let name = group.first()?.0.clone();
        let value = if values.len() == 1 { values.pop()? } else { Value::List(values) };
        Some((name, value))
    });
    Ok(Value::Object(members.collect()))
}

/// Whether nothing of the body is signed, but texts beside it.
pub(crate) fn is_beside(scheme: &Scheme<'_>) -> bool {
    !is_signed_whole(scheme) && scheme.content.iter().all(|part| paths(part).is_empty())
}

/// Whether all of the body was signed, as it is or written anew: see `rewritten::signed_body`.
fn is_signed_whole(scheme: &Scheme<'_>) -> bool {
    let whole = |part: &Part<'_>| matches!(part, Part::Body | Part::CanonicalJson | Part::EscapedBody);
    scheme.content.iter().any(whole)
}

/// Where a signed member stands, and whether it is a [`Part::Line`]: with and without
/// a line feed at its end it is signed alike, so it is given out without.
type Path<'s> = (&'s str, bool);

/// The members that a part of the message is made of.
fn paths<'s>(part: &Part<'s>) -> Vec<Path<'s>> {
    match *part {
        Part::Field(Field::Member(path))
        | Part::OptionalField(Field::Member(path))
        | Part::Wrapped(_, Field::Member(path), _) => vec![(path, false)],
        Part::Line(Field::Member(path)) => vec![(path, true)],
        Part::NamedLines(names) => names.iter().map(|name| (*name, false)).collect(),
        _ => Vec::new(),
    }
}

fn object<'v>(name: &str, value: Value<'v>) -> Value<'v> {
    Value::Object([(name.to_owned().into(), value)].into_iter().collect())
}

/// The texts at these paths, in the order of the paths: that of a body is not signed.
fn only<'v>(value: &Value<'v>, paths: &[Path<'_>]) -> Value<'v> {
    let mut names: Vec<&str> = Vec::new();
    for (path, _) in paths {
        let first = path.split('.').next().unwrap_or_default();
        if !names.contains(&first) {
            names.push(first);
        }
    }
    let members: Members<'v> = names
        .into_iter()
        .filter_map(|name| {
            let member = value.at(name)?;
            let value = match paths.iter().find(|(path, _)| *path == name) {
                Some((_, is_line)) => Value::Text(signed_text(member, *is_line)?.to_owned().into()),
                None => only(member, &below(paths, name)),
            };
            Some((name.to_owned().into(), value))
        })
        .collect();
    Value::Object(members)
}

/// The paths that lead through a member, from there on.
fn below<'s>(paths: &[Path<'s>], name: &str) -> Vec<Path<'s>> {
    let rest = |path: &'s str| path.strip_prefix(name)?.strip_prefix('.');
    paths.iter().filter_map(|(path, is_line)| Some((rest(path)?, *is_line))).collect()
}

fn signed_text<'m>(member: &'m Value<'_>, is_line: bool) -> Option<&'m str> {
    let text = member.text().filter(|text| !text.is_empty())?;
    Some(if is_line { text.strip_suffix('\n').unwrap_or(text) } else { text })
}
