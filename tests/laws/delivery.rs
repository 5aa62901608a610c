//! Law 2: an authentic delivery is delivered, whatever its body; and of law 3 that its
//! key does not depend on whether the payload can be read.

use hookseal::{Code, Delivery, Replay};

use crate::binding::firsts;
use crate::genuine::Genuine;

/// Bodies of every kind, of which no vendor sends all.
fn bodies() -> Vec<(&'static str, Vec<u8>)> {
    let many = (0..10_000).map(|index| format!("\"m{index}\":{index}")).collect::<Vec<_>>().join(",");
    let parts = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--b--\r\n";
    vec![
        ("form", b"a=b&c=d&a=e".to_vec()),
        ("multipart", parts.into()),
        ("text", b"hello, world".to_vec()),
        ("empty", Vec::new()),
        ("surrogate", br#"{"a":"cut \ud83d"}"#.to_vec()),
        ("twice", br#"{"a":1,"a":2}"#.to_vec()),
        ("members", format!("{{{many}}}").into()),
        ("depth", ["[".repeat(1000), "]".repeat(1000)].concat().into()),
        ("binary", vec![0, 0xFF, 0xFE, b'"', b'{', 0xD8]),
    ]
}

/// Where the scheme itself needs more of a body than its bytes: the time in it (`didit`,
/// `didit-v2`, `linear`), or its hash in the signed URL, which is another one then
/// (`twilio-json`). The others sign a text next to the body, and only how JSON begins or
/// ends tells where that text does: any other body could take bytes of it (law 1).
const NEEDED: &[(&str, &[&str])] = &[
    ("didit", ALL),
    ("didit-v2", ALL),
    ("linear", ALL),
    ("twilio-json", ALL),
    ("cashfree", NO_JSON),
    ("hubspot-v2", NO_JSON),
    ("hubspot-v3", NO_JSON),
    ("klaviyo", NO_JSON),
    ("lob", NO_JSON),
    ("method", NO_JSON),
    ("pomelo", NO_JSON),
    ("square", NO_JSON),
    ("trello", NO_JSON),
    ("twitch", NO_JSON),
];

const NO_JSON: &[&str] = &["form", "multipart", "text", "binary"];
const ALL: &[&str] =
    &["form", "multipart", "text", "empty", "surrogate", "twice", "members", "depth", "binary"];

fn deliver(one: &Genuine, kind: &str, body: &[u8]) -> Option<Result<(), Code>> {
    let mut message = one.message.clone();
    message.body = body.to_vec();
    let signed = one.signed_anew(&message, None)?;
    let headers: Vec<(&str, &[u8])> =
        signed.message.headers.iter().map(|(name, value)| (name.as_str(), value.as_slice())).collect();
    signed.message.request(&headers, |request| match signed.webhook.verify(request, signed.now) {
        Err(error) => Some(Err(error.code())),
        Ok(Delivery::Challenge(_)) => None,
        Ok(Delivery::Event(event)) => {
            let name = format!("{}: {kind}", one.scheme.name);
            assert_eq!(event.body(), body, "{name}");
            let has_key = event.replay_key().is_some();
            match one.scheme.replay {
                // Nothing is the same each time: it tells no two events apart.
                Replay::Body => assert_eq!(has_key, !body.is_empty(), "{name}"),
                Replay::Content => assert!(has_key, "{name}"),
                Replay::Unknown => assert!(!has_key, "{name}"),
                Replay::Field(_) => {}
            }
            let refusal = event.payload().err().map(|error| error.code());
            assert!(refusal.is_none_or(|code| code == Code::MalformedPayload), "{name}");
            Some(Ok(()))
        }
    })
}

#[test]
fn whatever_a_body_is_an_authentic_delivery_is_delivered() {
    let bodies = bodies();
    let mut found = Vec::new();
    let mut delivered = 0;
    for (one, (kind, body)) in firsts().flat_map(|one| bodies.iter().map(move |body| (one, body))) {
        match deliver(one, kind, body) {
            Some(Ok(())) => delivered += 1,
            Some(Err(_)) => found.push((one.scheme.name, *kind)),
            None => {} // nothing here signs with that vendor's key
        }
    }
    assert!(delivered > 1_000, "{delivered}");
    let needed = |name: &str, kind: &str| {
        NEEDED.iter().any(|(scheme, kinds)| *scheme == name && kinds.contains(&kind))
    };
    found.retain(|(name, kind)| !needed(name, kind));
    assert!(found.is_empty(), "{found:?}");
}
