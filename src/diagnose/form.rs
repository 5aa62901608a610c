//! Forms that were parsed and written again, or taken for JSON.

use super::hunt::Change;
use super::tokens::{self, Kind};
use crate::document::{self, Value};

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
pub(super) fn blanks(body: &[u8]) -> Vec<Change<'static>> {
    if !is_form(body) {
        return Vec::new();
    }
    let with = |to: &[u8]| {
        let spelt = super::body::replaced(body, b"%20", b" ").unwrap_or(body.to_vec());
        let blank = super::body::replaced(&spelt, b"+", b" ").unwrap_or(spelt);
        super::body::replaced(&blank, b" ", to)
    };
    let all = [("as %20", with(b"%20")), ("as +", with(b"+"))];
    let change =
        |(words, body): (&'static str, Option<Vec<u8>>)| Some(Change::body("form_blanks", words, body?));
    all.into_iter().filter_map(change).collect()
}

/// Each blank of a form as `+` or as `%20`, where both were there.
pub(super) fn mixed_blanks(body: &[u8]) -> Vec<Change<'static>> {
    let Some(pieces) = blank_pieces(body) else { return Vec::new() };
    let count = pieces.len().saturating_sub(1);
    if count == 0 || count > MAX_BLANKS {
        return Vec::new();
    }
    let with = |bits: u32| {
        let mut out = Vec::with_capacity(body.len());
        for (index, piece) in pieces.iter().enumerate() {
            if index > 0 {
                let is_plus = bits >> index.saturating_sub(1) & 1 == 1;
                out.extend_from_slice(if is_plus { b"+" } else { b"%20" });
            }
            out.extend_from_slice(piece);
        }
        Change::body("form_blanks", "some as +, others as %20", out)
    };
    (0..1_u32 << count).map(with).collect()
}

/// What stands between the blanks of a form.
fn blank_pieces(body: &[u8]) -> Option<Vec<Vec<u8>>> {
    if !is_form(body) {
        return None;
    }
    let spelt = super::body::replaced(body, b"%20", b"+").unwrap_or(body.to_vec());
    Some(spelt.split(|byte| *byte == b'+').map(<[u8]>::to_vec).collect())
}

fn is_form(body: &[u8]) -> bool {
    body.contains(&b'=') && !body.iter().any(|byte| b"{\"\r\n<".contains(byte))
}

/// The same pairs as other libraries write them, also in the order of their names.
pub(super) fn rewritten(body: &[u8]) -> Vec<Change<'static>> {
    if !is_form(body) {
        return Vec::new();
    }
    let pairs =
        form_urlencoded::parse(body).map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
    written(pairs, "form_reencoded")
}

fn written(mut pairs: Vec<(String, String)>, code: &'static str) -> Vec<Change<'static>> {
    let mut changes = Vec::new();
    let write = |pairs: &[(String, String)], order: &str, changes: &mut Vec<_>| {
        changes.extend(
            WRITERS
                .iter()
                .map(|writer| Change::body(code, [writer.name, order].concat(), writer.form(pairs))),
        );
    };
    write(&pairs, "", &mut changes);
    if !pairs.is_sorted() {
        pairs.sort();
        write(&pairs, ", sorted by name", &mut changes);
    }
    changes
}

/// The form that a flat JSON object was made of: Express' `urlencoded` and a
/// `JSON.stringify` behind it.
pub(super) fn of_json(body: &[u8]) -> Vec<Change<'static>> {
    let Ok(Value::Object(members)) = document::tree(body) else { return Vec::new() };
    let mut pairs = Vec::new();
    for (name, value) in members.iter() {
        match value {
            Value::List(items) => {
                pairs.extend(
                    items.iter().filter_map(Value::text).map(|text| (name.to_owned(), text.to_owned())),
                );
            }
            other => pairs.extend(other.text().map(|text| (name.to_owned(), text.to_owned()))),
        }
    }
    if pairs.is_empty() { Vec::new() } else { written(pairs, "form_as_json") }
}

/// `payload=` before JSON that came in a form: GitHub's other content type, Slack's interactions.
pub(super) fn payloads(body: &[u8], name: &str) -> Vec<Change<'static>> {
    let mut texts = vec![("form_payload_decoded", body.to_vec())];
    if let Some(inner) = member_text(body, name) {
        texts.push(("form_as_json", inner));
    }
    if let Some((_, value)) =
        form_urlencoded::parse(body).find(|(other, _)| other == name).filter(|_| is_form(body))
    {
        texts.push(("form_reencoded", value.into_owned().into_bytes()));
    }
    let mut changes = Vec::new();
    for (code, text) in texts {
        for writer in WRITERS {
            let mut out = [name.as_bytes(), b"="].concat();
            writer.text(&text, &mut out);
            changes.push(Change::body(code, [name, "=… ", writer.name].concat(), out));
        }
    }
    changes
}

/// The text of a member of the outermost object.
fn member_text(body: &[u8], name: &str) -> Option<Vec<u8>> {
    let tokens = tokens::read(body)?;
    let mut rest = tokens.iter().filter(|token| token.kind != Kind::Space);
    while let Some(token) = rest.next() {
        if token.kind == Kind::Text && tokens::decoded(token.text(body)).as_deref() == Some(name.as_bytes()) {
            let (colon, value) = (rest.next()?, rest.next()?);
            if colon.kind == Kind::Colon && value.kind == Kind::Text {
                return tokens::decoded(value.text(body));
            }
        }
    }
    None
}
