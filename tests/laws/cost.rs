//! Law 4: refusing a forgery costs at most twice what accepting the genuine delivery
//! of the same size does, and costs grow with the bytes of a request and no faster.
//!
//! Work is counted where it can be: bytes and numbers of allocations, and the most
//! that is held at once. Times are the least of several, with a factor that only a
//! search, a square or a second verification exceeds.

use std::time::{Duration, Instant};

use hookseal::{Code, Field, Part, Place, Scheme, Webhook};

use crate::binding::firsts;
use crate::genuine::{Genuine, Message};
use crate::mutations::{Edit, Mutation};
use crate::spans::{Carrier, Slot, Span};

/// What is squared costs 16 times as much at each of these as at the one before.
const SIZES: &[usize] = if cfg!(debug_assertions) {
    &[4 << 10, 16 << 10]
} else {
    &[1 << 10, 4 << 10, 16 << 10, 64 << 10, 256 << 10, 1_000 << 10]
};
/// What it may cost: a buffer that doubles takes twice what is in it.
const GROWTH: u64 = 2 * 4;

/// What a refusal may cost beside the genuine delivery, and a constant: a hint and an
/// error, what a process does once, and one copy of a URL of 32 KiB.
const FACTOR: u64 = 2;
const CONSTANT_BYTES: u64 = 40 << 10;
const CONSTANT_COUNT: u64 = 64;
const CONSTANT_TIME: Duration = Duration::from_micros(800);
/// Times are noisy: only a search, a square or a second verification exceeds this.
const TIME_FACTOR: u32 = 2;
const TRIES: usize = 40;

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
    let start = Instant::now();
    let counted = allocation_counter::measure(|| {
        verdict =
            message.request(&headers, |request| webhook.verify(request, now).err().map(|error| error.code()));
    });
    let time = start.elapsed();
    (Cost { bytes: counted.bytes_total, most: counted.bytes_max, count: counted.count_total, time }, verdict)
}

/// What is wrong with a cost, beside one that is allowed for it `times`.
fn excess(found: impl Fn() -> Cost, allowed: impl Fn() -> Cost, times: u64) -> Vec<(&'static str, u64, u64)> {
    let (cost, most) = (found(), allowed());
    let limits = [
        ("bytes", cost.bytes, most.bytes * times + CONSTANT_BYTES),
        ("held bytes", cost.most, most.most * times + CONSTANT_BYTES),
        ("allocations", cost.count, most.count * times + CONSTANT_COUNT),
    ];
    let mut excess: Vec<_> = limits.into_iter().filter(|(_, found, most)| found > most).collect();
    let slow = |time: Duration, most: Duration| {
        time > most * TIME_FACTOR * u32::try_from(times).unwrap() + CONSTANT_TIME
    };
    // Another process can only make a time longer: what is slow each time is slow.
    let least = |one: &dyn Fn() -> Cost, first: Cost, times: usize| {
        (0..times).map(|_| one().time).fold(first.time, Duration::min)
    };
    if !slow(cost.time, most.time) {
        return excess;
    }
    let most = least(&allowed, most, 4);
    let mut time = cost.time;
    for _ in 0..TRIES {
        time = time.min(found().time);
        if !slow(time, most) {
            return excess;
        }
    }
    excess.push(("microseconds", micros(time), micros(most)));
    excess
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap()
}

/// A request that is made hostile by so many bytes of something.
type Hostile = fn(&Genuine, usize) -> Message;

