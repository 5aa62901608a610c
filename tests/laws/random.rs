//! Random descriptions of schemes, and requests for them: of few characters, so that
//! parts often hold what stands between others.

use hookseal::{Description, Origin, Scheme, Unit};

use crate::genuine::Message;

/// Xorshift (Marsaglia, 2003): the same cases in each run.
pub(crate) struct Cases(pub(crate) u64);

impl Cases {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    pub(crate) fn one_of<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.below(texts.len())]
    }

    /// So many to four of these texts, joined.
    fn text(&mut self, least: usize) -> String {
        let count = least + self.below(5 - least);
        (0..count).map(|_| self.one_of(TEXTS)).collect()
    }
}

/// What values are made of.
const TEXTS: &[&str] =
    &["a", "1", ".", "{", "P", "ab", ";", "a:", "1700000000", "2026-11-28T00:00:00Z", "}", "/"];
const HEADERS: [&str; 3] = ["h0", "h1", "h2"];
const METHODS: &[&str] = &["POST", "P", "GET"];
const URLS: &[&str] =
    &["https://a/1", "https://a", "https://a:443/1.a", "https://a/?q='", "https://a/1?a=1", "a", "1"];
/// What a body begins with.
const STARTS: &[&str] = &["", "{", "[", "1", "a", ".", "\n"];

/// The URL's form in `content`, and the one in `alternates`, if there is one.
const URL_FORMS: [(&str, &str); 8] = [
    ("whole", ""),
    ("base", ""),
    ("pathAndQuery", ""),
    ("whole", "withPort"),
    ("withoutPort", "withPort"),
    ("quotesEscaped", "withoutPort"),
    ("withPort", "quotesEscaped"),
    ("quotesEscaped", "quotesRaw"),
];

/// Parts: `H`, `L`, `B` and `A` become a header, a literal, and the texts around a field.
const PARTS: &[&str] = &[
    r#"{"literal":"L"}"#,
    r#"{"literal":"L"}"#,
    r#"{"header":"H"}"#,
    r#"{"optional":{"header":"H"}}"#,
    r#"{"line":{"header":"H"}}"#,
    r#"{"wrapped":{"before":"B","header":"H","after":"A"}}"#,
    r#""method""#,
    r#"{"url":"U"}"#,
];
const LITERALS: &[&str] = &[".", "a", "1", "ab", ".a", "P", "{", "\\n", "aa", ":", ";"];
const BEFORE: &[&str] = &["a:", "a", ".", "1", "", "\\n"];
const AFTER: &[&str] = &[";", "a", ".", "1", "", "\\n"];
const FORMS: &[&str] = &["plain", "url", "any", "", ""];
const UNITS: &[&str] = &["seconds", "milliseconds", "secondsOrMilliseconds", "iso8601"];

/// Where the signed time stands: the part, its origin, and the signature's layout.
const TIMES: [(&str, &str, &str); 3] = [
    ("", "", r#""bare""#),
    (r#"{"header":"t"}"#, r#"{"header":"t"}"#, r#""bare""#),
    (r#""timestamp""#, r#""signature""#, r#"{"pairs":{"time":"t","tags":["v1"]}}"#),
];

/// A random description; none where it is refused.
pub(crate) fn scheme(cases: &mut Cases) -> Option<(String, &'static Scheme<'static>)> {
    let text = description(cases);
    let description = Description::from_json(&text).ok()?;
    Some((text, Box::leak(Box::new(description)).scheme()))
}

fn description(cases: &mut Cases) -> String {
    let (time, origin, layout) = TIMES[cases.below(TIMES.len())];
    let parts = parts(cases, time);
    let (form, other) = URL_FORMS[cases.below(URL_FORMS.len())];
    let content = |form| parts.replace(r#"{"url":"U"}"#, &format!(r#"{{"url":"{form}"}}"#));
    let signature = format!(r#""signature":{{"header":"x-sig","layout":{layout}}}"#);
    let mut members =
        vec![signature, r#""method":"any""#.to_owned(), format!(r#""content":[{}]"#, content(form))];
    if !other.is_empty() && parts.contains(r#""url""#) {
        members.push(format!(r#""alternates":[[{}]]"#, content(other)));
    }
    if !origin.is_empty() {
        let unit = cases.one_of(UNITS);
        members.push(format!(r#""timestamp":{{"from":{origin},"unit":"{unit}","tolerance":"any"}}"#));
    }
    let forms = forms(cases, &parts);
    if !forms.is_empty() {
        members.push(format!(r#""forms":[{forms}]"#));
    }
    format!("{{{}}}", members.join(","))
}

/// Two to five parts, and the body and the time among them.
fn parts(cases: &mut Cases, time: &str) -> String {
    let count = 2 + cases.below(4);
    let mut parts: Vec<String> = (0..count).map(|_| part(cases)).collect();
    for other in [r#""body""#, time].into_iter().filter(|part| !part.is_empty()) {
        parts.insert(cases.below(parts.len() + 1), other.to_owned());
    }
    parts.join(",")
}

fn part(cases: &mut Cases) -> String {
    let part = cases.one_of(PARTS).replace(r#""H""#, &format!("{:?}", cases.one_of(&HEADERS)));
    [("L", LITERALS), ("B", BEFORE), ("A", AFTER)].into_iter().fold(part, |part, (name, texts)| {
        part.replace(&format!("{name:?}"), &format!("\"{}\"", cases.one_of(texts)))
    })
}

/// The forms of the headers that are signed, for some of them.
fn forms(cases: &mut Cases, parts: &str) -> String {
    let mut forms = Vec::new();
    for name in HEADERS.into_iter().filter(|name| parts.contains(name)) {
        let form = cases.one_of(FORMS);
        if !form.is_empty() {
            forms.push(format!(r#"{{"header":"{name}","form":"{form}"}}"#));
        }
    }
    forms.join(",")
}

/// A request with random texts; the signature is still to be put at the end of its header,
/// which is the first.
pub(crate) fn message(cases: &mut Cases, scheme: &Scheme<'_>) -> Message {
    let time = time(cases, scheme);
    let in_signature = scheme.timestamp.is_some_and(|timestamp| timestamp.origin == Origin::Signature);
    let signature = if in_signature { format!("t={time},v1=") } else { String::new() };
    let mut headers = vec![("x-sig".to_owned(), signature.into_bytes()), ("t".to_owned(), time.into())];
    for name in HEADERS.into_iter().filter(|_| cases.below(4) > 0).collect::<Vec<_>>() {
        headers.push((name.to_owned(), cases.text(1).into_bytes()));
    }
    let body =
        if cases.below(8) == 0 { String::new() } else { cases.one_of(STARTS).to_owned() + &cases.text(0) };
    let (method, url) = (cases.one_of(METHODS).to_owned(), cases.one_of(URLS).to_owned());
    Message { method: Some(method), url: Some(url), headers, body: body.into_bytes(), ..Message::default() }
}

fn time(cases: &mut Cases, scheme: &Scheme<'_>) -> &'static str {
    match scheme.timestamp.map(|timestamp| timestamp.unit) {
        Some(Unit::Milliseconds) => "1700000000000",
        Some(Unit::SecondsOrMilliseconds) => cases.one_of(&["1700000000", "1700000000000", "170"]),
        Some(Unit::Iso8601) => "2026-11-28T00:00:00Z",
        Some(Unit::Seconds) | None => "1700000000",
    }
}
