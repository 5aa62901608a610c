//! Forms that were parsed and written again, or taken for JSON.

use super::delivery::{Bodies, Change, Made, one_by_one};
use super::json;
use super::pairs::{is_form, pairs};
use super::sorted;
use crate::document::{self, Value};
use crate::text::split::{contains, replace};

/// The most characters of a form that are tried in two spellings, each by itself.
const MAX_BLANKS: usize = 8;

/// How a writer of forms escapes.
struct Writer {
    name: &'static str,
    /// What it leaves as it is, beside letters and digits.
    kept: &'static [u8],
    blank: &'static str,
    lower: bool,
}

const WRITERS: &[Writer] = &[
    Writer { name: "as URLSearchParams writes", kept: b"*-._", blank: "+", lower: false },
    Writer { name: "as encodeURIComponent writes", kept: b"-_.!~*'()", blank: "%20", lower: false },
    Writer { name: "as PHP's http_build_query writes", kept: b"-_.", blank: "+", lower: false },
    Writer { name: "as rawurlencode writes", kept: b"-_.~", blank: "%20", lower: false },
    Writer { name: "as Python's quote_plus writes", kept: b"_.-~", blank: "+", lower: false },
    Writer { name: "as .NET writes, digits in lower case", kept: b"-_.!*()", blank: "+", lower: true },
    Writer { name: "digits in lower case", kept: b"-_.~", blank: "%20", lower: true },
    Writer { name: "with brackets and commas as they are", kept: b"-_.~[],:@/", blank: "+", lower: false },
];

impl Writer {
    fn text(&self, text: &[u8], out: &mut Vec<u8>) {
        for byte in text {
            if byte.is_ascii_alphanumeric() || self.kept.contains(byte) {
                out.push(*byte);
            } else if *byte == b' ' {
                out.extend_from_slice(self.blank.as_bytes());
            } else {
                let digits = if self.lower { hex::encode([*byte]) } else { hex::encode_upper([*byte]) };
                out.push(b'%');
                out.extend_from_slice(digits.as_bytes());
            }
        }
    }

    fn form(&self, pairs: &[(String, String)]) -> Vec<u8> {
        let mut out = Vec::new();
        for (index, (name, value)) in pairs.iter().enumerate() {
            if index > 0 {
                out.push(b'&');
            }
            self.text(name.as_bytes(), &mut out);
            out.push(b'=');
            self.text(value.as_bytes(), &mut out);
        }
        out
    }
}

/// The same form with its blanks written in another way.
pub(super) fn blanks(body: &[u8]) -> Bodies<'_> {
    let with = move |to: &[u8]| {
        let spelt = super::body::replaced(body, b"%20", b" ").unwrap_or(body.to_vec());
        let blank = super::body::replaced(&spelt, b"+", b" ").unwrap_or(spelt);
        super::body::replaced(&blank, b" ", to).filter(|_| is_form(body))
    };
    let all: [(&str, &[u8]); 2] = [("as %20", b"%20"), ("as +", b"+")];
    one_by_one(all.into_iter().map(move |(words, to)| Some(Change::body("form_blanks", words, with(to)?))))
}

/// Each blank of a form as `+` or as `%20`, where both were there.
pub(super) fn mixed_blanks(body: &[u8]) -> Bodies<'_> {
    let pieces = blank_pieces(body).unwrap_or_default();
    let count = pieces.len().saturating_sub(1);
    let choices = if (1..=MAX_BLANKS).contains(&count) { 1_u32 << count } else { 0 };
    let with = move |bits: u32| {
        let mut out = Vec::with_capacity(body.len());
        for (index, piece) in pieces.iter().enumerate() {
            if index > 0 {
                let is_plus = bits >> index.saturating_sub(1) & 1 == 1;
                out.extend_from_slice(if is_plus { b"+" } else { b"%20" });
            }
            out.extend_from_slice(piece);
        }
        Some(Change::body("form_blanks", "some as +, others as %20", out))
    };
    one_by_one((0..choices).map(with))
}

