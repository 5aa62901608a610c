//! The members of a body that are signed, where not all are.

use crate::document::{Members, Value};
use crate::scheme::{Field, Part, Scheme};

/// A value that has the signed members of another, and no others.
pub(crate) fn members<'v>(scheme: &Scheme<'_>, value: &Value<'v>) -> Value<'v> {
    let paths = scheme.content.iter().flat_map(|part| match part {
        Part::Field(Field::Member(path))
        | Part::OptionalField(Field::Member(path))
        | Part::Wrapped(_, Field::Member(path), _) => std::slice::from_ref(path),
        Part::NamedLines(names) => names,
        _ => &[],
    });
    let paths: Vec<&str> = paths.copied().collect();
    let Some((list, name)) = scheme.items else {
        return only(value, &paths);
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

fn object<'v>(name: &str, value: Value<'v>) -> Value<'v> {
    Value::Object([(name.to_owned().into(), value)].into_iter().collect())
}

/// The members at these paths, in the order of the value.
fn only<'v>(value: &Value<'v>, paths: &[&str]) -> Value<'v> {
    if paths.contains(&"") {
        return value.clone();
    }
    let kept: Members<'v> = value
        .members()
        .iter()
        .filter_map(|(name, member)| {
            let below: Vec<&str> = paths.iter().filter_map(|path| below(path, name)).collect();
            (!below.is_empty()).then(|| (name.to_owned().into(), only(member, &below)))
        })
        .collect();
    Value::Object(kept)
}

/// What is left of a path after its first step, if that is this name.
fn below<'p>(path: &'p str, name: &str) -> Option<&'p str> {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    (first == name).then_some(rest)
}
