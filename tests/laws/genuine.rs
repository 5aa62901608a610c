//! Genuine deliveries of every scheme: those of `vectors/` that are accepted, and
//! those of described schemes with parts that no row has.

use std::fs;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use hookseal::{
    Challenge, Code, Covers, Delivery, Description, Event, Options, Request, Scheme, Secret, Signing,
    Sources, Tolerance, Webhook, named,
};
use serde_json::Value as Json;

/// A request that can be changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Message {
    pub(crate) method: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) source: Option<IpAddr>,
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    pub(crate) body: Vec<u8>,
}

/// A request that its scheme accepts, and the Webhook that does.
pub(crate) struct Genuine {
    pub(crate) name: String,
    pub(crate) scheme: &'static Scheme<'static>,
    /// The secrets that are text.
    pub(crate) secrets: Vec<String>,
    pub(crate) options: Options,
    pub(crate) webhook: Webhook<'static>,
    pub(crate) message: Message,
    pub(crate) now: u64,
}

/// All that an accepted request gives out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Given {
    Event {
        id: Option<String>,
        timestamp: Option<u64>,
        replay_key: Option<String>,
        /// None where it is refused.
        payload: Option<Json>,
        /// Where the scheme covers it.
        body: Option<Vec<u8>>,
    },
    Answer(Challenge),
}

impl Given {
    /// Payload and id of a sender that signs nothing are the reader's risk: `covers` says so.
    fn of(event: &Event<'_, &[u8]>) -> Self {
        let is_sender = event.covers() == Covers::Sender;
        let payload = || serde_json::from_str(&event.payload().ok()?.to_json()).ok();
        Self::Event {
            id: if is_sender { None } else { event.id() },
            timestamp: event.timestamp(),
            replay_key: event.replay_key(),
            payload: if is_sender { None } else { payload() },
            body: (event.covers() == Covers::Body).then(|| event.body().to_vec()),
        }
    }

    /// What this gives out and the original does not. A payload that is refused gives
    /// nothing out, and the order of an object's members says nothing.
    pub(crate) fn differences(&self, other: &Self) -> Vec<&'static str> {
        let (
            Self::Event { id, timestamp, replay_key, payload, body },
            Self::Event {
                id: id2,
                timestamp: timestamp2,
                replay_key: replay2,
                payload: payload2,
                body: body2,
            },
        ) = (self, other)
        else {
            return if self == other { Vec::new() } else { vec!["challenge"] };
        };
        let parts = [
            ("id", id == id2),
            ("timestamp", timestamp == timestamp2),
            ("replayKey", replay_key == replay2),
            ("payload", payload.is_none() || payload == payload2),
            ("body", body == body2),
        ];
        parts.into_iter().filter(|(_, same)| !same).map(|(name, _)| name).collect()
    }
}

impl Message {
    /// It as a request, with these headers.
    pub(crate) fn request<T>(
        &self,
        headers: &[(&str, &[u8])],
        then: impl FnOnce(Request<'_, &[u8]>) -> T,
    ) -> T {
        let mut request = Request::new(headers, self.body.as_slice());
        if let Some(method) = &self.method {
            request = request.method(method);
        }
        if let Some(url) = &self.url {
            request = request.url(url);
        }
        if let Some(address) = self.source {
            request = request.source(address);
        }
        then(request)
    }

    /// Verifies it, and says what it gives out.
    pub(crate) fn verify(&self, webhook: &Webhook<'_>, now: u64) -> Result<Given, Code> {
        let headers: Vec<(&str, &[u8])> =
            self.headers.iter().map(|(name, value)| (name.as_str(), value.as_slice())).collect();
        self.request(&headers, |request| match webhook.verify(request, now) {
            Ok(Delivery::Event(event)) => Ok(Given::of(&event)),
            Ok(Delivery::Challenge(answer)) => Ok(Given::Answer(answer)),
            Err(error) => Err(error.code()),
        })
    }
}

impl Genuine {
    /// What it gives out.
    pub(crate) fn given(&self) -> Result<Given, Code> {
        self.message.verify(&self.webhook, self.now)
    }

    /// Another request, signed with the last secret by the last of the messages that the
    /// scheme may sign.
    pub(crate) fn signed_anew(&self, message: &Message, id: Option<&str>) -> Option<Self> {
        let content = self.scheme.alternates.last().copied().unwrap_or(self.scheme.content);
        let last: &Scheme<'static> = Box::leak(Box::new(Scheme { content, alternates: &[], ..*self.scheme }));
        let secret = self.secrets.last()?;
        let webhook = Webhook::new(last, [secret.as_str()], self.options.clone()).ok()?;
        let (method, url) = (message.method.as_deref(), message.url.as_deref());
        let headers = webhook.sign(&message.body, &Signing { now: self.now, id, method, url })?;
        let mut message = message.clone();
        for (name, value) in headers {
            message.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(&name));
            message.headers.push((name, value.into_bytes()));
        }
        let texts = self.secrets.iter().map(String::as_str);
        let webhook = Webhook::new(self.scheme, texts, self.options.clone()).ok()?;
        let (secrets, options) = (self.secrets.clone(), self.options.clone());
        Some(Self { name: self.name.clone(), webhook, secrets, options, message, ..*self })
    }

