//! How many descriptions a process keeps: in a process of its own.
#![cfg(all(feature = "full", not(target_family = "wasm")))]
#![allow(missing_docs, clippy::unwrap_used)]

use hookseal::{Code, Scheme};

#[test]
fn descriptions_are_kept_up_to_a_limit_and_refused_ones_are_not() {
    let named =
        |number| Scheme::from_json(&format!(r#"{{"name":"n{number}","signature":{{"header":"x"}}}}"#));
    for number in 0..256 {
        assert_eq!(named(number).unwrap().name, format!("n{number}"));
        assert!(Scheme::from_json(&format!(r#"{{"name":"n{number}"}}"#)).is_err());
    }
    let refused = named(256).unwrap_err();
    assert_eq!(refused.code(), Code::InvalidScheme);
    assert!(refused.hint().starts_with("the description: 256 different ones were read"), "{refused}");
    assert_eq!(named(0).unwrap().name, "n0");
}
