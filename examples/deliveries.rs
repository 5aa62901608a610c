//! Reads requests, a line each in the form of a vector, and prints the crate's verdict on
//! each: js-tests/world gives it the deliveries of `vectors/deliveries/`.
#![allow(dead_code, reason = "the laws use the rest")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use std::fmt::Write as _;
use std::io::Write as _;

use hookseal::{Challenge, Delivery};
use serde_json::{Value, json};

#[path = "../tests/laws/genuine.rs"]
mod genuine;

fn main() {
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lines() {
        let vector = serde_json::from_str(&line.unwrap()).unwrap();
        writeln!(output, "{}", verdict(&genuine::of_vector(&vector))).unwrap();
    }
}

fn verdict(one: &genuine::Genuine) -> Value {
    let headers: Vec<(&str, &[u8])> =
        one.message.headers.iter().map(|(name, value)| (name.as_str(), value.as_slice())).collect();
    one.message.request(&headers, |request| match one.webhook.verify(request, one.now) {
        Ok(Delivery::Event(event)) => {
            json!({ "replayKey": event.replay_key(), "bodyHex": hex(event.body()) })
        }
        Ok(Delivery::Challenge(Challenge { status, body, .. })) => {
            json!({ "status": status, "answer": body })
        }
        Err(error) => json!({ "refused": error.code().as_str() }),
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}
