//! A replay key is the same for a delivery and its retries, different for two events,
//! and absent where nothing that is signed says so.

use hookseal::{
    Algorithm, Body, Delivery, Encoding, Field, Options, Part, Replay, Request, SCHEMES, Scheme, Signature,
    Signing, Webhook,
};
use serde_json::{Value, json};

use crate::genuine::{self, Given, NOW};

const MINUTE: u64 = 60_000;

/// A row's identity under a key of our own, so that events of public keys can be made too.
fn under_own_key(row: &'static Scheme<'static>) -> Scheme<'static> {
    const BODY: &[Part<'_>] = &[Part::Body];
    const AFTER_ID: &[Part<'_>] = &[Part::Field(Field::Header("x-own-id")), Part::Literal("."), Part::Body];
    let (content, replay) = match row.replay {
        Replay::Field(Field::Header(_)) => (AFTER_ID, Replay::Field(Field::Header("x-own-id"))),
        replay => (BODY, replay),
    };
    let signature = Signature::header("x-own-signature", Encoding::Hex);
    let body = Body { formats: &[], ..row.body };
    Scheme { name: row.name, signature, content, replay, body, ..Scheme::BODY_HMAC }
}

/// The replay key of an event of this scheme, with an id and with headers that nobody signs.
fn key(scheme: &Scheme<'_>, body: &[u8], id: &str, unsigned: &[(&str, &str)]) -> Option<String> {
    let webhook = Webhook::new(scheme, ["a key of our own"], Options::default()).unwrap();
    let signing = Signing { now: NOW, id: Some(id), ..Signing::default() };
    let signed = webhook.sign(body, &signing).unwrap();
    let signed = signed.iter().map(|(name, value)| (name.as_str(), value.as_bytes()));
    let headers: Vec<(&str, &[u8])> =
        signed.chain(unsigned.iter().map(|(name, value)| (*name, value.as_bytes()))).collect();
    match webhook.verify(Request::new(&headers, body), NOW) {
        Ok(Delivery::Event(event)) => event.replay_key(),
        other => panic!("{}: {other:?}", scheme.name),
    }
}

/// A body with this text at this path, or without, and what counts its attempts.
fn body(path: &str, text: Option<&str>, attempt: u64) -> Vec<u8> {
    let within = |inner: Value, name: &str| json!({ name: inner, "other": "the same" });
    let mut names = path.rsplit('.');
    let last = names.next().unwrap();
    let innermost = text.map_or_else(|| json!({ "other": "the same" }), |text| json!({ last: text }));
    let mut all = names.fold(innermost, within);
    all["attempt_number"] = json!(attempt);
    all["sent_at"] = json!(NOW + attempt * MINUTE);
    all.to_string().into_bytes()
}

#[test]
fn every_row_says_why() {
    for row in SCHEMES {
        assert!(!row.about.identity.is_empty(), "{} has no reason for its `replay`", row.name);
        if let Some(retries) = row.about.retries {
            assert!(retries.hours > 0 && retries.source.starts_with("http"), "{}", row.name);
        }
    }
    assert_eq!(Scheme::BODY_HMAC.replay, Replay::Unknown, "a row that says nothing is safe");
}

#[test]
fn a_member_is_the_key_whatever_a_retry_counts() {
    let rows = SCHEMES.iter().filter_map(|row| match row.replay {
        Replay::Field(Field::Member(path)) => Some((under_own_key(row), path)),
        _ => None,
    });
    let mut count = 0;
    for (scheme, path) in rows {
        let of = |text, attempt| key(&scheme, &body(path, text, attempt), "", &[]);
        assert_eq!(of(Some("evt_1"), 1).as_deref(), Some("evt_1"), "{}", scheme.name);
        assert_eq!(of(Some("evt_1"), 1), of(Some("evt_1"), 2), "{}: a retry", scheme.name);
        assert_eq!(of(Some("evt_2"), 1).as_deref(), Some("evt_2"), "{}: another event", scheme.name);
        assert_eq!(of(None, 1), None, "{}: nothing tells", scheme.name);
        count += 1;
    }
    assert!(count > 40, "{count} rows");
}

#[test]
fn a_header_is_the_key_where_it_is_signed() {
    for row in SCHEMES {
        let Replay::Field(Field::Header(name)) = row.replay else { continue };
        let is_it = |part: &Part<'_>| match *part {
            Part::Field(field) | Part::Wrapped(_, field, _) => field == Field::Header(name),
            _ => false,
        };
        assert!(row.content.iter().any(is_it), "{}: {name} is not signed", row.name);
        let scheme = under_own_key(row);
        let of = |id, attempt| key(&scheme, &body("a", Some("b"), attempt), id, &[]);
        assert_eq!(of("msg_1", 1), of("msg_1", 2), "{}: a retry", row.name);
        assert_ne!(of("msg_1", 1), of("msg_2", 1), "{}: another event", row.name);
    }
}

#[test]
fn a_body_is_the_key_where_a_row_says_so_and_nowhere_else() {
    for row in SCHEMES {
        let scheme = under_own_key(row);
        let of = |text, unsigned: &[(&str, &str)]| key(&scheme, &body("x", Some(text), 1), "", unsigned);
        let retry = [("x-attempt", "2"), ("x-request-id", "r2"), ("webhook-id", "another")];
        match row.replay {
            Replay::Body => {
                assert_eq!(of("one", &[]), of("one", &retry), "{}: a retry", row.name);
                assert_ne!(of("one", &[]), of("two", &[]), "{}: another event", row.name);
                assert!(of("one", &[]).is_some_and(|key| key.len() == 64), "{}", row.name);
            }
            Replay::Unknown => assert_eq!(of("one", &[]), None, "{}", row.name),
            Replay::Field(_) | Replay::Content => {}
        }
    }
}

/// Headers such as vendors send and do not sign: those that a scheme reads are left alone.
const UNSIGNED: &[&str] = &[
    "x-github-delivery",
    "x-shopify-webhook-id",
    "x-request-uuid",
    "linear-delivery",
    "x-request-id",
    "webhook-id",
    "idempotency-key",
    "x-attempt",
];

/// What genuine deliveries of `vectors/` have beside what is signed tells nothing apart.
#[test]
fn a_key_depends_on_no_header_that_nobody_signs() {
    for one in genuine::all(&genuine::folder("vectors")) {
        let Ok(Given::Event { replay_key, .. }) = one.given() else { continue };
        let Some(read) = one.scheme.headers() else { continue };
        let mut message = one.message.clone();
        let unsigned = UNSIGNED.iter().filter(|name| !read.iter().any(|other| other == *name));
        message.headers.extend(unsigned.map(|name| ((*name).to_owned(), b"new at each attempt".to_vec())));
        let Ok(Given::Event { replay_key: other, .. }) = message.verify(&one.webhook, one.now) else {
            panic!("{}: refused", one.name);
        };
        assert_eq!(replay_key, other, "{}", one.name);
        let signs_nothing = matches!(one.scheme.algorithm, Algorithm::Token | Algorithm::SenderOnly);
        if signs_nothing || one.scheme.replay == Replay::Unknown {
            assert_eq!(replay_key, None, "{}", one.name);
        }
    }
}
