//! Law 4: refusing a forgery costs at most twice what accepting the genuine delivery
//! of the same size does, and costs grow with the bytes of a request and no faster.
//!
//! Work is counted where it can be: bytes and numbers of allocations, and the most
//! that is held at once. Times are the least of several, with a factor that only a
//! search, a square or a second verification exceeds.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use hookseal::{Code, Part, Scheme, Signing, Webhook};

use crate::binding::vectors;
use crate::genuine::{self, Genuine, Message};
use crate::mutations::{Edit, Mutation};

/// Sizes that are 16 apart: what is squared costs 256 times as much.
const SMALL: usize = 4 << 10;
const LARGE: usize = SMALL * GROWTH;
const GROWTH: usize = 16;

/// A genuine delivery's cost times this, and a constant, is what a refusal may cost.
const FACTOR: u64 = 2;
const TIME_FACTOR: u32 = 4;
/// A hint and an error; what a process does once.
const CONSTANT_BYTES: u64 = 8 << 10;
const CONSTANT_COUNT: u64 = 64;
const CONSTANT_TIME: Duration = Duration::from_micros(400);
/// What a buffer that doubles takes in all beyond what is in it.
const DOUBLING: u64 = 2;

#[derive(Clone, Copy, Debug)]
struct Cost {
    bytes: u64,
    most: u64,
    count: u64,
    time: Duration,
}

/// What a verdict costs, and which it is.
fn cost(webhook: &Webhook<'_>, message: &Message, now: u64) -> (Cost, Option<Code>) {
    let headers: Vec<(&str, &[u8])> =
        message.headers.iter().map(|(name, value)| (name.as_str(), value.as_slice())).collect();
    let mut verdict = None;
    let mut time = Duration::MAX;
    let mut run = || {
        let start = Instant::now();
        verdict = message.request(&headers, |request| webhook.verify(request, now).err().map(|error| error.code()));
        time = time.min(start.elapsed());
    };
    let counted = allocation_counter::measure(&mut run);
    run();
    run();
    let cost = Cost { bytes: counted.bytes_total, most: counted.bytes_max, count: counted.count_total, time };
    (cost, verdict)
}

/// What is wrong with a cost, beside one that is allowed for it `times`.
fn excess(found: Cost, allowed: Cost, times: u64) -> Vec<(&'static str, u64, u64)> {
    let micros = |time: Duration| u64::try_from(time.as_micros()).unwrap();
    let slow = TIME_FACTOR * u32::try_from(times).unwrap() / u32::try_from(FACTOR).unwrap();
    let limits = [
        ("bytes", found.bytes, allowed.bytes * times + CONSTANT_BYTES),
        ("held bytes", found.most, allowed.most * times + CONSTANT_BYTES),
        ("allocations", found.count, allowed.count * times + CONSTANT_COUNT),
        ("microseconds", micros(found.time), micros(allowed.time * slow + CONSTANT_TIME)),
    ];
    limits.into_iter().filter(|(_, found, most)| found > most).collect()
}

/// A request that is made hostile by so many bytes of something.
type Hostile = fn(&Genuine, usize) -> Message;

