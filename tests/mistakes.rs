//! The corpus of `vectors/mistakes/`: what a diagnosis says of real mistakes, and that it
//! says nothing of forgeries.
#![cfg(all(not(target_family = "wasm"), feature = "public-keys"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::cast_precision_loss
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use hookseal::{
    CAUSES, Description, Grade, Options, Report, Request, Search, Secret, Sources, State, Webhook, named,
};
use serde::Deserialize;
use serde_json::Value as Json;

#[derive(Deserialize)]
struct File {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Case {
    id: String,
    scheme: String,
    secrets: Vec<SecretText>,
    #[serde(default)]
    other_secrets: Vec<String>,
    #[serde(default)]
    options: OptionsText,
    request: RequestText,
    now: u64,
    expect: Expect,
    forged: RequestText,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase")]
struct OptionsText {
    verify_token: Option<String>,
    audience: Option<String>,
    max_body_bytes: Option<usize>,
    source_addresses: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum SecretText {
    Text(String),
    Bytes { hex: String },
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RequestText {
    method: Option<String>,
    url: Option<String>,
    headers: Vec<(String, String)>,
    body: Option<String>,
    body_hex: Option<String>,
}

#[derive(Deserialize)]
struct Expect {
    grade: String,
    code: String,
    change: Option<String>,
    #[serde(default)]
    with: Vec<String>,
}

/// Enough for all that is likely: unoptimised, a whole search takes long. Node's test has it.
const FORGED_TRIES: u32 = 3000;

fn corpus() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/mistakes");
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_corpus = path.extension().is_some_and(|extension| extension == "json");
        if is_corpus && path.file_stem().is_some_and(|name| name != "schema") {
            let file: File = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
            cases.extend(file.cases);
        }
    }
    cases
}

impl Case {
    fn report(&self, request: &RequestText, without: &[&str]) -> Report {
        self.report_in(request, without, Search::default().tries)
    }

    fn report_in(&self, request: &RequestText, without: &[&str], tries: u32) -> Report {
        self.report_of(request, Search { without, tries, ..Search::default() })
    }

    fn report_of(&self, request: &RequestText, search: Search<'_>) -> Report {
        let bytes: Vec<Vec<u8>> = self
            .secrets
            .iter()
            .map(|secret| match secret {
                SecretText::Text(text) => text.clone().into_bytes(),
                SecretText::Bytes { hex } => hex::decode(hex).unwrap(),
            })
            .collect();
        let secrets: Vec<Secret<'_>> = self
            .secrets
            .iter()
            .zip(&bytes)
            .map(|(secret, bytes)| match secret {
                SecretText::Text(text) => Secret::Text(text),
                SecretText::Bytes { .. } => Secret::Bytes(bytes),
            })
            .collect();
        let others: Vec<Secret<'_>> = self.other_secrets.iter().map(|text| Secret::Text(text)).collect();
        let mut options = Options::default();
        options.verify_token.clone_from(&self.options.verify_token);
        options.audience.clone_from(&self.options.audience);
        options.max_body_bytes = self.options.max_body_bytes;
        options.sources = self.options.source_addresses.as_ref().map(|list| {
            let list: Vec<&str> = list.iter().map(String::as_str).collect();
            Sources::new(named(&self.scheme).unwrap(), &list).unwrap()
        });
        let webhook = Webhook::new(named(&self.scheme).unwrap(), secrets.iter().copied(), options)
            .unwrap_or_else(|error| panic!("{}: {error}", self.id));
        let headers: Vec<(&str, &[u8])> =
            request.headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
        let body = request
            .body
            .clone()
            .map_or_else(|| hex::decode(request.body_hex.as_ref().unwrap()).unwrap(), String::into_bytes);
        let mut received = Request::new(&headers, body);
        if let Some(method) = &request.method {
            received = received.method(method);
        }
        if let Some(url) = &request.url {
            received = received.url(url);
        }
        let search = Search { secrets: &secrets, others: &others, ..search };
        webhook.diagnose(&received, self.now, &search)
    }

