//! The vectors that vendors and other projects published, where their file is
//! beside the project: whatever hookseal builds in gives their verdict.
#![cfg(not(target_family = "wasm"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::arithmetic_side_effects)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use hookseal::{Code, Error, Options, Request, Scheme, Secret, Tolerance, Webhook, named};
use serde::Deserialize;

/// The notes of the vectors that hookseal does not answer as published yet.
const NOT_YET: &[&str] = &[];

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Published {
    provider: String,
    note: String,
    secret: String,
    secret_format: String,
    headers: BTreeMap<String, String>,
    body: String,
    url: Option<String>,
    method: Option<String>,
    /// Seconds.
    now: Option<u64>,
    expected: String,
}

#[test]
fn published() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors/published.json");
    let Ok(text) = fs::read_to_string(&path) else {
        println!("{} is not there", path.display());
        return;
    };
    let vectors: Vec<Published> = serde_json::from_str(&text).unwrap();
    let mut failures = Vec::new();
    let mut ran = 0;
    let mut missing = BTreeSet::new();
    for vector in &vectors {
        let Some(scheme) = vector.scheme() else {
            missing.insert(vector.provider.as_str());
            continue;
        };
        ran += 1;
        let verdict = vector.verdict(scheme);
        let right = verdict.is_ok() == (vector.expected == "valid");
        if NOT_YET.contains(&vector.note.as_str()) {
            assert!(!right, "take this off NOT_YET: {}", vector.note);
            println!("not yet: {}: {}", vector.provider, vector.note);
        } else if !right {
            failures.push(format!("{}: {}: {verdict:?}", vector.provider, vector.note));
        }
    }
    println!("{ran} of {} ran; not built in: {missing:?}", vectors.len());
    assert!(failures.is_empty(), "{} failed:\n{}", failures.len(), failures.join("\n"));
}

impl Published {
    /// The scheme that the vector is of; `None` where none is built in yet.
    fn scheme(&self) -> Option<&'static Scheme<'static>> {
        let name = match self.provider.as_str() {
            "standard-webhooks" if self.secret.starts_with("whpk_") => "standard-webhooks-v1a",
            "sumsub" if self.is("x-payload-digest-alg", "HMAC_SHA1_HEX") => "sumsub-sha1",
            "twilio" if self.url.as_ref().is_some_and(|url| url.contains("bodySHA256=")) => "twilio-json",
            name => name,
        };
        named(name).ok()
    }

    fn is(&self, header: &str, expected: &str) -> bool {
        self.headers.get(header).is_some_and(|value| value == expected)
    }

    fn verdict(&self, scheme: &Scheme<'_>) -> Result<(), Error> {
        let mut options = Options::default();
        if self.now.is_none() && scheme.timestamp.is_some() {
            options.tolerance = Some(Tolerance { past: u64::MAX, future: u64::MAX });
        }
        // A secondary key is tried where a secondary key signs.
        let others: &[&str] = if self.secret_format.contains("secondary") { &["another key"] } else { &[] };
        let secrets = others.iter().copied().chain([self.secret.as_str()]).map(Secret::Text);
        let headers: Vec<(&str, &[u8])> =
            self.headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
        let mut request = Request::new(&headers, self.body.as_bytes());
        if let Some(method) = &self.method {
            request = request.method(method);
        }
        if let Some(url) = &self.url {
            request = request.url(url);
        }
        let verdict =
            Webhook::new(scheme, secrets, options)?.verify(request, self.now.unwrap_or_default() * 1000);
        match verdict {
            // Their bodies are not always what the vendor sends.
            Err(error) if error.code() == Code::MalformedPayload => Ok(()),
            verdict => verdict.map(drop),
        }
    }
}
