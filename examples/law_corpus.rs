//! Prints, as JSON, mutated requests of genuine deliveries of every scheme, and the
//! crate's verdict on each: js-tests/laws/laws.test.js gives them to every other door.
//!
//! Secrets and options are those of the vector that a delivery names; a described
//! scheme comes with its description and its secret. With the argument `worker` the
//! deliveries are such as an endpoint of the Worker gets (js-tests/worker/laws.test.js).
#![allow(dead_code, reason = "the laws use the rest")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use std::collections::BTreeMap;
use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use hookseal::{Challenge, Delivery, Event};
use serde_json::{Value, json};

#[path = "../tests/laws/genuine.rs"]
mod genuine;
#[path = "../tests/laws/lists.rs"]
mod lists;
#[path = "../tests/laws/mutations.rs"]
mod mutations;
#[path = "../tests/laws/spans.rs"]
mod spans;
#[path = "../tests/laws/spellings.rs"]
mod spellings;
#[path = "../tests/laws/texts.rs"]
mod texts;
#[path = "../tests/laws/unbound.rs"]
mod unbound;

use genuine::{DESCRIBED, Genuine, Message, SECRET};
use mutations::Mutation;

/// Deliveries of each scheme: with one mutation of each kind, 7,700 requests.
const DELIVERIES: usize = 1;
/// Limit of a request's bytes: longer ones are about cost (tests/laws/cost.rs), and the corpus is 4 MB as it is.
const MAX_BYTES: usize = 16 << 10;

fn main() {
    let is_for_worker = std::env::args().nth(1).is_some_and(|argument| argument == "worker");
    let mut of_schemes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut output = std::io::stdout().lock();
    for (index, mut one) in genuine::all(&genuine::folder("vectors")).into_iter().enumerate() {
        let seen = of_schemes.entry(one.scheme.name).or_default();
        *seen += 1;
        if *seen <= DELIVERIES {
            if is_for_worker {
                move_to_endpoint(&mut one);
            }
            writeln!(output, "{}", delivery(&one, index)).unwrap();
        }
    }
}

/// Gives a delivery the URL of the endpoint with its scheme's name, which is signed anew
/// where a scheme signs it, and a method, which HTTP always has.
fn move_to_endpoint(one: &mut Genuine) {
    let query = one.message.url.as_ref().and_then(|url| url.split_once('?')).map(|(_, query)| query);
    let query = query.map(|query| ["?", query].concat()).unwrap_or_default();
    one.message.url = Some(["http://example.com/webhooks/", one.scheme.name, &query].concat());
    one.message.method.get_or_insert_with(|| "POST".to_owned());
    if one.given().is_err()
        && let Some(anew) = one.signed_anew(&one.message, None)
    {
        one.message = anew.message;
    }
}

/// A genuine delivery, and its requests: itself first.
fn delivery(one: &Genuine, index: usize) -> Value {
    let mut requests = vec![request(one, "genuine", &one.message)];
    requests.extend(sample(one, index).iter().map(|(kind, message)| request(one, kind, message)));
    json!({
        "id": one.name, "scheme": one.scheme.name, "description": description(one.scheme.name),
        "secret": SECRET, "now": one.now, "requests": requests,
    })
}

/// The description of a scheme that is no row.
fn description(name: &str) -> Option<Value> {
    let mut described = DESCRIBED.iter().map(|(text, _)| serde_json::from_str::<Value>(text).unwrap());
    described.find(|description| description["name"] == name)
}

/// One mutation of each kind, another for each delivery.
fn sample(one: &Genuine, index: usize) -> Vec<(&'static str, Message)> {
    let mut kinds: BTreeMap<&'static str, Vec<Mutation>> = BTreeMap::new();
    for mutation in mutations::of(one.scheme, &one.message) {
        kinds.entry(mutation.kind).or_default().push(mutation);
    }
    let carried = kinds.into_iter().filter_map(|(kind, mutations)| {
        let (before, after) = mutations.split_at(index * 31 % mutations.len());
        let changed = after.iter().chain(before).filter_map(|mutation| mutation.apply(&one.message));
        changed.filter(is_carried).map(|message| (kind, message)).next()
    });
    carried.collect()
}

/// Whether JavaScript can carry it: its texts are UTF-16, with no place for other bytes.
fn is_carried(message: &Message) -> bool {
    let headers: usize = message.headers.iter().map(|(name, value)| name.len() + value.len()).sum();
    let size = message.body.len() + headers + message.url.as_ref().map_or(0, String::len);
    size <= MAX_BYTES && message.headers.iter().all(|(_, value)| std::str::from_utf8(value).is_ok())
}

fn request(one: &Genuine, kind: &str, message: &Message) -> Value {
    let text = |value: &[u8]| String::from_utf8(value.to_vec()).expect("it is carried");
    let headers: Vec<_> = message.headers.iter().map(|(name, value)| (name, text(value))).collect();
    json!({
        "kind": kind, "method": message.method, "url": message.url,
        "sourceAddress": message.source.map(|address| address.to_string()),
        "headers": headers, "body": BASE64.encode(&message.body), "verdict": verdict(one, message),
    })
}

fn verdict(one: &Genuine, message: &Message) -> Value {
    let headers: Vec<(&str, &[u8])> =
        message.headers.iter().map(|(name, value)| (name.as_str(), value.as_slice())).collect();
    message.request(&headers, |request| match one.webhook.verify(request, one.now) {
        Ok(Delivery::Event(event)) => given(&event),
        Ok(Delivery::Challenge(Challenge { status, body, .. })) => json!({ "status": status, "body": body }),
        Err(error) => json!({ "refused": error.code().as_str() }),
    })
}

fn given(event: &Event<'_, &[u8]>) -> Value {
    let payload = match event.payload() {
        Ok(payload) => json!({ "json": payload.to_json() }),
        Err(error) => json!({ "refused": error.code().as_str() }),
    };
    json!({
        "id": event.id(), "timestamp": event.timestamp(), "replayKey": event.replay_key(),
        "keyIndex": event.key_index(), "covers": event.covers().as_str(), "payload": payload,
    })
}
