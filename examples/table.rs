//! Prints the table of built-in schemes as JSON, for the npm package and the
//! documentation: `cargo run --example table`.

use hookseal::{Answer, SCHEMES, Scheme};
use serde_json::{Value, json};

fn row(scheme: &Scheme<'_>) -> Value {
    json!({
        "name": scheme.name,
        "vendor": scheme.about.vendor,
        "headers": scheme.headers(),
        "algorithm": scheme.algorithm.as_str(),
        "covers": scheme.covers.as_str(),
        "documentation": scheme.about.documentation,
        "module": scheme.needs() as u8,
        "timed": scheme.asks_clock(),
        "handshakes": !scheme.handshakes.is_empty(),
        "maxBodyBytes": scheme.about.reception.max_body_bytes,
        "answer": scheme.about.reception.answer.map(answer),
        "unsignedStatus": scheme.about.reception.unsigned_status,
    })
}

fn answer(answer: Answer<'_>) -> Value {
    json!({ "status": answer.status, "contentType": answer.content_type, "body": answer.body, "echo": answer.echo })
}

fn main() {
    let rows: Vec<Value> = SCHEMES.iter().map(row).collect();
    println!("{}", json!(rows));
}
