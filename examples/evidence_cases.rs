//! Evidence made for the test, genuine and attacked, as JSON for the tests of the npm
//! package: each with the code that refuses it, or null. `apple` makes Apple's notifications,
//! `id-token` id_tokens of OpenID Connect, and without either BankID's is made.
#![allow(unused, missing_docs, unreachable_pub, clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::cast_possible_truncation)]
#![allow(clippy::semicolon_if_nothing_returned)]

#[path = "../tests/evidence/apple/mod.rs"]
mod apple;
#[path = "../tests/evidence/attacks/mod.rs"]
mod attacks;
#[path = "../tests/evidence/der.rs"]
mod der;
#[path = "../tests/evidence/id_token/mod.rs"]
mod id_token;
#[path = "../tests/evidence/keys.rs"]
mod keys;
#[path = "../tests/evidence/pki.rs"]
mod pki;
#[path = "../tests/evidence/token.rs"]
mod token;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pki::{NOW, Plan};
use serde_json::{Value, json};

/// The largest that BankID takes, in characters of base64: shown, and not shown.
const MOST: [usize; 2] = [40_000, 200_000];

fn case(what: &str, plan: &Plan, code: Option<&str>) -> Value {
    let made = plan.make();
    json!({
        "what": what,
        "code": code,
        "signature": made.signature,
        "ocspResponse": made.ocsp_response,
        "root": STANDARD.encode(&made.root),
        "fingerprint": hex::encode(keys::sha256(&made.root)),
        "now": NOW,
    })
}

/// As much as can be signed.
fn largest() -> Plan {
    let [shown, hidden] = MOST.map(|length| "QUFB".repeat(length / 4));
    Plan::changed(|plan| {
        plan.content = plan.content.replacen(&STANDARD.encode("Jag legitimerar mig"), &shown, 1);
        plan.content = plan.content.replacen(&STANDARD.encode("dold"), &hidden, 1);
    })
}

fn bankid() -> Vec<Value> {
    let mut cases = vec![
        case("genuine", &Plan::default(), None),
        case(
            "another",
            &Plan::changed(|plan| plan.content = pki::content("Identification").replace(">0<", ">1<")),
            None,
        ),
        case("the largest", &largest(), None),
    ];
    for (what, change, code) in attacks::all() {
        cases.push(case(what, &Plan::changed(change), Some(code.as_str())));
    }
    cases
}

/// A notification, with what refuses it, and in which step; without a code, with the last step.
fn notification(what: &str, plan: &apple::pki::Plan, code: Option<&str>, step: &str) -> Value {
    let made = plan.make();
    json!({
        "what": what,
        "code": code,
        "step": step,
        "body": made.body,
        "root": STANDARD.encode(&made.root),
        "fingerprint": hex::encode(keys::sha256(&made.root)),
        "environment": if what == "sandbox" { "Sandbox" } else { "Production" },
        "now": apple::pki::NOW,
    })
}

fn notifications() -> Vec<Value> {
    let mut cases = vec![
        notification("genuine", &apple::pki::Plan::default(), None, "renewal_info"),
        notification("sandbox", &apple::pki::Plan::changed(apple::of_sandbox), None, "renewal_info"),
    ];
    for (what, change, code, step) in apple::ATTACKS {
        let plan = apple::pki::Plan::changed(change);
        cases.push(notification(what, &plan, Some(code.as_str()), step.as_str()));
    }
    cases
}

/// An id_token, with what refuses it, and in which step; without a code, with the last step.
fn token(what: &str, plan: &id_token::issuer::Plan, code: Option<&str>, step: &str) -> Value {
    let made = plan.make();
    json!({
        "what": what,
        "code": code,
        "step": step,
        "token": made.token,
        "jwks": made.keys,
        "now": id_token::issuer::NOW,
    })
}

fn tokens() -> Vec<Value> {
    use id_token::issuer::Plan;
    let mut cases = vec![
        token("genuine", &Plan::default(), None, "identity"),
        token("genuine, of the curve", &Plan::changed(Plan::by_curve), None, "identity"),
    ];
    for (what, change, code, step) in id_token::ATTACKS {
        cases.push(token(what, &Plan::changed(change), Some(code.as_str()), step.as_str()));
    }
    cases
}

fn main() {
    let cases = match std::env::args().nth(1).as_deref() {
        Some("apple") => notifications(),
        Some("id-token") => tokens(),
        _ => bankid(),
    };
    println!("{}", Value::Array(cases));
    std::fs::remove_dir_all(keys::folder()).expect("the keys were there");
}