    /// The answer to a handshake that nobody signs binds nothing.
    fn is_signed(&self) -> bool {
        match self.given() {
            Ok(Given::Event { .. }) => true,
            Ok(Given::Answer(_)) => self.scheme.handshakes.iter().all(|handshake| handshake.signed),
            Err(_) => false,
        }
    }
}

/// Where something of the project is; fuzz/ is a package of its own in it.
pub(crate) fn folder(name: &str) -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let project = if package.ends_with("fuzz") { package.parent().unwrap() } else { package };
    project.join(name)
}

/// Every genuine delivery: those of this folder, then those described here.
pub(crate) fn all(vectors: &Path) -> Vec<Genuine> {
    let mut found = of_vectors(vectors);
    found.extend(described());
    found.retain(Genuine::is_signed);
    found
}

fn of_vectors(folder: &Path) -> Vec<Genuine> {
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("vectors").map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let is_json = |path: &&std::path::PathBuf| path.extension().is_some_and(|extension| extension == "json");
    let read = |path: &std::path::PathBuf| serde_json::from_slice::<Json>(&fs::read(path).unwrap()).unwrap();
    let files = paths.iter().filter(is_json).map(read);
    files
        .flat_map(|file| file["vectors"].as_array().cloned().unwrap_or_default())
        .filter(|vector| vector["expect"]["error"].is_null() || vector["expect"]["at"] == "payload")
        .map(|vector| of_vector(&vector))
        .collect()
}

/// The request of a vector that is accepted.
pub(crate) fn of_vector(vector: &Json) -> Genuine {
    let scheme = named(text(&vector["scheme"])).unwrap();
    let secrets: Vec<Vec<u8>> =
        list(&vector["secrets"]).iter().map(|secret| hex_or_text(&secret["hex"], secret)).collect();
    let secrets = list(&vector["secrets"]).iter().zip(&secrets).map(|(json, bytes)| match json.as_str() {
        Some(text) => Secret::Text(text),
        None => Secret::Bytes(bytes),
    });
    let options = options(scheme, &vector["options"]);
    let webhook = Webhook::new(scheme, secrets, options.clone()).unwrap();
    let request = &vector["request"];
    let owned = |name: &str| request[name].as_str().map(ToOwned::to_owned);
    let header = |pair: &Json| (text(&pair[0]).to_owned(), text(&pair[1]).as_bytes().to_vec());
    let message = Message {
        method: owned("method"),
        url: owned("url"),
        source: owned("sourceAddress").and_then(|address| address.parse().ok()),
        headers: list(&request["headers"]).iter().map(header).collect(),
        body: hex_or_text(&request["bodyHex"], &request["body"]),
    };
    let secrets =
        list(&vector["secrets"]).iter().filter_map(|secret| secret.as_str().map(ToOwned::to_owned)).collect();
    let (name, now) = (text(&vector["id"]).to_owned(), vector["now"].as_u64().unwrap());
    Genuine { name, scheme, secrets, options, webhook, message, now }
}

fn options(scheme: &Scheme<'_>, given: &Json) -> Options {
    let window = scheme.timestamp.map_or(Tolerance::FIVE_MINUTES, |timestamp| timestamp.tolerance);
    let side =
        |name: &str, default| given["tolerance"][name].as_u64().map_or(default, |seconds| seconds * 1000);
    let tolerance = match &given["tolerance"] {
        Json::Null => None,
        Json::Number(seconds) => {
            seconds.as_u64().map(|seconds| Tolerance { past: seconds * 1000, future: seconds * 1000 })
        }
        _ => Some(Tolerance { past: side("past", window.past), future: side("future", window.future) }),
    };
    let sources: Vec<&str> = list(&given["sourceAddresses"]).iter().map(text).collect();
    let mut options = Options {
        tolerance,
        sources: (!sources.is_empty()).then(|| Sources::new(scheme, &sources).unwrap()),
        verify_token: given["verifyToken"].as_str().map(ToOwned::to_owned),
        audience: given["audience"].as_str().map(ToOwned::to_owned),
        ..Options::default()
    };
    if let Some(most) = given["maxBodyBytes"].as_u64() {
        options.max_body_bytes = usize::try_from(most).ok();
    }
    options
}

fn text(json: &Json) -> &str {
    json.as_str().unwrap_or_default()
}

fn list(json: &Json) -> &[Json] {
    json.as_array().map_or(&[], Vec::as_slice)
}

fn hex_or_text(hex: &Json, plain: &Json) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()).unwrap();
    match hex.as_str() {
        Some(hex) => hex.as_bytes().chunks(2).map(|pair| digit(pair[0]) * 16 + digit(pair[1])).collect(),
        None => text(plain).as_bytes().to_vec(),
    }
}

