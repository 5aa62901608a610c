//! Payloads and events for serde: what `serde_json` reads of a body, read from the payload.
#![cfg(not(target_family = "wasm"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use std::borrow::Cow;
use std::collections::BTreeMap;

use hookseal::{Event, Options, Request, Signing, Webhook, named};
use serde::Deserialize;
use serde_json::json;

/// A genuine delivery of GitHub with this body.
fn event(body: &[u8]) -> Event<'static, &[u8]> {
    let webhook = Webhook::new(named("github").unwrap(), ["secret"], Options::default()).unwrap();
    let signed = webhook.sign(body, &Signing::default()).unwrap();
    let headers: Vec<_> = signed.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    webhook.verify(Request::new(&headers, body), 0).unwrap().event().unwrap()
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
struct Order<'o> {
    id: u64,
    #[serde(borrow)]
    note: Cow<'o, str>,
    amount: f64,
    balance: i64,
    #[serde(default)]
    paid: Option<bool>,
    refund: Option<u8>,
    state: State,
    other_state: State,
    tags: Vec<&'o str>,
    pair: (u8, String),
    labels: BTreeMap<String, Label>,
    nothing: (),
    flag: char,
}

#[derive(Deserialize, Debug, PartialEq)]
struct Label(u32);

#[derive(Deserialize, Debug, PartialEq)]
#[serde(rename_all = "snake_case")]
enum State {
    Open,
    ClosedAt(u64),
    Moved { to: String },
    Both(u8, u8),
}

const ORDER: &str = r#"{"id":18446744073709551615,"note":"Zo\u00eb & <3","amount":10.50,"balance":-7,
    "refund":null,"state":"open","otherState":{"moved":{"to":"x"}},"tags":["a","b"],"pair":[1,"two"],
    "labels":{"one":1},"nothing":null,"flag":"y","unknown":[{}]}"#;

#[test]
fn a_payload_is_read_as_serde_json_reads_the_body() {
    let event = event(ORDER.as_bytes());
    let payload = event.payload().unwrap();
    let order: Order<'_> = payload.deserialize().unwrap();
    assert_eq!(order, serde_json::from_str(ORDER).map(|order: Order<'_>| order).unwrap());
    assert_eq!(order.other_state, State::Moved { to: "x".to_owned() });
    for (state, expected) in [
        (json!({ "closed_at": 5 }), Some(State::ClosedAt(5))),
        (json!({ "both": [1, 2] }), Some(State::Both(1, 2))),
        (json!({ "both": [1, 2, 3] }), None),
        (json!({ "closed_at": 5, "open": null }), None),
        (json!({ "unknown": 5 }), None),
        (json!("unknown"), None),
        (json!({}), None),
        (json!(5), None),
    ] {
        let body = json!({ "state": state }).to_string();
        let event = self::event(body.as_bytes());
        let payload = event.payload().unwrap();
        let found = payload.at("state").unwrap().deserialize::<State>().ok();
        assert_eq!(found, serde_json::from_value(state.clone()).ok(), "{state}");
        assert_eq!(found, expected, "{state}");
    }
}

#[test]
fn numbers_are_those_of_64_bits() {
    for number in
        ["0", "-0", "7", "-7", "18446744073709551615", "-9223372036854775808", "1e3", "1.0", "-0.5", "1e99"]
    {
        let body = [r#"{"number":"#, number, "}"].concat();
        let event = event(body.as_bytes());
        let written = serde_json::to_value(event.payload().unwrap()).unwrap();
        let expected: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!(written["number"].as_f64(), expected["number"].as_f64(), "{number}");
        assert_eq!(written["number"].as_u64(), expected["number"].as_u64(), "{number}");
    }
    let event = event(br#"{"large":18446744073709551616,"larger":1e309}"#);
    let payload = event.payload().unwrap();
    assert_eq!(payload.at("large").unwrap().deserialize::<f64>().ok(), Some(18_446_744_073_709_551_616.0));
    assert!(payload.at("larger").unwrap().deserialize::<f64>().is_err());
    // As in JavaScript, whose doubles hold neither: no id becomes another, and no event is lost.
    let written = serde_json::to_value(&event).unwrap();
    assert_eq!(written["payload"]["large"], "18446744073709551616");
    assert_eq!(written["payload"]["larger"], "1e309");
}

#[test]
fn a_type_that_does_not_fit_is_an_error() {
    let event = event(br#"{"id":"text","list":[1],"none":null}"#);
    let payload = event.payload().unwrap();
    assert!(payload.at("id").unwrap().deserialize::<u8>().is_err());
    assert!(payload.at("list").unwrap().deserialize::<(u8, u8)>().is_err());
    assert!(payload.at("none").unwrap().deserialize::<String>().is_err());
    assert!(payload.deserialize::<Vec<u8>>().is_err());
    assert!(payload.deserialize::<Order<'_>>().is_err());
}

/// What Node prints of the same event: `JSON.stringify(new Webhook("github", "secret").verify(body, headers))`.
#[test]
fn an_event_is_written_as_the_npm_package_writes_it() {
    let event = event(br#"{"zen":"Anything added dilutes everything else."}"#);
    assert_eq!(
        serde_json::to_value(&event).unwrap(),
        json!({
            "kind": "event",
            "scheme": "github",
            "covers": "body",
            "keyIndex": 0,
            "payload": { "zen": "Anything added dilutes everything else." },
            "body": "eyJ6ZW4iOiJBbnl0aGluZyBhZGRlZCBkaWx1dGVzIGV2ZXJ5dGhpbmcgZWxzZS4ifQ==",
        })
    );
    let unreadable = self::event(b"no JSON");
    let written = serde_json::to_value(&unreadable).unwrap();
    assert_eq!(written.get("payload"), None);
    assert_eq!(written["body"], "bm8gSlNPTg==");
}
