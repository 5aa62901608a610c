//! A genuine delivery of any scheme, changed by a sequence of structural mutations and
//! at last by bytes of the fuzzer's own: it is refused, or gives out exactly what the
//! original gave out. What vendors do not bind is listed in `tests/laws/unbound.rs`.
#![no_main]

use std::sync::LazyLock;

use hookseal::SCHEMES;
use libfuzzer_sys::fuzz_target;

#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../../tests/laws/genuine.rs"]
mod genuine;
#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../../tests/laws/lists.rs"]
mod lists;
#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../../tests/laws/mutations.rs"]
mod mutations;
#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../../tests/laws/spans.rs"]
mod spans;
#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../../tests/laws/spellings.rs"]
mod spellings;
#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../../tests/laws/texts.rs"]
mod texts;
#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../../tests/laws/unbound.rs"]
mod unbound;

use genuine::{Genuine, Given, Message};
use mutations::{Edit, FAMILIES, Mutation, of_family};

/// The most mutations of one delivery.
const MAX_STEPS: usize = 4;
/// The largest request that is changed once more, in bytes: repeated 1,024 times, and
/// again, a body would take the machine's memory before the crate sees it.
const MAX_CHANGED_BYTES: usize = 1 << 16;

/// The deliveries of all schemes, or of those that `LAWS_SCHEMES` names, in the order of the schemes.
static GENUINE: LazyLock<Vec<Vec<(Genuine, Given)>>> = LazyLock::new(|| {
    let named = std::env::var("LAWS_SCHEMES").unwrap_or_default();
    let is_named = |name: &str| named.is_empty() || named.split(',').any(|one| one == name);
    let mut schemes: Vec<Vec<(Genuine, Given)>> = SCHEMES.iter().map(|_| Vec::new()).collect();
    for one in genuine::all(&genuine::folder("vectors")) {
        let at = SCHEMES.iter().position(|scheme| scheme.name == one.scheme.name);
        let given = one.given().expect("it is genuine");
        match at.and_then(|at| schemes.get_mut(at)) {
            Some(list) => list.push((one, given)),
            None => schemes.push(vec![(one, given)]),
        }
    }
    schemes.retain(|list| list.first().is_some_and(|(one, _)| is_named(one.scheme.name)));
    schemes
});

/// A number from the input, below this one.
fn below(input: &mut &[u8], most: usize) -> Option<usize> {
    let (bytes, rest) = input.split_first_chunk::<2>()?;
    *input = rest;
    usize::from(u16::from_le_bytes(*bytes)).checked_rem(most)
}

/// Bytes of the input's own in a place of the input's own.
fn splice(message: &Message, input: &mut &[u8]) -> Option<Message> {
    let carriers = message.carriers();
    let carrier = carriers[below(input, carriers.len())?];
    let length = message.carried(carrier).len();
    let at = below(input, length + 1)?;
    let end = (at + below(input, 4)?).min(length);
    let edits = vec![Edit::Splice(carrier, at..end, input.to_vec(), 1)];
    Mutation { kind: "fuzzed", edits }.apply(message)
}

fn changed(one: &Genuine, input: &mut &[u8]) -> Option<Message> {
    let mut message = one.message.clone();
    for _ in 0..=below(input, MAX_STEPS)? {
        let size: usize = message.carriers().iter().map(|carrier| message.carried(*carrier).len()).sum();
        if size > MAX_CHANGED_BYTES {
            break;
        }
        let family = FAMILIES[below(input, FAMILIES.len())?];
        let mutations = of_family(family, one.scheme, &message);
        let Some(at) = below(input, mutations.len()) else { break };
        message = mutations[at].apply(&message).unwrap_or(message);
    }
    Some(splice(&message, input).unwrap_or(message))
}

fuzz_target!(|input: &[u8]| {
    let mut input = input;
    let Some(scheme) = below(&mut input, GENUINE.len()) else { return };
    let Some(at) = below(&mut input, GENUINE[scheme].len()) else { return };
    let (one, given) = &GENUINE[scheme][at];
    let Some(message) = changed(one, &mut input) else { return };
    let Ok(found) = message.verify(&one.webhook, one.now) else { return };
    let differences = found.differences(given);
    assert!(
        differences.is_empty()
            || unbound::allows(one.scheme.name, &differences, (&one.message, given), (&message, &found)),
        "{} is accepted and gives out another {}: {message:?}",
        one.name,
        differences.join(", "),
    );
});