/// When the described deliveries were signed.
pub(crate) const NOW: u64 = 1_795_391_934_000;

/// Descriptions with layouts and parts that no row has together, and a body for each.
pub(crate) const DESCRIBED: &[(&str, &str)] = &[
    (
        r#"{"name":"described-groups","signature":{"header":"x-sig","layout":{"pairGroups":{"time":"t","tags":["v1"]}}},
            "content":["timestamp",{"literal":"."},"body"],"timestamp":{"from":"signature"}}"#,
        r#"{"a":1}"#,
    ),
    (
        r#"{"name":"described-request","signature":{"header":"x-sig","layout":{"pairs":{"time":"t","tags":["v1"]}}},
            "content":["timestamp",{"literal":"\n"},"method",{"literal":"\n"},{"url":"pathAndQuery"},{"literal":"\n"},"body"],
            "timestamp":{"from":"signature"},"method":"any"}"#,
        r#"{"a":1,"b":"two"}"#,
    ),
    (
        r#"{"name":"described-positional","signature":{"header":"x-sig","layout":{"positional":{"separator":","}},"encoding":"base64"},
            "content":["timestamp",{"literal":"."},"body"],"timestamp":{"from":"signature","unit":"milliseconds"}}"#,
        "a=1&b=2",
    ),
    (
        r#"{"name":"described-numbered","signature":{"numberedHeader":"x-sig-","encoding":"base64url"},
            "content":[{"url":"base"},{"literal":"\n"},"body"],"formats":["form"]}"#,
        "a=1&b=2",
    ),
    (
        r#"{"name":"described-form","signature":{"header":"x-sig","encoding":"hexAnyCase"},
            "content":[{"header":"x-time"},{"literal":"."},"sortedForm"],"timestamp":{"from":{"header":"x-time"}},"formats":["form"]}"#,
        "b=2&a=1&a=0&c=",
    ),
    (
        r#"{"name":"described-canonical","signature":{"header":"x-sig","layout":{"prefix":"v1="}},
            "content":[{"header":"x-id"},{"literal":"."},"canonicalJson"],"replay":{"header":"x-id"},"id":[{"member":"id"}],"formats":["json"]}"#,
        r#"{"id":"e1","n":2.0,"l":[1,{"b":null,"a":"\u00e9"}]}"#,
    ),
    (
        r#"{"name":"described-escaped","signature":{"header":"x-sig"},"content":["escapedBody"],"formats":["json"]}"#,
        r#"{"id":"e1","u":"a/b","é":"ü"}"#,
    ),
    (
        r#"{"name":"described-wrapped","signature":{"header":"x-sig"},"covers":"fields","replay":{"header":"x-id"},
            "content":[{"wrapped":{"header":"x-id","before":"id:","after":";"}},{"wrapped":{"query":"p","before":"p:","after":";"}},
            {"literal":"m:"},{"optional":{"member":"m"}}],"formats":["json"]}"#,
        r#"{"m":"one","n":"two"}"#,
    ),
    (
        r#"{"name":"described-lines","signature":{"header":"x-sig"},"covers":"fields","replay":{"member":"Id"},
            "content":[{"namedLines":["Text","Id","Topic","Type"]}],"formats":["json"]}"#,
        r#"{"Id":"1","Text":"line\nTopic\nx","Topic":"t","Type":"n"}"#,
    ),
    (
        r#"{"name":"described-url","signature":{"header":"x-sig"},"content":[{"url":"reservedDecoded"},{"literal":"\n"},"body"],
            "id":[{"query":"p"}],"method":"any"}"#,
        "text",
    ),
];

pub(crate) const SECRET: &str = "a secret of thirty-two characters";
const URL: &str = "https://example.com/hooks?p=1&q=a%2Fb%20c";

/// All that is described, for as long as the test runs.
pub(crate) fn descriptions() -> impl Iterator<Item = &'static Scheme<'static>> {
    let read = |text| Description::from_json(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    DESCRIBED.iter().map(move |(description, _)| Box::leak(Box::new(read(description))).scheme())
}

fn described() -> impl Iterator<Item = Genuine> {
    let bodies = DESCRIBED.iter().map(|(_, body)| body.as_bytes());
    descriptions().zip(bodies).filter_map(|(scheme, body)| signed(scheme, body))
}

/// A delivery that [`Webhook::sign`] makes.
fn signed(scheme: &'static Scheme<'static>, body: &[u8]) -> Option<Genuine> {
    let options = Options::default();
    let webhook = Webhook::new(scheme, [SECRET], options.clone()).ok()?;
    let method = if scheme.method.is_empty() { "POST" } else { scheme.method };
    let (method, url) = (Some(method.to_owned()), Some(URL.to_owned()));
    let message = Message { method, url, body: body.to_vec(), ..Message::default() };
    let (name, secrets) = (scheme.name.to_owned(), vec![SECRET.to_owned()]);
    let unsigned = Genuine { name, scheme, secrets, options, webhook, message, now: NOW };
    unsigned.signed_anew(&unsigned.message, None)
}
