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

use std::fs;
use std::path::Path;

#[test]
fn every_vector() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let mut vendors = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let vendor = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.extension().is_some_and(|extension| extension == "json") && vendor != "schema" {
            assert!(conformance::run(&fs::read_to_string(&path).unwrap()) > 0, "{vendor}");
            vendors.push(vendor);
        }
    }
    for scheme in hookseal::SCHEMES {
        let vendor = scheme.about.vendor.to_lowercase();
        assert!(vendors.contains(&vendor), "no vectors for {}", scheme.name);
    }
}
