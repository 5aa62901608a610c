//! Verification in native code, beside `ring` and the crates that verify
//! webhooks. Each verifies a genuine delivery; none parses the body.
#![allow(missing_docs, clippy::unwrap_used, clippy::arithmetic_side_effects)]

use std::hint::black_box;
use std::time::{Duration, SystemTime};

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use hookseal::{Delivery, Encoding, Layout, Options, Request, Scheme, Signature, Signing, Webhook};
use ring::hmac;

const SIZES: [usize; 6] = [256, 1024, 4096, 16_384, 65_536, 1_048_576];

/// GitHub's way, which is the one that all of them know.
const GITHUB: Scheme<'static> = Scheme {
    name: "github",
    signature: Signature::header("x-hub-signature-256", Encoding::Hex).layout(Layout::Prefixed("sha256=")),
    ..Scheme::BODY_HMAC
};
const SECRET: &str = "It's a Secret to Everybody";
const STANDARD_SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// A JSON object of this many bytes, of many members.
fn body(size: usize) -> Vec<u8> {
    let end = r#","note":""}"#;
    let mut body = String::from(r#"{"id":"b7f5b1e4-3c0d-4a4e-9a53-0d7e2f1c6a90","method":"sbid""#);
    for index in 0.. {
        let member = format!(r#","attribute-{index}":{{"verified":true,"score":{}}}"#, index * 37 % 1000);
        if body.len() + member.len() + end.len() > size {
            break;
        }
        body.push_str(&member);
    }
    let note = "o".repeat(size - body.len() - end.len());
    body.push_str(&end.replace(r#""""#, &format!(r#""{note}""#)));
    body.into_bytes()
}

fn now() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    u64::try_from(since.as_millis()).unwrap()
}

fn hookseal_accepts(webhook: &Webhook, headers: &[(&str, &[u8])], body: &[u8]) -> bool {
    matches!(webhook.verify(Request::new(headers, body), now()), Ok(Delivery::Event(_)))
}

/// What hookseal signs with this row, and whether it then accepts it.
fn hookseal(
    group: &mut BenchmarkGroup<WallTime>,
    name: &str,
    scheme: &Scheme,
    secret: &str,
    body: &[u8],
) -> Vec<(String, String)> {
    let webhook = Webhook::new(scheme, [secret], Options::default()).unwrap();
    let signing = Signing { now: now(), ..Signing::default() };
    let signed = webhook.sign(body, &signing).unwrap();
    let headers: Vec<_> = signed.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    measure(group, name, body, |body| hookseal_accepts(&webhook, &headers, body));
    signed
}

fn ring(group: &mut BenchmarkGroup<WallTime>, value: &str, body: &[u8]) {
    let key = hmac::Key::new(hmac::HMAC_SHA256, SECRET.as_bytes());
    measure(group, "ring", body, |body| {
        let tag = value.strip_prefix("sha256=").and_then(|digits| hex::decode(digits).ok());
        tag.is_some_and(|tag| hmac::verify(&key, body, &tag).is_ok())
    });
}

fn webhook_verify(group: &mut BenchmarkGroup<WallTime>, value: &str, body: &[u8]) {
    use webhook_verify::{Provider, Secret, verify};
    let headers = [("X-Hub-Signature-256", value)];
    let secret = Secret::new(SECRET);
    measure(group, "webhook-verify", body, |body| {
        verify(Provider::GitHub, &headers, body, &secret, webhook_verify::VerifyOptions::default()).is_ok()
    });
}

fn standardwebhooks(group: &mut BenchmarkGroup<WallTime>, body: &[u8]) {
    let webhook = standardwebhooks::Webhook::new(STANDARD_SECRET).unwrap();
    let time = i64::try_from(now() / 1000).unwrap();
    let signature = webhook.sign("msg_1", time, body).unwrap();
    let mut headers = http::HeaderMap::new();
    headers.insert("webhook-id", "msg_1".parse().unwrap());
    headers.insert("webhook-timestamp", time.to_string().parse().unwrap());
    headers.insert("webhook-signature", signature.parse().unwrap());
    measure(group, "standardwebhooks", body, |body| webhook.verify(body, &headers).is_ok());
}

/// Times a contestant whose verdicts are right.
fn measure(group: &mut BenchmarkGroup<WallTime>, name: &str, body: &[u8], accepts: impl Fn(&[u8]) -> bool) {
    let mut forged = body.to_vec();
    *forged.last_mut().unwrap() ^= 1;
    assert!(accepts(body), "{name} refuses a genuine delivery");
    assert!(!accepts(&forged), "{name} accepts a forgery");
    group.bench_function(name, |bencher| bencher.iter(|| accepts(black_box(body))));
}

fn verify(criterion: &mut Criterion) {
    let standard = hookseal::named("standard-webhooks").or_else(|_| hookseal::named("zignsec-v5")).unwrap();
    for size in SIZES {
        let body = body(size);
        let mut group = criterion.benchmark_group(format!("verify {size} bytes"));
        group.throughput(Throughput::Bytes(size as u64));
        let headers = hookseal(&mut group, "hookseal github", &GITHUB, SECRET, &body);
        let value = &headers.first().unwrap().1;
        ring(&mut group, value, &body);
        webhook_verify(&mut group, value, &body);
        hookseal(&mut group, &format!("hookseal {}", standard.name), standard, STANDARD_SECRET, &body);
        standardwebhooks(&mut group, &body);
        group.finish();
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(30)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(800))
        .without_plots();
    targets = verify
}
criterion_main!(benches);
