//! Runs the vectors of `vectors/*.json` through the Rust API, natively and in a browser.

use std::collections::BTreeMap;

use hookseal::{
    Challenge, Delivery, Error, Event, Options, Request, Scheme, Search, Secret, Sources, Tolerance, Value,
    Webhook, named,
};
use serde::Deserialize;
use serde_json::Value as Json;

#[derive(Deserialize)]
struct File {
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    id: String,
    scheme: String,
    secrets: Vec<SecretText>,
    #[serde(default)]
    options: OptionsText,
    request: RequestText,
    now: u64,
    expect: Expect,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum SecretText {
    Text(String),
    Bytes { hex: String },
}

impl SecretText {
    fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Text(_) => Vec::new(),
            Self::Bytes { hex } => hex::decode(hex).expect("hex"),
        }
    }

    fn lend<'s>(&'s self, bytes: &'s [u8]) -> Secret<'s> {
        match self {
            Self::Text(text) => Secret::Text(text),
            Self::Bytes { .. } => Secret::Bytes(bytes),
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct OptionsText {
    tolerance: Option<ToleranceText>,
    max_body_bytes: Option<usize>,
    source_addresses: Option<Vec<String>>,
    verify_token: Option<String>,
    audience: Option<String>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(untagged)]
enum ToleranceText {
    Both(u64),
    Sides { past: Option<u64>, future: Option<u64> },
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RequestText {
    method: Option<String>,
    url: Option<String>,
    source_address: Option<String>,
    headers: Vec<(String, String)>,
    body: Option<String>,
    body_hex: Option<String>,
}

impl RequestText {
    fn headers(&self) -> Vec<(&str, &[u8])> {
        self.headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect()
    }

    fn with<'r>(&'r self, headers: &'r [(&'r str, &'r [u8])]) -> Request<'r, Vec<u8>> {
        let mut request = Request::new(headers, self.body());
        if let Some(method) = &self.method {
            request = request.method(method);
        }
        if let Some(url) = &self.url {
            request = request.url(url);
        }
        if let Some(Ok(address)) = self.source_address.as_deref().map(str::parse) {
            request = request.source(address);
        }
        request
    }

    fn body(&self) -> Vec<u8> {
        match (&self.body, &self.body_hex) {
            (Some(text), None) => text.clone().into_bytes(),
            (None, Some(hex)) => hex::decode(hex).expect("bodyHex"),
            _ => panic!("one of body and bodyHex"),
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Expect {
    Refusal(Refusal),
    Challenge { challenge: Answer },
    Accepted(Accepted),
}

#[derive(Deserialize)]
struct Answer {
    status: u16,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    body: String,
}

#[derive(Deserialize)]
struct Refusal {
    error: String,
    at: String,
    hint: Option<String>,
    cause: Option<String>,
    grade: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Accepted {
    key_index: i64,
    covers: String,
    timestamp: Option<u64>,
    id: Option<String>,
    replay_key: Option<String>,
    payload: Option<Json>,
}

/// Finds the scheme that a vector names.
type Find = fn(&str) -> Result<&'static Scheme<'static>, Error>;

/// Runs every vector of a file; returns how many.
#[allow(dead_code, reason = "of the tests with this module one has schemes of its own")]
pub(crate) fn run(text: &str) -> usize {
    run_with(text, named)
}

/// The same, with the schemes that are found so.
pub(crate) fn run_with(text: &str, find: Find) -> usize {
    let (count, failures) = failures(text, find);
    assert!(failures.is_empty(), "{} failed:\n{}", failures.len(), failures.join("\n"));
    count
}

/// How many vectors a file has, and which of them fail.
pub(crate) fn failures(text: &str, find: Find) -> (usize, Vec<String>) {
    let file: File = serde_json::from_str(text).expect("the file has the form of schema.json");
    let failure = |vector: &Vector| Some(format!("{}: {}", vector.id, vector.run(find).err()?));
    (file.vectors.len(), file.vectors.iter().filter_map(failure).collect())
}

/// The schemes that a file's vectors name.
#[cfg(not(target_family = "wasm"))]
pub(crate) fn schemes(text: &str) -> Vec<String> {
    let file: File = serde_json::from_str(text).expect("the file has the form of schema.json");
    file.vectors.into_iter().map(|vector| vector.scheme).collect()
}

impl Vector {
    fn run(&self, find: Find) -> Result<(), String> {
        match (&self.expect, self.verdict(find)) {
            (Expect::Refusal(refusal), (at, Err(error))) => {
                refusal.check(at, &error)?;
                self.check_cause(refusal, find)
            }
            (Expect::Accepted(accepted), (_, Ok(Delivery::Event(event)))) => accepted.check(&event),
            (Expect::Challenge { challenge }, (_, Ok(Delivery::Challenge(found)))) => challenge.check(&found),
            (_, (at, Err(error))) => Err(format!("refused at {at}: {error}")),
            (_, (_, Ok(delivery))) => Err(format!("accepted: {delivery:?}")),
        }
    }

    /// Goes as far as a payload, and says how far it came.
    fn verdict(&self, find: Find) -> (&'static str, Result<Delivery<'static, Vec<u8>>, Error>) {
        let webhook = match self.webhook(find) {
            Ok(webhook) => webhook,
            Err(error) => return ("construct", Err(error)),
        };
        let headers = self.request.headers();
        let payload = |event: &Event<'_, _>| event.payload().map(|_| ());
        match webhook.verify(self.request.with(&headers), self.now) {
            Err(error) => ("verify", Err(error)),
            Ok(Delivery::Event(event)) => match payload(&event) {
                // Where no payload is expected, the body is not JSON and nobody reads it.
                Err(error) if self.expects_payload() => ("payload", Err(error)),
                _ => ("", Ok(Delivery::Event(event))),
            },
            Ok(challenge) => ("", Ok(challenge)),
        }
    }

    /// Whether a diagnosis finds what a refusal's cause is.
    fn check_cause(&self, refusal: &Refusal, find: Find) -> Result<(), String> {
        let (Some(cause), Some(grade)) = (&refusal.cause, &refusal.grade) else {
            return Ok(());
        };
        let webhook = self.webhook(find).map_err(|error| error.to_string())?;
        let headers = self.request.headers();
        let bytes: Vec<Vec<u8>> = self.secrets.iter().map(SecretText::bytes).collect();
        let secrets: Vec<Secret<'_>> =
            self.secrets.iter().zip(&bytes).map(|(secret, bytes)| secret.lend(bytes)).collect();
        let report = webhook.diagnose(&self.request.with(&headers), self.now, &Search::of(&secrets));
        let is_told = report.error.as_ref().is_some_and(|error| error.code().as_str() == refusal.error);
        let mut findings = report.findings.iter();
        if is_told && findings.any(|found| found.grade.as_str() == grade && found.text.contains(cause)) {
            return Ok(());
        }
        Err(format!("{report:?}, expected as {grade}: {cause}"))
    }

    const fn expects_payload(&self) -> bool {
        !matches!(&self.expect, Expect::Accepted(Accepted { payload: None, .. }))
    }

    fn webhook(&self, find: Find) -> Result<Webhook<'static>, Error> {
        let scheme = find(&self.scheme)?;
        let mut options = Options::default();
        let default = scheme.timestamp.map_or(Tolerance::FIVE_MINUTES, |timestamp| timestamp.tolerance);
        options.tolerance = self.options.tolerance.map(|tolerance| {
            let (past, future) = match tolerance {
                ToleranceText::Both(seconds) => (Some(seconds), Some(seconds)),
                ToleranceText::Sides { past, future } => (past, future),
            };
            Tolerance {
                past: past.map_or(default.past, |seconds| seconds * 1000),
                future: future.map_or(default.future, |seconds| seconds * 1000),
            }
        });
        options.max_body_bytes = self.options.max_body_bytes;
        options.verify_token.clone_from(&self.options.verify_token);
        #[cfg(feature = "public-keys")]
        options.audience.clone_from(&self.options.audience);
        if let Some(entries) = &self.options.source_addresses {
            let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
            options.sources = Some(Sources::new(scheme, &entries).expect("sourceAddresses"));
        }
        let bytes: Vec<Vec<u8>> = self.secrets.iter().map(SecretText::bytes).collect();
        let secrets = self.secrets.iter().zip(&bytes).map(|(secret, bytes)| secret.lend(bytes));
        Webhook::new(scheme, secrets, options)
    }
}

impl Refusal {
    fn check(&self, at: &str, error: &Error) -> Result<(), String> {
        let hint = self.hint.as_deref().unwrap_or_default();
        if error.code().as_str() == self.error && at == self.at && error.hint().contains(hint) {
            return Ok(());
        }
        Err(format!("at {at}: {error}; expected {} at {} ({hint})", self.error, self.at))
    }
}

impl Accepted {
    fn check(&self, event: &Event<'_, Vec<u8>>) -> Result<(), String> {
        let key_index = event.key_index().map_or(-1, |key| i64::try_from(key).expect("small"));
        let found = (key_index, event.covers().as_str(), event.timestamp(), event.id(), event.replay_key());
        let expected =
            (self.key_index, self.covers.as_str(), self.timestamp, self.id.clone(), self.replay_key.clone());
        if found != expected {
            return Err(format!("{found:?}, expected {expected:?}"));
        }
        if let Some(expected) = &self.payload {
            let payload = event.payload().map_err(|error| error.to_string())?;
            if !equal(expected, &payload) {
                return Err(format!("{payload:?}, expected {expected}"));
            }
            #[cfg(feature = "serde")]
            // Everything can be written; what no f64 holds is not read into a type of numbers.
            if !serde_json::to_value(&payload).is_ok_and(|written| equal(&written, &payload))
                || payload.deserialize::<Json>().is_ok_and(|read| !equal(&read, &payload))
            {
                return Err(format!("{payload:?}, otherwise through serde"));
            }
        }
        Ok(())
    }
}

impl Answer {
    /// The headers given must be there; `x-content-type-options` always is.
    fn check(&self, found: &Challenge) -> Result<(), String> {
        let has = |(name, value): (&String, &String)| {
            found.headers.iter().any(|(there, text)| there == name && text == value)
        };
        let safe =
            found.headers.iter().any(|(name, value)| name == "x-content-type-options" && value == "nosniff");
        if safe && found.status == self.status && found.body == self.body && self.headers.iter().all(has) {
            return Ok(());
        }
        Err(format!("{found:?}"))
    }
}

/// Numbers are equal by value; those JavaScript cannot hold are expected as their text.
fn equal(expected: &Json, found: &Value<'_>) -> bool {
    match (expected, found) {
        (Json::Null, Value::Null) => true,
        (Json::Bool(expected), Value::Bool(found)) => expected == found,
        (Json::Number(expected), Value::Number(found)) => found.parse().ok() == expected.as_f64(),
        (Json::String(expected), Value::Text(found) | Value::Number(found)) => expected == found,
        (Json::Array(expected), Value::List(found)) => {
            expected.len() == found.len()
                && expected.iter().zip(found).all(|(expected, found)| equal(expected, found))
        }
        (Json::Object(expected), Value::Object(found)) => {
            expected.len() == found.iter().count()
                && found
                    .iter()
                    .all(|(name, found)| expected.get(name).is_some_and(|expected| equal(expected, found)))
        }
        _ => false,
    }
}