    /// Whether the report names the expected causes, and no other.
    fn is_named(&self, report: &Report) -> bool {
        let grades_agree =
            report.findings.first().is_some_and(|first| first.grade.as_str() == self.expect.grade);
        let codes: BTreeSet<&str> = report.findings.iter().map(|finding| finding.code).collect();
        let mut expected: BTreeSet<&str> = self.expect.with.iter().map(String::as_str).collect();
        expected.insert(&self.expect.code);
        let proven = report.findings.iter().any(|finding| finding.grade == Grade::Proven);
        grades_agree && if proven { codes == expected } else { report.findings[0].code == self.expect.code }
    }

    /// Whether the report names the change that the corpus says is the smallest.
    fn is_smallest(&self, report: &Report) -> bool {
        self.expect.change.as_ref().is_none_or(|change| {
            report
                .findings
                .iter()
                .any(|finding| finding.code == self.expect.code && finding.change == *change)
        })
    }
}

fn told(report: &Report) -> Vec<(&'static str, &'static str, &str)> {
    report.findings.iter().map(|one| (one.grade.as_str(), one.code, one.change.as_str())).collect()
}

#[test]
fn every_mistake_is_named_and_no_forgery() {
    let cases = corpus();
    let schemes: BTreeSet<&str> = cases.iter().map(|case| case.scheme.as_str()).collect();
    assert!(cases.len() >= 160 && schemes.len() >= 40, "{} of {} schemes", cases.len(), schemes.len());
    let ids: BTreeSet<&str> = cases.iter().map(|case| case.id.as_str()).collect();
    assert_eq!(ids.len(), cases.len());
    let (mut named, mut wrong, mut proven, mut smallest) = (0, Vec::new(), 0, 0);
    let (mut failures, mut explained) = (Vec::new(), Vec::new());
    for case in &cases {
        let report = case.report(&case.request, &[]);
        if report.error.is_none() {
            failures.push(format!("{}: accepted", case.id));
            continue;
        }
        let is_named = case.is_named(&report);
        named += usize::from(is_named);
        if case.expect.grade == "proven" {
            proven += 1;
            smallest += usize::from(is_named && case.is_smallest(&report));
        }
        if !is_named || !case.is_smallest(&report) {
            failures.push(format!(
                "{}: {:?}, expected {:?}",
                case.id,
                told(&report),
                (&case.expect.grade, &case.expect.code, &case.expect.change)
            ));
        }
        let claims = report.findings.first().is_some_and(|first| first.grade == Grade::Proven);
        if !is_named && claims {
            wrong.push(case.id.clone());
        }
        let forged = case.report_in(&case.forged, &[], FORGED_TRIES);
        let is_claimed = forged.findings.iter().any(|finding| finding.grade == Grade::Proven);
        if is_claimed || forged.error.is_none() {
            explained.push(format!("{}: {:?}", case.id, told(&forged)));
        }
    }
    println!("{}", failures.join("\n"));
    println!(
        "{named} of {} named, {} wrongly; of {proven} proven, {smallest} by the smallest change",
        cases.len(),
        wrong.len()
    );
    assert!(explained.is_empty(), "forged twins that were accepted or explained: {explained:#?}");
    assert!(wrong.is_empty(), "named wrongly: {wrong:?}");
    assert!(named * 10 >= cases.len() * 9);
    assert!(smallest * 100 >= proven * 95);
}

/// Every cause is one that a case needs: without it, the case is not named any more.
#[test]
fn each_finder_is_missed() {
    let cases = corpus();
    let mut of: BTreeMap<&str, Vec<&Case>> = BTreeMap::new();
    for case in &cases {
        for code in std::iter::once(&case.expect.code).chain(&case.expect.with) {
            of.entry(code).or_default().push(case);
        }
    }
    let all = CAUSES.iter().flat_map(|(_, causes)| *causes);
    let mut unused = Vec::new();
    for entry in all {
        let cases = of.get(entry.code).map_or(&[][..], Vec::as_slice);
        if cases.is_empty() {
            unused.push(entry.code);
        }
        for case in
            cases.iter().filter(|case| case.expect.code != "unexplained" && !by_refusal(&case.expect.code))
        {
            let report = case.report(&case.request, &[entry.code]);
            assert!(!case.is_named(&report), "{}: named without {}", case.id, entry.code);
        }
    }
    // The one is of a value, which is no request; and no row with a batch has times, only a
    // description can.
    assert_eq!(unused, ["body_parsed", "time_of_item"], "causes without a case");
}

/// JSON that the receiver has made of a value is the first cause, proven where it verifies.
#[test]
fn a_parsed_body_is_said_first() {
    let cases = corpus();
    let of = |id: &str| cases.iter().find(|case| case.id == id).unwrap();
    let told = |case: &Case, request: &RequestText| {
        let report =
            case.report_of(request, Search { parsed: true, tries: FORGED_TRIES, ..Search::default() });
        assert_eq!((report.steps[0].name, report.steps[0].state), ("body", State::Failed));
        report.findings.iter().map(|one| (one.grade, one.code)).collect::<Vec<_>>()
    };
    let case = of("netalertx/github");
    let proven = [(Grade::Proven, "body_parsed"), (Grade::Proven, "json_spacing")];
    assert_eq!(told(case, &case.request), proven);
    assert_eq!(told(case, &case.forged), [(Grade::Noticed, "body_parsed")]);
    // Its length says nothing: it was written anew.
    let case = of("xero-spaces/xero");
    assert_eq!(told(case, &case.request), [(Grade::Noticed, "body_parsed")]);
    let without = Search { parsed: true, without: &["body_parsed"], ..Search::default() };
    assert_eq!(case.report_of(&case.request, without).findings[0].code, "body_length_changed");
}

/// The findings of a body in place of another, which GitHub signed.
fn found(signed: &str, body: &str) -> Vec<(Grade, &'static str)> {
    const SECRET: &str = "a secret of the tests";
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, SECRET.as_bytes());
    let header = format!("sha256={}", hex::encode(ring::hmac::sign(&key, signed.as_bytes())));
    let headers = [("x-hub-signature-256", header.as_bytes())];
    let webhook = Webhook::new(named("github").unwrap(), [SECRET], Options::default()).unwrap();
    let secrets = [Secret::Text(SECRET)];
    let report = webhook.diagnose(&Request::new(&headers, body), 0, &Search::of(&secrets));
    report.findings.iter().map(|one| (one.grade, one.code)).collect()
}

/// A body that has more than was signed, or the same in an order in which it says something else,
/// is proven to be nothing; the same without that is.
#[test]
fn nothing_is_left_over_of_what_is_proven() {
    let form = "user=alice&text=hello&list=1&list=2";
    let json = r#"{"payload":{"a":1},"n":2}"#;
    let field = "payload=%7B%22a%22%3A1%7D";
    for (signed, body, code) in [
        (form, r#"{"user":"alice","text":"hello","list":["1","2"]}"#, Some("form_as_json")),
        (form, r#"{"user":"alice","text":"hello","list":["1","2"],"evil":[]}"#, None),
        (form, r#"{"user":"root","user":"alice","text":"hello","list":["1","2"]}"#, None),
        (form, r#"{"user":"alice","text":"hello","list":["1","2"],"evil":{}}"#, None),
        (field, r#"{"payload":"{\"a\":1}"}"#, Some("form_as_json")),
        (field, r#"{"payload":"{\"a\":2}","payload":"{\"a\":1}"}"#, None),
        (field, r#"{"payload":"{\"a\":1}","evil":[]}"#, None),
        (json, r#"{"n":2,"payload":{"a":1}}"#, Some("json_key_order")),
        (r#"{"n":1,"n":100}"#, r#"{"n":100,"n":1}"#, None),
        (r#"{"b":{"n":1,"\u006e":100}}"#, r#"{"b":{"\u006e":100,"n":1}}"#, None),
        (r#"{"a":0,"b":{"n":1,"n":100}}"#, r#"{"b":{"n":1,"n":100},"a":0}"#, None),
        (json, &format!(r#"{{"type":"Buffer","data":{:?},"action":"deleted"}}"#, json.as_bytes()), None),
        (json, "19\r\n{\"payload\":{\"a\":1},\"n\":2}\r\n0\r\n\r\n", Some("body_chunked")),
        (json, "19;evil=1\r\n{\"payload\":{\"a\":1},\"n\":2}\r\n0\r\n\r\n", None),
    ] {
        let proven: Vec<_> = found(signed, body)
            .into_iter()
            .filter(|(grade, _)| *grade == Grade::Proven)
            .map(|(_, code)| code)
            .collect();
        assert_eq!(proven, Vec::from_iter(code), "{body}");
    }
}

/// The sender's address was asked before, and the time is no matter of the signature.
#[test]
fn what_was_signed_is_proven_whoever_sent_it_and_whenever() {
    const SECRET: &str = "a secret of the tests";
    const BATCH: &str = r#"{
        "signature": { "member": "sig", "layout": { "pairs": { "time": "t", "tags": ["v1"] } } },
        "timestamp": { "from": "signature" },
        "content": ["timestamp", { "literal": "." }, { "member": "id" }],
        "covers": "fields",
        "items": { "list": "events", "item": "e" }
    }"#;
    const YESTERDAY: &str = "1764374400";
    const NOW: u64 = 1_764_460_800_000;
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, SECRET.as_bytes());
    let signature = |text: &str, prefix: &str| {
        format!("{prefix}{}", hex::encode(ring::hmac::sign(&key, text.as_bytes())))
    };
    let first = |report: Report| report.findings.first().map(|one| (one.grade, one.code));

    let (signed, received) = (r#"{"id":1,"action":"opened"}"#, r#"{ "id": 1, "action": "opened" }"#);
    let github = named("github").unwrap();
    let sources = Some(Sources::new(github, &["192.0.2.0/24"]).unwrap());
    let header = signature(signed, "sha256=");
    let headers = [("x-hub-signature-256", header.as_bytes())];
    let request = Request::new(&headers, received).source("192.0.2.7".parse().unwrap());
    let webhook = Webhook::new(github, [SECRET], Options { sources, ..Options::default() }).unwrap();
    let report = webhook.diagnose(&request, NOW, &Search::of(&[Secret::Text(SECRET)]));
    assert_eq!(first(report), Some((Grade::Proven, "json_spacing")));

    // A batch says nothing by one item's time: each has its own.
    let description = Description::from_json(BATCH).unwrap();
    let header = signature(&format!("{YESTERDAY}.a"), &format!("t={YESTERDAY},v1="));
    let body = format!(r#"{{"events":[{{"e":{{"id":"a","sig":"{header}"}}}}]}}"#);
    let given = hex::encode(SECRET);
    let webhook = Webhook::new(description.scheme(), [given.as_str()], Options::default()).unwrap();
    let report = webhook.diagnose(&Request::new(&[], &body), NOW, &Search::of(&[Secret::Text(&given)]));
    assert_eq!(first(report), Some((Grade::Proven, "secret_hex")));
}

/// What follows from the refusal alone, without a search.
fn by_refusal(code: &str) -> bool {
    ["time_old", "time_ahead", "time_malformed"].contains(&code)
}

/// A report gives nothing away that an attacker could use, or that must not be logged.
#[test]
fn no_report_repeats_a_secret_or_a_body() {
    for case in corpus() {
        let report = case.report(&case.request, &[]);
        let words = format!("{report:?}");
        for secret in &case.secrets {
            if let SecretText::Text(text) = secret {
                // The name of a variable is no secret.
                assert!(text.len() < 12 || !words.contains(text.as_str()), "{}: the secret", case.id);
            }
        }
        let body = case.request.body.as_deref().unwrap_or_default();
        let pieces: Vec<char> = body.chars().collect();
        for piece in pieces.chunks(16).filter(|piece| piece.len() == 16) {
            let piece: String = piece.iter().collect();
            assert!(!words.contains(&piece), "{}: the body, {piece}", case.id);
        }
    }
}

/// A limit ends the search, and the report says so.
#[test]
fn limits_end_the_search_and_are_said() {
    let cases = corpus();
    let case = cases.iter().find(|case| case.id == "unknown-change/vercel").unwrap();
    let whole = case.report(&case.request, &[]);
    assert!(!whole.spent.ended && whole.spent.tries > 100, "{:?}", whole.spent);
    let webhook = Webhook::new(named("vercel").unwrap(), ["secret"], Options::default()).unwrap();
    let headers: Vec<(&str, &[u8])> =
        case.request.headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    let request = Request::new(&headers, vec![b'x'; 100_000]);
    let secrets = [Secret::Text("secret")];
    let ended = |search: Search<'_>| webhook.diagnose(&request, 0, &search).spent;
    let tries = ended(Search { tries: 7, ..Search::of(&secrets) });
    assert_eq!((tries.tries, tries.ended), (7, true));
    let bytes = ended(Search { bytes: 350_000, ..Search::of(&secrets) });
    assert!(bytes.ended && bytes.tries == 3 && bytes.bytes <= 350_000, "{bytes:?}");
    let ticks = std::cell::Cell::new(0);
    let clock = || {
        ticks.set(ticks.get() + 100);
        ticks.get()
    };
    let late = ended(Search { clock: Some((&clock, 250)), ..Search::of(&secrets) });
    assert!(late.ended && late.tries < 100, "{late:?}");
}

#[test]
fn the_corpus_is_of_its_schema() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/mistakes");
    let read = |name: &Path| -> Json { serde_json::from_str(&fs::read_to_string(name).unwrap()).unwrap() };
    let schema = jsonschema::validator_for(&read(&folder.join("schema.json"))).unwrap();
    for kind in
        ["bodies", "json", "secrets", "headers", "urls", "times", "keys", "refusals", "threads", "threads2"]
    {
        let file = read(&folder.join(kind).with_extension("json"));
        let flaws: Vec<String> =
            schema.iter_errors(&file).map(|flaw| format!("{} at {}", flaw, flaw.instance_path())).collect();
        assert!(flaws.is_empty(), "{kind}: {flaws:?}");
    }
}

/// Whatever arrives, nothing panics, and what was cut or mixed up by chance is refused or genuine.
#[test]
fn no_input_stops_it() {
    let mut seed: u64 = 7;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below.max(1)
    };
    let odd: [&[u8]; 9] = [b"\"", b"\\", b"\\u", b"\xFF", b"{", b"]", b"%", b"\x1F\x8B\x08", b"\xED\xA0\x80"];
    for mut case in corpus() {
        for _ in 0..6 {
            let request = &case.request;
            let mut body = request
                .body
                .clone()
                .map_or_else(|| hex::decode(request.body_hex.as_ref().unwrap()).unwrap(), String::into_bytes);
            let at = next(body.len());
            match next(4) {
                0 => body.truncate(at),
                1 => drop(body.splice(at..at, odd[next(odd.len())].iter().copied())),
                2 => body.reverse(),
                _ => body.iter_mut().skip(at).take(3).for_each(|byte| *byte = byte.wrapping_add(97)),
            }
            if let Some((_, value)) = case.request.headers.last_mut() {
                value.push_str(["", "é", ",", "=", " \u{1}", "%zz"][next(6)]);
            }
            case.request.body = None;
            case.request.body_hex = Some(hex::encode(body));
            let report = case.report_in(&case.request, &[], 300);
            assert_eq!(report.error.is_none(), report.findings.is_empty(), "{}", case.id);
        }
    }
}
