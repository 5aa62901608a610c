//! Every built-in row can be written as a description, and is the same when that
//! is read.
#![cfg(all(feature = "public-keys", not(target_family = "wasm")))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::arithmetic_side_effects
)]

mod conformance;
#[path = "../tables/src/describe.rs"]
mod describe;

use std::fs;
use std::path::Path;

use describe::describe;
use hookseal::{Algorithm, Body, Description, Error, SCHEMES, Scheme, Shape, named};

/// All but what a description cannot say: words for people, and the typed payload.
fn comparable(row: &Scheme<'_>) -> String {
    let body = Body { shape: Shape::ANY, ..row.body };
    format!("{:?}", Scheme { name: "", about: Scheme::BODY_HMAC.about, body, advice: &[], ..*row })
}

#[test]
fn every_row_can_be_described_and_is_the_same_afterwards() {
    let schema = serde_json::from_str(&Description::json_schema()).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    for row in SCHEMES {
        let description = describe(row, &format!("custom-{}", row.name));
        let flaw = validator.iter_errors(&description).map(|flaw| flaw.to_string()).next();
        assert_eq!(flaw, None, "{}", row.name);
        let text = description.to_string();
        let found = Description::from_json(&text).unwrap_or_else(|error| panic!("{}: {error}", row.name));
        assert_eq!(comparable(found.scheme()), comparable(row));
    }
}

/// The description of the row of this name, with the row's advice: no description has any.
fn described(name: &str) -> Result<&'static Scheme<'static>, Error> {
    let row = named(name)?;
    let described = Description::from_json(&describe(row, &format!("custom-{name}")).to_string())?;
    let scheme = Scheme { advice: row.advice, ..*Box::leak(Box::new(described)).scheme() };
    Ok(Box::leak(Box::new(scheme)))
}

/// Whether a row is of a vendor with a private key or tokens: no shape is in those.
fn is_described_whole(name: &str) -> bool {
    use Algorithm::{EcdsaP256, Ed25519, Jws, RsaPkcs1Sha1, RsaPkcs1Sha256};
    matches!(named(name).unwrap().algorithm, Ed25519 | EcdsaP256 | RsaPkcs1Sha256 | RsaPkcs1Sha1 | Jws)
}

#[test]
fn a_described_row_gives_the_verdicts_of_the_row() {
    let mut run = 0;
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        if path.extension().is_some_and(|extension| extension == "json") && name != "schema" {
            let text = fs::read_to_string(&path).unwrap();
            if conformance::schemes(&text).iter().all(|name| is_described_whole(name)) {
                run += conformance::run_with(&text, described);
            }
        }
    }
    assert!(run > 200, "{run}");
}
