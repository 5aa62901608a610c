//! Every built-in row can be written as a description, and is the same when that
//! is read: in a process of its own, since all descriptions are kept.
#![cfg(all(feature = "full", not(target_family = "wasm")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod describe;

use describe::describe;
use hookseal::{Body, SCHEMES, Scheme, Shape};

/// All but what a description cannot say: words for people, and the typed payload.
fn comparable(row: &Scheme<'static>) -> String {
    let body = Body { shape: Shape::ANY, ..row.body };
    format!("{:?}", Scheme { name: "", about: Scheme::BODY_HMAC.about, body, advice: &[], ..*row })
}

#[test]
fn every_row_can_be_described_and_is_the_same_afterwards() {
    let schema = serde_json::from_str(&Scheme::json_schema()).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    for row in SCHEMES {
        let description = describe(row, &format!("custom-{}", row.name));
        let flaw = validator.iter_errors(&description).map(|flaw| flaw.to_string()).next();
        assert_eq!(flaw, None, "{}", row.name);
        let text = description.to_string();
        let found = Scheme::from_json(&text).unwrap_or_else(|error| panic!("{}: {error}", row.name));
        assert_eq!(comparable(found), comparable(row));
    }
}