/// What stands between the blanks of a form.
fn blank_pieces(body: &[u8]) -> Option<Vec<Vec<u8>>> {
    if !is_form(body) {
        return None;
    }
    let spelt = super::body::replaced(body, b"%20", b"+").unwrap_or(body.to_vec());
    Some(spelt.split(|byte| *byte == b'+').map(<[u8]>::to_vec).collect())
}

/// The same pairs as other libraries write them, also in the order of their names.
pub(super) fn rewritten(body: &[u8]) -> Bodies<'_> {
    lazily(Box::new(move || written(pairs(body), "form_reencoded")))
}

/// What is made only once it is asked for.
fn lazily<'b>(make: Box<dyn FnOnce() -> Bodies<'b> + 'b>) -> Bodies<'b> {
    one_by_one(std::iter::once_with(make).flatten())
}

/// A change for each writer.
fn each_writer<'b>(change: impl Fn(&Writer) -> Made + 'b) -> Bodies<'b> {
    one_by_one(WRITERS.iter().map(change))
}

fn written(pairs: Vec<(String, String)>, code: &'static str) -> Bodies<'static> {
    let sorted = sorted::by_key(&pairs, |(name, value)| [name, "\0", value].concat().into_bytes());
    let again = (sorted != pairs).then_some((sorted, ", sorted by name"));
    let orders = std::iter::once((pairs, "")).chain(again);
    one_by_one(orders.flat_map(move |(pairs, order)| {
        each_writer(move |writer| {
            let form = (!pairs.is_empty()).then(|| writer.form(&pairs))?;
            Some(Change::body(code, [writer.name, order].concat(), form))
        })
    }))
}

/// The form that a flat JSON object was made of: Express' `urlencoded` and a
/// `JSON.stringify` behind it.
pub(super) fn of_json(body: &[u8]) -> Bodies<'_> {
    lazily(Box::new(move || written(pairs_of_json(body), "form_as_json")))
}

fn pairs_of_json(body: &[u8]) -> Vec<(String, String)> {
    let Some(members) = document::object(body) else { return Vec::new() };
    let texts = members.iter().flat_map(|(name, value)| {
        let items = match value {
            Value::List(items) if !items.is_empty() => items.as_slice(),
            other => std::slice::from_ref(other),
        };
        items.iter().map(move |item| Some((name.to_owned(), item.text()?.to_owned())))
    });
    // A member that no form has would be proven with the others.
    texts.collect::<Option<_>>().unwrap_or_default()
}

/// Where the text behind `payload=` may be had from.
type Source = (&'static str, fn(&[u8], &str) -> Option<Vec<u8>>);

const SOURCES: [Source; 3] = [
    ("form_payload_decoded", |body, _| Some(body.to_vec())),
    ("form_as_json", member_text),
    ("form_reencoded", |body, name| {
        let [(only, value)] = pairs(body).try_into().ok()?;
        (only == name).then(|| value.into_bytes())
    }),
];

/// `payload=` before JSON that came in a form: GitHub's other content type, Slack's interactions.
pub(super) fn payloads<'b>(body: &'b [u8], name: &'static str) -> Bodies<'b> {
    one_by_one(SOURCES.into_iter().flat_map(move |(code, source)| {
        let text = source(body, name);
        each_writer(move |writer| {
            let mut out = [name.as_bytes(), b"="].concat();
            writer.text(text.as_deref()?, &mut out);
            Some(Change::body(code, [name, "=… ", writer.name].concat(), out))
        })
    }))
}

/// What a field's text was before it was decoded once too often, or escaped.
type Field = (&'static str, fn(&str) -> Option<String>);

const FIELDS: [Field; 5] = [
    ("+ for the blank it begins with", |text| Some(["+", text.strip_prefix(' ')?].concat())),
    ("+ for its blanks", |text| text.contains(' ').then(|| text.replace(' ', "+"))),
    ("line feeds for its \\n", |text| {
        contains(text, "\\n").then(|| replace(&replace(text, "\\r", "\r"), "\\n", "\n"))
    }),
    ("LF for its CR LF", |text| contains(text, "\r\n").then(|| replace(text, "\r\n", "\n"))),
    ("CR LF for its LF", |text| {
        text.contains('\n').then(|| replace(text, "\r\n", "\n").replace('\n', "\r\n"))
    }),
];

/// The most fields of which each is changed by itself.
const MAX_FIELDS: usize = 8;

/// A form whose fields are texts that something has changed: all of them, or one.
pub(super) fn fields(body: &[u8]) -> Bodies<'_> {
    lazily(Box::new(move || {
        let pairs = pairs(body);
        one_by_one(FIELDS.into_iter().flat_map(move |(words, undo)| -> Bodies<'_> {
            let changed = |(at, (_, value)): (usize, &(String, String))| Some((at, undo(value)?));
            let texts: Vec<(usize, String)> = pairs.iter().enumerate().filter_map(changed).collect();
            let each =
                if texts.len() > 1 { texts.iter().take(MAX_FIELDS).cloned().collect() } else { vec![] };
            let choices = std::iter::once(texts).chain(each.into_iter().map(|text| vec![text]));
            let pairs = pairs.clone();
            one_by_one(choices.filter(|texts| !texts.is_empty()).flat_map(move |texts| {
                let mut pairs = pairs.clone();
                for (at, text) in texts {
                    if let Some((_, value)) = pairs.get_mut(at) {
                        *value = text;
                    }
                }
                let words = ["a field with ", words].concat();
                each_writer(move |writer| {
                    Some(Change::body("form_reencoded", words.clone(), writer.form(&pairs)))
                })
            }))
        }))
    }))
}