const HOSTILE: &[(&str, Hostile)] = &[
    ("text", |genuine, size| padded(genuine, &["\"", &"a/".repeat(size / 2), "\""].concat(), "a")),
    ("small objects", |genuine, size| {
        padded(genuine, &list(r#"{"id":123,"name":"abc"}"#, size), "a=bcdefgh&")
    }),
    ("objects of 512 names", |genuine, size| padded(genuine, &list(&object(512), size), "aa=1&")),
    ("one object", |genuine, size| padded(genuine, &object(size / 9), "")),
    ("pairs", |genuine, size| padded(genuine, "1", &pairs(size))),
    ("one pair again", |genuine, size| padded(genuine, &list("1", size), &"a=1&".repeat(size / 4))),
    ("depth", |genuine, size| padded(genuine, &"[".repeat(size), "%5B")),
    ("lists", |genuine, size| padded(genuine, &list("[]", size), "&")),
    ("escapes", |genuine, size| {
        padded(genuine, &["\"", &"\\u00e9".repeat(size / 6), "\""].concat(), "%C3%A9")
    }),
    ("zeros", |genuine, size| padded(genuine, &["1", &"0".repeat(size), ".0"].concat(), "0")),
    ("exponent", |genuine, size| padded(genuine, &["1e", &"9".repeat(size)].concat(), "9")),
    ("xml", |genuine, size| with_body(genuine, &xml(size))),
    ("headers", |genuine, size| {
        with_headers(genuine, (0..size / 16).map(|at| (format!("x-{at:06}"), vec![b'v'; 8])))
    }),
    ("a long header", |genuine, size| {
        with_headers(genuine, [("x-long".to_owned(), vec![b'v'; size])].into_iter())
    }),
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
    (0..size / 9).map(|at| format!("{at:06x}=1&")).collect::<Vec<_>>().concat()
}

fn xml(size: usize) -> String {
    let names: Vec<String> = (0..size / 11).map(|at| format!("<x{at:06x}/>")).collect();
    format!("<r>{}</r>", names.concat())
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

/// Where the signature is.
fn signature(scheme: &Scheme<'static>, message: &Message) -> Option<Span> {
    if let Some(at) = message.signature(scheme) {
        return Some(message.whole(Carrier::Header(at)));
    }
    match scheme.signature.place {
        Place::Field(field) => match message.slot(scheme, field) {
            Slot::There(span) => Some(span),
            Slot::Absent(_) => None,
        },
        Place::Numbered(_) | Place::Repeated(_) | Place::PerSecret(_) => None,
    }
}

/// The request with a signature of the right form that nobody made.
fn forged(genuine: &Genuine, message: &Message) -> Message {
    let Some(span) = signature(genuine.scheme, message) else { return message.clone() };
    // Twelve digits before the end are of the signature in every layout, and none of the padding.
    let at = span.range.end.saturating_sub(12).max(span.range.start);
    let digit = match message.carried(span.carrier).get(at) {
        Some(byte @ (b'0'..=b'8' | b'a'..=b'e' | b'A'..=b'Y' | b'g'..=b'y')) => byte + 1,
        _ => b'0',
    };
    let edits = vec![Edit::Splice(span.carrier, at..at + 1, vec![digit], 1)];
    Mutation { kind: "forged", edits }.apply(message).unwrap_or_else(|| message.clone())
}

/// The request with nothing where its signature is.
fn unsigned(genuine: &Genuine, message: &Message) -> Option<Message> {
    let span = signature(genuine.scheme, message)?;
    let edits = vec![Edit::Splice(span.carrier, span.range, Vec::new(), 1)];
    Mutation { kind: "unsigned", edits }.apply(message)
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
        // Another text can be of the same key: of a JWK with another name.
        let webhook = Webhook::new(genuine.scheme, [text.as_str()], genuine.options.clone()).ok()?;
        cost(&webhook, &genuine.message, genuine.now).1.is_some().then_some(text)
    };
    let mut secrets: Vec<String> = (0..40).filter_map(other).take(count - 1).collect();
    secrets.push(right.clone());
    (secrets.len() == count).then_some(secrets)
}

#[derive(Default)]
struct Figures {
    cases: usize,
    compared: usize,
    broken: usize,
}

impl Figures {
    fn judge(&mut self, genuine: &Genuine, count: usize, name: &'static str, hostile: Hostile) {
        let Some(secrets) = secrets(genuine, count) else { return };
        let texts = secrets.iter().map(String::as_str);
        let Ok(webhook) = Webhook::new(genuine.scheme, texts, genuine.options.clone()) else { return };
        let measure = |message: &Message| cost(&webhook, message, genuine.now);
        let mut smaller: Option<Message> = None;
        for size in SIZES.iter().copied() {
            let message = hostile(genuine, size);
            let accepted = genuine.signed_anew(&message, None).map_or(message, |signed| signed.message);
            let forged = forged(genuine, &accepted);
            let (_, Some(_)) = measure(&forged) else { return }; // nothing is signed that could be forged
            self.cases += 1;
            let refusal = || measure(&forged).0;
            let growth =
                smaller.map_or(Vec::new(), |smaller| excess(refusal, || measure(&smaller).0, GROWTH));
            let mut beside = Vec::new();
            if measure(&accepted).1.is_none() {
                self.compared += 1;
                let allowed = || measure(&accepted).0;
                beside = excess(refusal, allowed, FACTOR);
                if let Some(unsigned) = unsigned(genuine, &accepted) {
                    beside.extend(excess(|| measure(&unsigned).0, allowed, FACTOR));
                }
            }
            for (law, found) in [("growth", growth), ("beside the genuine", beside)] {
                if !found.is_empty() {
                    println!(
                        "{} | {name} | {count} secrets | {size} bytes | {law} | {found:?}",
                        genuine.scheme.name
                    );
                    self.broken += 1;
                    return; // the larger would take minutes
                }
            }
            smaller = Some(forged);
        }
    }
}

/// Whether a row does more before the verdict than hash its body.
fn reads(scheme: &Scheme<'_>) -> bool {
    let plain = |part: &Part<'_>| {
        matches!(
            part,
            Part::Body
                | Part::Timestamp
                | Part::Literal(_)
                | Part::Secret
                | Part::Token
                | Part::Field(Field::Header(_))
        )
    };
    !scheme.content.iter().all(plain)
        || !scheme.alternates.is_empty()
        || !scheme.handshakes.is_empty()
        || !matches!(scheme.signature.place, Place::Field(Field::Header(_)))
}

/// Of the plain rows a debug build measures each with an eighth of the requests.
const DRAWN: usize = if cfg!(debug_assertions) { 8 } else { 1 };

#[test]
fn a_forgery_costs_at_most_twice_the_genuine_delivery_and_grows_as_its_bytes() {
    let mut figures = Figures::default();
    let start = Instant::now();
    let named = std::env::var("LAWS_SCHEMES").unwrap_or_default();
    let is_named = |one: &Genuine| named.is_empty() || named.split(',').any(|name| name == one.scheme.name);
    for (index, one) in firsts().enumerate().filter(|(_, one)| is_named(one)) {
        for (at, (name, hostile)) in HOSTILE.iter().enumerate() {
            if reads(one.scheme) || (index + at).is_multiple_of(DRAWN) {
                figures.judge(one, 1, name, *hostile);
                figures.judge(one, 16, name, *hostile);
            }
        }
    }
    println!(
        "{} cases, {} beside a genuine delivery, in {:?}",
        figures.cases,
        figures.compared,
        start.elapsed()
    );
    assert_eq!(figures.broken, 0, "refusals cost too much");
}
