//! The files of `vectors/deliveries/`: every scheme is in them, in the form of their schema.
//! What is sent, and what comes of it, is js-tests/world.
#![cfg(not(target_family = "wasm"))]
#![allow(missing_docs, clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/deliveries")
}

fn read(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn files() -> Vec<(String, Value)> {
    let paths = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let json = paths.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    let named = json.map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), read(&path)));
    named.filter(|(name, _)| name != "schema").collect()
}

#[test]
fn every_file_has_the_form_of_the_schema() {
    let validator = jsonschema::draft202012::new(&read(&folder().join("schema.json"))).unwrap();
    let flaws: Vec<String> = files()
        .iter()
        .flat_map(|(name, file)| validator.iter_errors(file).map(move |error| format!("{name}: {error}")))
        .collect();
    assert_eq!(flaws, Vec::<String>::new());
}

#[test]
fn every_scheme_is_in_one_file() {
    let files = files();
    let found: Vec<&str> = files
        .iter()
        .flat_map(|(_, file)| file["schemes"].as_object().unwrap().keys())
        .map(String::as_str)
        .collect();
    let schemes: BTreeSet<&str> = hookseal::SCHEMES.iter().map(|scheme| scheme.name).collect();
    assert_eq!(found.len(), schemes.len());
    assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), schemes);
}
