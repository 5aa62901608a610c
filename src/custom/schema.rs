//! The form of a description as a JSON Schema (2020-12), made of the table that
//! the reader checks with. It takes everything that the reader takes; the reader
//! refuses in addition what contradicts itself (see `check`).

use std::borrow::Cow;

use super::check::OF_SIGNED;
use super::form::{Form, Kind, Member, Named, number};
use super::vocabulary::DESCRIPTION;
use crate::document::Value;
use crate::text::decimal;

type Pairs = Vec<(&'static str, Value<'static>)>;

/// The whole schema.
pub(super) fn text() -> String {
    let mut types = Vec::new();
    let mut schema = vec![
        ("$schema", word("https://json-schema.org/draft/2020-12/schema")),
        ("title", word(DESCRIPTION.name)),
    ];
    schema.extend(of(&DESCRIPTION, &mut types));
    schema.extend(signs_or_not());
    let types: Vec<(Cow<'static, str>, Value<'static>)> =
        types.into_iter().map(|(name, pairs)| (name.into(), object(pairs))).collect();
    schema.push(("$defs", Value::Object(types.into_iter().collect())));
    object(schema).to_json()
}

/// What `presence` checks.
fn signs_or_not() -> Pairs {
    let none = object(vec![("algorithm", object(vec![("const", word("none"))]))]);
    let absent = OF_SIGNED.iter().map(|name| (*name, Value::Bool(false))).collect();
    vec![
        ("if", object(vec![("properties", none), ("required", words(["algorithm"]))])),
        ("then", object(vec![("properties", object(absent))])),
        ("else", object(vec![("required", words(["signature"]))])),
    ]
}

/// A form where it is used: by its name, if it has one.
fn used(form: &'static Form, types: &mut Vec<(&'static str, Pairs)>) -> Pairs {
    if form.name.is_empty() {
        return of(form, types);
    }
    if types.iter().all(|(name, _)| *name != form.name) {
        types.push((form.name, Vec::new()));
        let pairs = of(form, types);
        if let Some((_, made)) = types.iter_mut().find(|(name, _)| *name == form.name) {
            *made = pairs;
        }
    }
    vec![("$ref", Value::Text(["#/$defs/", form.name].concat().into()))]
}

fn of(form: &'static Form, types: &mut Vec<(&'static str, Pairs)>) -> Pairs {
    let mut pairs = described(form.doc);
    let mut choices: Vec<Pairs> = form.kinds.iter().flat_map(|kind| self::choices(kind, types)).collect();
    if choices.len() == 1 {
        pairs.append(&mut choices.remove(0));
    } else {
        pairs.push(("anyOf", Value::List(choices.into_iter().map(object).collect())));
    }
    pairs
}

/// The schemas of which one must hold.
fn choices(kind: &'static Kind, types: &mut Vec<(&'static str, Pairs)>) -> Vec<Pairs> {
    vec![match kind {
        Kind::Word(words) => {
            let of_word = |(name, doc): &Named| [vec![("const", word(name))], described(doc)].concat();
            return words.iter().map(of_word).collect();
        }
        Kind::Text(rule) => {
            let pattern = rule.pattern().map(|pattern| ("pattern", word(pattern)));
            [("type", word("string"))].into_iter().chain(pattern).collect()
        }
        Kind::Whole(least, most) => {
            vec![("type", word("integer")), ("minimum", count(*least)), ("maximum", count(*most))]
        }
        Kind::Flag => vec![("type", word("boolean"))],
        Kind::List(of, least, most) => vec![
            ("type", word("array")),
            ("items", object(used(of, types))),
            ("minItems", count(number(*least))),
            ("maxItems", count(number(*most))),
        ],
        Kind::Object { one, members } => {
            let all: Vec<&Member> = one.iter().copied().chain([*members]).flatten().collect();
            let properties = all.iter().map(|member| (member.name, property(member, types))).collect();
            let needed: Vec<_> =
                members.iter().filter(|member| member.needed).map(|m| word(m.name)).collect();
            let one: Vec<_> = one
                .iter()
                .copied()
                .flatten()
                .map(|member| object(vec![("required", words([member.name]))]))
                .collect();
            let mut pairs = vec![
                ("type", word("object")),
                ("properties", object(properties)),
                ("additionalProperties", Value::Bool(false)),
            ];
            if !needed.is_empty() {
                pairs.push(("required", Value::List(needed)));
            }
            if !one.is_empty() {
                pairs.push(("oneOf", Value::List(one)));
            }
            pairs
        }
    }]
}

fn property(member: &Member, types: &mut Vec<(&'static str, Pairs)>) -> Value<'static> {
    object([described(member.doc), used(member.form, types)].concat())
}

fn described(doc: &'static str) -> Pairs {
    if doc.is_empty() { Vec::new() } else { vec![("description", word(doc))] }
}

fn object(pairs: Pairs) -> Value<'static> {
    Value::Object(pairs.into_iter().map(|(name, value)| (name.into(), value)).collect())
}

const fn word(text: &'static str) -> Value<'static> {
    Value::Text(Cow::Borrowed(text))
}

fn words<const N: usize>(texts: [&'static str; N]) -> Value<'static> {
    Value::List(texts.into_iter().map(word).collect())
}

fn count(of: u64) -> Value<'static> {
    Value::Number(decimal(of).into())
}
