//! Every vector of `vectors/`, natively.
#![cfg(not(target_family = "wasm"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::arithmetic_side_effects
)]

mod conformance;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[test]
fn every_vector() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let (mut named, mut failed) = (BTreeSet::new(), Vec::new());
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.extension().is_some_and(|extension| extension == "json") && name != "schema" {
            let text = fs::read_to_string(&path).unwrap();
            let (count, failures) = conformance::failures(&text, hookseal::named);
            assert!(count > 0, "{name}");
            failed.extend(failures);
            named.extend(conformance::schemes(&text));
        }
    }
    assert!(failed.is_empty(), "{} failed:\n{}", failed.len(), failed.join("\n"));
    for scheme in hookseal::SCHEMES {
        assert!(named.contains(scheme.name), "no vectors for {}", scheme.name);
    }
}
