//! Law 1: two requests that are accepted under one signature give out the same.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use hookseal::SCHEMES;

use crate::genuine::{self, Genuine, Given};
use crate::mutations::{self, Mutation};

/// Schemes of which something that is given out is not bound, and why.
const UNBOUND: &[(&str, &str)] = &[];

pub(crate) fn vectors() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/vectors"))
}

#[derive(Default)]
struct Figures {
    mutations: usize,
    refused: usize,
    same: usize,
    allowed: BTreeSet<&'static str>,
    /// How often, and the first case, by scheme and kind.
    broken: BTreeMap<(String, &'static str, String), (usize, String)>,
}

impl Figures {
    fn judge(&mut self, genuine: &Genuine, given: &Given, mutation: &Mutation) {
        let Some(changed) = mutation.apply(&genuine.message) else { return };
        self.mutations += 1;
        let Ok(found) = changed.verify(&genuine.webhook, genuine.now) else {
            self.refused += 1;
            return;
        };
        let differences = found.differences(given);
        if differences.is_empty() {
            self.same += 1;
            return;
        }
        if let Some((name, _)) = UNBOUND.iter().find(|(name, _)| *name == genuine.scheme.name) {
            self.allowed.insert(name);
            return;
        }
        let what = differences.join(",");
        let key = (genuine.scheme.name.to_owned(), mutation.kind, what);
        let entry = self.broken.entry(key).or_insert_with(|| (0, format!("{}: {:.300}", genuine.name, format!("{:?}", mutation.edits))));
        entry.0 += 1;
    }
}

#[test]
fn every_mutation_is_refused_or_gives_out_the_same() {
    let every: usize = std::env::var("LAWS_EVERY").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    let genuine = genuine::all(vectors());
    let mut figures = Figures::default();
    let mut schemes = BTreeSet::new();
    let only = std::env::var("LAWS_SCHEMES").unwrap_or_default();
    for (index, one) in genuine.iter().enumerate() {
        if !only.is_empty() && !only.split(',').any(|name| name == one.scheme.name) {
            continue;
        }
        let given = one.given().unwrap();
        schemes.insert(one.scheme.name);
        for (at, mutation) in mutations::of(one.scheme, &one.message).iter().enumerate() {
            if (at + index) % every == 0 {
                figures.judge(one, &given, mutation);
            }
        }
    }
    println!("{} schemes, {} deliveries, {} mutations: {} refused, {} the same", schemes.len(), genuine.len(), figures.mutations, figures.refused, figures.same);
    for ((scheme, kind, what), (count, case)) in &figures.broken {
        println!("{scheme} | {kind} | {what} | {count} | {case}");
    }
    assert!(figures.broken.is_empty(), "{} kinds", figures.broken.len());
}

#[test]
fn every_scheme_has_a_genuine_delivery() {
    let genuine = genuine::all(vectors());
    for scheme in SCHEMES.iter().chain(genuine::descriptions()) {
        assert!(genuine.iter().any(|one| one.scheme.name == scheme.name), "{}", scheme.name);
        assert!(!mutations::signs_part_of_xml(scheme), "{}", scheme.name);
    }
}
