//! Law 1: two requests that are accepted under one signature give out the same.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use hookseal::{Field, Format, Part, SCHEMES, Scheme};

use crate::genuine::{self, Genuine, Given, Message};
use crate::mutations::{self, Edit, Mutation};
use crate::spans::Carrier;
use crate::unbound::{self, UNBOUND};

/// The genuine deliveries, read once.
pub(crate) static GENUINE: LazyLock<Vec<Genuine>> =
    LazyLock::new(|| genuine::all(&genuine::folder("vectors")));

/// The first of each scheme.
pub(crate) fn firsts() -> impl Iterator<Item = &'static Genuine> {
    let mut seen = BTreeSet::new();
    GENUINE.iter().filter(move |one| seen.insert(one.scheme.name))
}

/// Of a debug build's mutations each so many is run; with all of the schemes named by
/// `LAWS_SCHEMES`, in a release build, and where the list of what is not bound must be seen.
const EVERY: usize = if cfg!(debug_assertions) { 16 } else { 1 };

#[derive(Default)]
pub(crate) struct Figures {
    mutations: usize,
    refused: usize,
    same: usize,
    allowed: BTreeMap<&'static str, usize>,
    /// How often, and the first case, by scheme, kind and difference.
    broken: BTreeMap<(&'static str, &'static str, String), (usize, String)>,
}

impl Figures {
    pub(crate) fn judge(&mut self, genuine: &Genuine, given: &Given, mutation: &Mutation) {
        let Some(changed) = mutation.apply(&genuine.message) else { return };
        self.mutations += 1;
        let Ok(found) = changed.verify(&genuine.webhook, genuine.now) else {
            self.refused += 1;
            return;
        };
        let differences = found.differences(given);
        let name = genuine.scheme.name;
        if differences.is_empty() {
            self.same += 1;
        } else if unbound::allows(name, &differences, (&genuine.message, given), (&changed, &found)) {
            *self.allowed.entry(name).or_default() += 1;
        } else {
            let case = || format!("{}: {:.200}", genuine.name, format!("{:?}", mutation.edits));
            let key = (name, mutation.kind, differences.join(","));
            self.broken.entry(key).or_insert_with(|| (0, case())).0 += 1;
        }
    }

    #[track_caller]
    pub(crate) fn check(&self, what: &str) {
        let allowed: usize = self.allowed.values().sum();
        println!(
            "{what}: {} mutations: {} refused, {} the same, {allowed} different and listed",
            self.mutations, self.refused, self.same
        );
        for ((scheme, kind, differences), (count, case)) in &self.broken {
            println!("{scheme} | {kind} | {differences} | {count} | {case}");
        }
        assert!(self.broken.is_empty(), "{} kinds give out something else", self.broken.len());
    }
}

#[test]
fn every_mutation_is_refused_or_gives_out_the_same() {
    let named = std::env::var("LAWS_SCHEMES").unwrap_or_default();
    let named: BTreeSet<&str> = named.split(',').filter(|name| !name.is_empty()).collect();
    let mut figures = Figures::default();
    for (index, one) in GENUINE.iter().enumerate() {
        let name = one.scheme.name;
        if !named.is_empty() && !named.contains(name) {
            continue;
        }
        let whole = !named.is_empty() || UNBOUND.iter().any(|entry| entry.scheme == name);
        let every = if whole { 1 } else { EVERY };
        let given = one.given().unwrap();
        for (at, mutation) in mutations::of(one.scheme, &one.message).iter().enumerate() {
            if (at + index).is_multiple_of(every) {
                figures.judge(one, &given, mutation);
            }
        }
    }
    for entry in UNBOUND.iter().filter(|_| named.is_empty()) {
        assert!(
            figures.allowed.contains_key(entry.scheme),
            "{} is bound: take it off the list",
            entry.scheme
        );
    }
    figures.check(&format!("{} genuine deliveries", GENUINE.len()));
}

#[test]
fn what_is_not_bound_is_stated() {
    let text = std::fs::read_to_string(genuine::folder("SECURITY.md")).unwrap();
    for entry in UNBOUND {
        assert!(text.contains(entry.stated), "SECURITY.md does not say: {} ({})", entry.stated, entry.scheme);
    }
}

#[test]
fn every_scheme_has_a_genuine_delivery() {
    let names: BTreeSet<&str> = GENUINE.iter().map(|one| one.scheme.name).collect();
    for scheme in SCHEMES.iter().chain(genuine::descriptions()) {
        assert!(names.contains(scheme.name), "{}", scheme.name);
        assert!(!signs_part_of_xml(scheme), "{}", scheme.name);
    }
}

/// Whether a part of XML is signed, which these mutations would not know.
fn signs_part_of_xml(scheme: &Scheme<'_>) -> bool {
    let in_body = |part: &Part<'_>| {
        matches!(part, Part::Field(Field::Member(_)) | Part::OptionalField(Field::Member(_)))
    };
    scheme.body.formats.contains(&Format::Xml) && scheme.content.iter().any(in_body)
}

/// Lengths of a text and numbers of items: at limits that readers have, beyond them,
/// and far beyond.
const LENGTHS: [usize; 8] = [1_024, 1_025, 4_096, 4_097, 16_385, 32_769, 65_537, 409_600];

/// A genuine delivery with a text so long, or so many items: still to be signed.
type Long = fn(&Genuine, usize) -> (Message, Option<String>);

const LONG: &[(&str, Long)] = &[
    ("body", |one, length| (with_body(one, format!(r#"{{"a":"{}"}}"#, "a".repeat(length))), None)),
    ("pairs", |one, length| (with_body(one, "a=1&b=2&".repeat(length / 2)), None)),
    ("members", |one, length| (with_body(one, format!("[{}0]", "0,".repeat(length))), None)),
    ("url", |one, length| {
        let url = one.message.url.as_deref().unwrap_or("https://example.com/");
        let url = format!("{url}{}long={}", if url.contains('?') { '&' } else { '?' }, "a".repeat(length));
        (Message { url: Some(url), ..one.message.clone() }, None)
    }),
    ("id", |one, length| (one.message.clone(), Some("a".repeat(length)))),
];

fn with_body(one: &Genuine, body: String) -> Message {
    Message { body: body.into_bytes(), ..one.message.clone() }
}

/// What is put behind each text of a long delivery.
const BEHIND: [&[u8]; 4] = [b"x", b"0", b"&x=1", b"\xE2\x82\xAC"];

#[test]
fn nothing_behind_a_limit_is_unsigned() {
    let mut figures = Figures::default();
    let mut accepted = 0;
    for (index, one) in firsts().enumerate() {
        for (at, (_, long)) in LONG.iter().enumerate() {
            for (number, length) in LENGTHS.into_iter().enumerate() {
                if !(index + at + number).is_multiple_of(EVERY) {
                    continue;
                }
                let (message, id) = long(one, length);
                let Some(long) = one.signed_anew(&message, id.as_deref()) else { continue };
                let Ok(given) = long.given() else { continue };
                accepted += 1;
                for carrier in
                    long.message.carriers().into_iter().filter(|carrier| *carrier != Carrier::Method)
                {
                    let end = long.message.carried(carrier).len();
                    let behind = |text: &&[u8]| vec![Edit::Splice(carrier, end..end, text.to_vec(), 1)];
                    for edits in BEHIND.iter().map(behind) {
                        figures.judge(&long, &given, &Mutation { kind: "behind", edits });
                    }
                }
            }
        }
    }
    assert!(accepted > 0);
    figures.check(&format!("{accepted} long deliveries"));
}
