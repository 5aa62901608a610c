//! The table of built-in schemes, for the npm package and the documentation.

use hookseal::{Answer, Feature, Reception, SCHEMES, Scheme};
use serde_json::{Value, json};

fn row(scheme: &Scheme<'_>) -> Value {
    json!({
        "name": scheme.name,
        "vendor": scheme.about.vendor,
        "headers": scheme.headers(),
        "algorithm": scheme.algorithm.as_str(),
        "covers": scheme.covers.as_str(),
        "documentation": scheme.about.documentation,
        // Its reason is in docs/schemes.md: a bundle would carry all of them.
        "identity": scheme.replay.as_str(),
        "retryHours": scheme.about.retries.map(|retries| retries.hours),
        "publicKeys": scheme.needs() == Feature::PublicKeys,
        "timed": scheme.asks_clock(),
        "handshakes": !scheme.handshakes.is_empty(),
        "reception": reception(scheme.about.reception),
    })
}

/// Nothing where it is the usual one, as in most rows.
fn reception(reception: &Reception<'_>) -> Value {
    let Reception { max_body_bytes, answer, unsigned_status, compressed } = *reception;
    if *reception == Reception::USUAL {
        return Value::Null;
    }
    let answer = answer.map(|Answer { status, content_type, body, echo, repeats }| {
        json!({ "status": status, "contentType": content_type, "body": body, "echo": echo, "repeats": repeats })
    });
    json!({
        "maxBodyBytes": max_body_bytes,
        "answer": answer,
        "unsignedStatus": unsigned_status,
        "compressed": compressed,
    })
}

pub(crate) fn rows() -> Value {
    SCHEMES.iter().map(row).collect()
}