/// The most members that a framework adds to a form.
const MAX_ADDED: usize = 12;

/// A form without its last members, or its first: what others have added, which nobody
/// signs, is noticed and never proven.
pub(super) fn shortened(body: &[u8]) -> Bodies<'_> {
    let form = if is_form(body) { body } else { &[] };
    let ends = form.iter().enumerate().filter(|(_, byte)| **byte == b'&').map(|(at, _)| at);
    let ends: Vec<usize> = ends.collect();
    let behind = ends.clone().into_iter().rev().map(move |at| ("behind", body.get(..at)));
    let before = ends.into_iter().map(move |at| ("in front", body.get(at.saturating_add(1)..)));
    let rests = behind.take(MAX_ADDED).chain(before.take(MAX_ADDED));
    one_by_one(rests.map(|(words, rest)| Some(Change::body("form_members_added", words, rest?.to_vec()))))
}

/// The longest JSON in a form that is written anew.
const MAX_JSON: usize = 64 << 10;

/// A form of which a field is JSON that was parsed and written again: `payload`, `mandrill_events`.
pub(super) fn with_json(body: &[u8]) -> Bodies<'_> {
    lazily(Box::new(move || {
        let pairs = pairs(body);
        let is_json = |text: &str| text.len() <= MAX_JSON && text.trim_start().starts_with(['{', '[']);
        let places = pairs.iter().enumerate().filter(|(_, (_, value))| is_json(value)).map(|(at, _)| at);
        one_by_one(places.collect::<Vec<_>>().into_iter().flat_map(move |at| in_field(&pairs, at)))
    }))
}

/// The forms with another text for the JSON in one of its fields.
fn in_field(pairs: &[(String, String)], at: usize) -> Bodies<'static> {
    let text = pairs.get(at).map_or("", |(_, value)| value);
    let changes: Vec<Change<'static>> = json::written_once(text.as_bytes()).flatten().collect();
    let pairs = pairs.to_vec();
    one_by_one(changes.into_iter().flat_map(move |change| {
        let mut pairs = pairs.clone();
        if let (Some((_, value)), Some(made)) = (pairs.get_mut(at), change.made()) {
            *value = String::from_utf8_lossy(made).into_owned();
        }
        each_writer(move |writer| {
            let words = [&change.words, "; in a field of the form"].concat();
            Some(Change::body(change.code, words, writer.form(&pairs)))
        })
    }))
}

/// The text of an object's only member.
fn member_text(body: &[u8], name: &str) -> Option<Vec<u8>> {
    let members = document::object(body)?;
    let mut members = members.iter();
    let (_, value) = members.next().filter(|(other, _)| *other == name)?;
    let text = value.as_text().filter(|_| members.next().is_none())?;
    Some(text.as_bytes().to_vec())
}