const HOSTILE: &[(&str, Hostile)] = &[
    ("text", |genuine, size| padded(genuine, &["\"", &"a/".repeat(size / 2), "\""].concat(), "a")),
    ("small objects", |genuine, size| padded(genuine, &list(r#"{"id":123,"name":"abc"}"#, size), "a=bcdefgh&")),
    ("objects of 512 names", |genuine, size| padded(genuine, &list(&object(512), size), "aa=1&")),
    ("one object", |genuine, size| padded(genuine, &object(size / 9), "")),
    ("pairs", |genuine, size| padded(genuine, "1", &pairs(size))),
    ("one pair again", |genuine, size| padded(genuine, &list("1", size), &"a=1&".repeat(size / 4))),
    ("depth", |genuine, size| padded(genuine, &"[".repeat(size), "%5B")),
    ("lists", |genuine, size| padded(genuine, &list("[]", size), "&")),
    ("escapes", |genuine, size| padded(genuine, &["\"", &"\\u00e9".repeat(size / 6), "\""].concat(), "%C3%A9")),
    ("zeros", |genuine, size| padded(genuine, &["1", &"0".repeat(size), ".0"].concat(), "0")),
    ("exponent", |genuine, size| padded(genuine, &["1e", &"9".repeat(size)].concat(), "9")),
    ("xml", |genuine, size| with_body(genuine, &xml(size))),
    ("headers", |genuine, size| with_headers(genuine, (0..size / 16).map(|at| (format!("x-{at:06}"), vec![b'v'; 8])))),
    ("a long header", |genuine, size| with_headers(genuine, [("x-long".to_owned(), vec![b'v'; size])].into_iter())),
    ("names of headers", named_headers),
    ("signatures", |genuine, size| with_signature(genuine, size, "v1=00,")),
    ("versions", |genuine, size| with_signature(genuine, size, " v1,AAAA")),
    ("parameters", |genuine, size| with_url(genuine, &pairs(size))),
    ("an escaped URL", |genuine, size| with_url(genuine, &"%27".repeat(size / 3))),
];

fn list(item: &str, size: usize) -> String {
    format!("[{}]", vec![item; size / (item.len() + 1) + 1].join(","))
}

fn object(members: usize) -> String {
    let members: Vec<String> = (0..members).map(|at| format!(r#""{at:06x}":0"#)).collect();
    format!("{{{}}}", members.join(","))
}

fn pairs(size: usize) -> String {
    (0..size / 9).map(|at| format!("{at:06x}=1&")).collect()
}

fn xml(size: usize) -> String {
    let names: String = (0..size / 11).map(|at| format!("<x{at:06x}/>")).collect();
    format!("<r>{names}</r>")
}

fn with_body(genuine: &Genuine, body: &str) -> Message {
    Message { body: body.as_bytes().to_vec(), ..genuine.message.clone() }
}

/// The genuine body with a member of this value, or with these pairs.
fn padded(genuine: &Genuine, value: &str, form: &str) -> Message {
    let mut message = genuine.message.clone();
    if message.is_form() {
        let times = value.len().max(form.len()).max(1) / form.len().max(1);
        message.body.extend_from_slice(format!("&pad={}", form.repeat(times)).as_bytes());
    } else if message.body.first() == Some(&b'{') && message.body.len() > 2 {
        let at = message.body.iter().rposition(|byte| *byte == b'}').unwrap();
        let pad = format!(r#","pad":{value}"#);
        message.body.splice(at..at, pad.into_bytes());
    } else {
        message.body = format!(r#"{{"pad":{value}}}"#).into_bytes();
    }
    message
}

fn with_headers(genuine: &Genuine, headers: impl Iterator<Item = (String, Vec<u8>)>) -> Message {
    let mut message = genuine.message.clone();
    message.headers.extend(headers);
    message
}

/// A header that names others, where a scheme has one.
fn named_headers(genuine: &Genuine, size: usize) -> Message {
    let mut message = with_headers(genuine, [("a".to_owned(), vec![b'x'; size / 2])].into_iter());
    let names = genuine.scheme.content.iter().find_map(|part| match part {
        Part::SignedHeaders(name) => message.header(name),
        _ => None,
    });
    if let Some(at) = names {
        message.headers[at].1.extend_from_slice(",a".repeat(size / 4).as_bytes());
    }
    message
}

fn with_signature(genuine: &Genuine, size: usize, item: &str) -> Message {
    let mut message = genuine.message.clone();
    if let Some(at) = message.signature(genuine.scheme) {
        message.headers[at].1.extend_from_slice(item.repeat(size / item.len()).as_bytes());
    }
    message
}

fn with_url(genuine: &Genuine, query: &str) -> Message {
    let url = genuine.message.url.as_deref().unwrap_or("https://example.com/");
    let joined = if url.contains('?') { '&' } else { '?' };
    Message { url: Some(format!("{url}{joined}pad={query}")), ..genuine.message.clone() }
}

/// The same request, signed by the last of the messages that a scheme may sign; as it
/// is, where that needs no new signature.
fn genuine_of(genuine: &Genuine, secret: &str, message: &Message) -> Option<Message> {
    let scheme = genuine.scheme;
    let content = scheme.alternates.last().copied().unwrap_or(scheme.content);
    let last = Box::leak(Box::new(Scheme { content, alternates: &[], ..*scheme }));
    let webhook = Webhook::new(last, [secret], genuine.options.clone()).ok()?;
    let signing =
        Signing { now: genuine.now, id: None, method: message.method.as_deref(), url: message.url.as_deref() };
    let signed = webhook.sign(&message.body, &signing)?;
    let mut found = message.clone();
    for (name, value) in signed {
        found.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(&name));
        found.headers.push((name, value.into_bytes()));
    }
    Some(found)
}

/// The request with a signature of the right form that nobody made.
fn forged(genuine: &Genuine, message: &Message) -> Message {
    let Some(span) = message.signature_span(genuine.scheme) else { return message.clone() };
    // Twelve digits before the end are of the signature in every layout, and none of the padding.
    let at = span.range.end.saturating_sub(12).max(span.range.start);
    let digit = match message.carried(span.carrier).get(at) {
        Some(byte @ (b'0'..=b'8' | b'a'..=b'e' | b'A'..=b'Y' | b'g'..=b'y')) => byte + 1,
        _ => b'0',
    };
    let edits = vec![Edit::Splice(span.carrier, at..at + 1, vec![digit], 1)];
    Mutation { kind: "forged", edits }.apply(message).unwrap_or_else(|| message.clone())
}

/// Sixteen secrets, the right one last; none where others cannot be made of it.
fn secrets(genuine: &Genuine, count: usize) -> Option<Vec<String>> {
    let [right] = genuine.secrets.as_slice() else { return None };
    let other = |at: usize| {
        let mut text = right.clone().into_bytes();
        let place = text.len().checked_sub(at + 3)?;
        let byte = text.get_mut(place).filter(|byte| byte.is_ascii_alphanumeric())?;
        *byte = if *byte == b'1' { b'2' } else { b'1' };
        let text = String::from_utf8(text).ok()?;
        let takes = Webhook::new(genuine.scheme, [text.as_str()], genuine.options.clone()).is_ok();
        takes.then_some(text)
    };
    let mut secrets: Vec<String> = (0..40).filter_map(other).take(count - 1).collect();
    secrets.push(right.clone());
    (secrets.len() == count).then_some(secrets)
}

#[derive(Default)]
struct Figures {
    cases: usize,
    compared: usize,
    broken: BTreeMap<(&'static str, &'static str, &'static str, usize), String>,
}

impl Figures {
    fn judge(&mut self, genuine: &Genuine, count: usize, name: &'static str, hostile: Hostile) {
        let Some(secrets) = secrets(genuine, count) else { return };
        let Ok(webhook) = Webhook::new(genuine.scheme, secrets.iter().map(String::as_str), genuine.options.clone()) else { return };
        let right = secrets.last().unwrap();
        let mut costs = Vec::new();
        for size in [SMALL, LARGE] {
            let message = hostile(genuine, size);
            let accepted = genuine_of(genuine, right, &message).unwrap_or_else(|| message.clone());
            let (refusal, code) = cost(&webhook, &forged(genuine, &accepted), genuine.now);
            if code.is_none() {
                return; // nothing is signed that could be forged
            }
            self.cases += 1;
            costs.push(refusal);
            let (acceptance, code) = cost(&webhook, &accepted, genuine.now);
            if code.is_none() {
                self.compared += 1;
                self.add(genuine, count, name, "beside the genuine", &excess(refusal, acceptance, FACTOR));
            }
        }
        let times = u64::try_from(GROWTH).unwrap() * DOUBLING;
        self.add(genuine, count, name, "growth", &excess(costs[1], costs[0], times));
    }

    fn add(&mut self, genuine: &Genuine, count: usize, name: &'static str, law: &'static str, found: &[(&str, u64, u64)]) {
        if !found.is_empty() {
            let text = format!("{law}: {found:?}");
            self.broken.insert((genuine.scheme.name, name, law, count), text);
        }
    }
}

#[test]
fn a_forgery_costs_at_most_twice_the_genuine_delivery_and_grows_as_its_bytes() {
    let genuine = genuine::all(vectors());
    let mut figures = Figures::default();
    let mut last = "";
    let start = Instant::now();
    for one in genuine.iter().filter(|one| std::mem::replace(&mut last, one.scheme.name) != one.scheme.name) {
        for (name, hostile) in HOSTILE {
            for count in [1, 16] {
                figures.judge(one, count, name, *hostile);
            }
        }
    }
    println!("{} cases, {} beside a genuine delivery, in {:?}", figures.cases, figures.compared, start.elapsed());
    for ((scheme, name, _, count), text) in &figures.broken {
        println!("{scheme} | {name} | {count} secrets | {text}");
    }
    assert!(figures.broken.is_empty(), "{} kinds", figures.broken.len());
}
