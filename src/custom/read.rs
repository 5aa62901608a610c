//! A description that has the form of one → a scheme. Nothing can be wrong here
//! any more: what is absent has its default.

use super::check::has_public_key;
use super::form::whole;
use super::lists::Lists;
use super::words::{
    ALGORITHMS, COVERS, ENCODINGS, FORMATS, FORMS, JWS_ALGORITHMS, KEYS, LAYOUTS, METHODS, ORIGINS, PARTS,
    REPLAYS, REPLY_WORDS, SIDES, UNITS, UNLIKES, URLS, Words,
};
use crate::document::{Members, Value};
use crate::scheme::{
    Algorithm, Body, Covers, Encoding, Field, Form, Handshake, KeyFormat, Layout, Origin, Part, Place,
    Published, Replay, Reply, Require, Scheme, Signature, Timestamp, Tolerance, Unit,
};

/// What events and errors call a scheme that has no name.
const UNNAMED: &str = "custom";

pub(super) fn scheme<'a>(value: &'a Value<'a>, lists: &'a Lists<'a>) -> Scheme<'a> {
    let members = value.members();
    let get = |name| get(members, name);
    let algorithm = word(&ALGORITHMS, get("algorithm")).unwrap_or(Algorithm::HmacSha256);
    let (content, covers): (&[Part<'_>], _) = match algorithm {
        Algorithm::Token => (&[Part::Secret], Covers::Sender),
        Algorithm::Jws => (&[Part::Token], Covers::Body),
        Algorithm::SenderOnly => (Scheme::BODY_HMAC.content, Covers::Sender),
        _ => (Scheme::BODY_HMAC.content, Covers::Body),
    };
    let signature = get("signature").map_or(Signature::HEX, |value| signature(value, algorithm, lists));
    let key_format =
        if has_public_key(algorithm, signature.layout) { KeyFormat::Public } else { KeyFormat::Utf8 };
    let content = get("content").map_or(content, |value| message(value, lists));
    // Many bodies are written anew as the same message.
    let covers = if content.iter().any(Part::is_rewritten_body) { Covers::Fields } else { covers };
    let covers = word(&COVERS, get("covers")).unwrap_or(covers);
    Scheme {
        name: text(get("name")).unwrap_or(UNNAMED),
        algorithm,
        key: get("key").map_or(key_format, |value| key(value, lists)),
        signature,
        content,
        alternates: lists.messages.keep(list(get("alternates"), |value| message(value, lists))),
        forms: lists.forms.keep(list(get("forms"), |value| {
            let members = value.members();
            (field(members), word(&FORMS, members.get("form")).unwrap_or(Form::Any))
        })),
        items: get("items").map(|value| {
            let items = value.members();
            (of(items, "list"), of(items, "item"))
        }),
        require: lists.requirements.keep(list(get("require"), require)),
        timestamp: get("timestamp").map(timestamp),
        method: get("method").map_or(Scheme::BODY_HMAC.method, method),
        covers,
        replay: get("replay").map_or(Scheme::BODY_HMAC.replay, |value| {
            word(&REPLAYS, Some(value)).unwrap_or_else(|| Replay::Field(field(value.members())))
        }),
        handshakes: lists.handshakes.keep(list(get("handshakes"), |value| handshake(value.members(), lists))),
        sources: texts(get("sources"), lists),
        body: Body {
            formats: lists.formats.keep(words(&FORMATS, get("formats"))),
            within: text(get("within")),
            unlike: word(&UNLIKES, get("unlike")),
            id: lists.fields.keep(list(get("id"), |value| field(value.members()))),
            required: matches!(get("idRequired"), Some(Value::Bool(true))),
            ..Scheme::BODY_HMAC.body
        },
        ..Scheme::BODY_HMAC
    }
}

fn words<T: Copy>(words: &Words<T>, value: Option<&Value<'_>>) -> Vec<T> {
    list(value, |value| word(words, Some(value))).into_iter().flatten().collect()
}

/// What a word stands for; nothing where the value is absent, or no word.
fn word<T: Copy>(words: &Words<T>, value: Option<&Value<'_>>) -> Option<T> {
    words.meaning(text(value)?)
}

/// One place in the wasm for what is asked forty times.
#[inline(never)]
fn get<'a>(members: &'a Members<'a>, name: &str) -> Option<&'a Value<'a>> {
    members.get(name)
}

fn text<'a>(value: Option<&'a Value<'_>>) -> Option<&'a str> {
    match value? {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// The text of a member, empty where it is absent.
fn of<'a>(members: &'a Members<'a>, name: &str) -> &'a str {
    text(get(members, name)).unwrap_or_default()
}

fn list<'a, T>(value: Option<&'a Value<'a>>, read: impl Fn(&'a Value<'a>) -> T) -> Vec<T> {
    match value {
        Some(Value::List(items)) => items.iter().map(read).collect(),
        _ => Vec::new(),
    }
}

#[inline(never)]
fn texts<'a>(value: Option<&'a Value<'a>>, lists: &'a Lists<'a>) -> &'a [&'a str] {
    lists.texts.keep(list(value, |value| text(Some(value)).unwrap_or_default()))
}

/// The one member of an object that says which of several things it is.
fn only<'a>(value: &'a Value<'a>) -> (&'a str, &'a Value<'a>) {
    value.members().iter().next().unwrap_or(("", value))
}

#[inline(never)]
fn field<'a>(members: &'a Members<'a>) -> Field<'a> {
    let text = |name| text(get(members, name));
    if let Some(paths) = text("firstMember") {
        return Field::FirstMember(paths);
    }
    match (text("member"), text("query"), text("claim")) {
        (Some(path), ..) => Field::Member(path),
        (_, Some(name), _) => Field::Query(name),
        (.., Some(name)) => Field::Claim(name),
        _ => Field::Header(of(members, "header")),
    }
}

fn key<'a>(value: &'a Value<'a>, lists: &'a Lists<'a>) -> KeyFormat<'a> {
    let members = value.members();
    if let Some(published) = get(members, "certificate").map(Value::members) {
        let addresses = texts(get(published, "addresses"), lists);
        let published = [Published { named_by: field(published), addresses }];
        // Of one there is a first.
        return lists
            .published
            .keep(published.into())
            .first()
            .map_or(KeyFormat::Public, KeyFormat::Certificate);
    }
    if let Some(prefix) = text(get(members, "utf8OrBase64")) {
        return KeyFormat::Utf8OrBase64 { prefix };
    }
    word(&KEYS, Some(value)).unwrap_or_else(|| KeyFormat::Base64 { prefix: of(members, "base64") })
}

fn signature<'a>(value: &'a Value<'a>, algorithm: Algorithm, lists: &'a Lists<'a>) -> Signature<'a> {
    let members = value.members();
    let encoding = match algorithm {
        Algorithm::Token => Encoding::Text,
        Algorithm::Jws => Encoding::Base64Url,
        _ => Encoding::Hex,
    };
    Signature {
        place: if let Some(prefix) = text(get(members, "numberedHeader")) {
            Place::Numbered(prefix)
        } else if let Some(name) = text(get(members, "repeatedHeader")) {
            Place::Repeated(name)
        } else if let Some(names) = get(members, "perSecretHeaders") {
            Place::PerSecret(texts(Some(names), lists))
        } else {
            Place::Field(field(members))
        },
        layout: get(members, "layout").map_or(Layout::Bare, |value| layout(value, lists)),
        encoding: word(&ENCODINGS, get(members, "encoding")).unwrap_or(encoding),
    }
}

fn layout<'a>(value: &'a Value<'a>, lists: &'a Lists<'a>) -> Layout<'a> {
    if let Some(layout) = word(&LAYOUTS, Some(value)) {
        return layout;
    }
    let (name, value) = only(value);
    let whole = text(Some(value)).unwrap_or_default();
    let members = value.members();
    let separator = text(get(members, "separator")).unwrap_or(",");
    let time = of(members, "time");
    let tags = || texts(get(members, "tags"), lists);
    match name {
        "prefix" => Layout::Prefixed(whole),
        "versions" => Layout::Versions(whole),
        "pairs" => Layout::Pairs { separator, time, tags: tags() },
        "keyed" => Layout::Keyed { separator, between: of(members, "between") },
        "pairGroups" => Layout::PairGroups { separator, time, tags: tags() },
        "jws" => Layout::Jws {
            prefix: of(members, "prefix"),
            algorithms: lists.token_algorithms.keep(words(&JWS_ALGORITHMS, get(members, "algorithms"))),
        },
        _ => Layout::Positional { separator, version: of(members, "version") },
    }
}

fn message<'a>(value: &'a Value<'a>, lists: &'a Lists<'a>) -> &'a [Part<'a>] {
    lists.parts.keep(list(Some(value), |value| part(value, lists)))
}

fn part<'a>(value: &'a Value<'a>, lists: &'a Lists<'a>) -> Part<'a> {
    if let Some(part) = word(&PARTS, Some(value)) {
        return part;
    }
    let (name, inner) = only(value);
    let whole = text(Some(inner)).unwrap_or_default();
    let members = inner.members();
    match name {
        "literal" => Part::Literal(whole),
        "optional" => Part::OptionalField(field(members)),
        "line" => Part::Line(field(members)),
        "wrappedLower" => Part::WrappedLower(of(members, "before"), field(members), of(members, "after")),
        "wrapped" => Part::Wrapped(of(members, "before"), field(members), of(members, "after")),
        "url" => word(&URLS, Some(inner)).map_or(Part::Literal(""), Part::Url),
        "signedHeaders" => Part::SignedHeaders(whole),
        "namedLines" => Part::NamedLines(texts(Some(inner), lists)),
        _ => Part::Field(field(value.members())),
    }
}

fn require<'a>(value: &'a Value<'a>) -> Require<'a> {
    let (name, inner) = only(value);
    if let Value::List(fields) = inner
        && let [one, other] = fields.as_slice()
    {
        return Require::Same(field(one.members()), field(other.members()));
    }
    let members = inner.members();
    match name {
        "is" => Require::Is(field(members), of(members, "value")),
        "audience" => Require::Audience(field(members)),
        "bodySha256" => Require::BodySha256(field(members)),
        "bodySha256Base64" => Require::BodySha256Base64(field(members)),
        "bodySha256IfAny" => Require::BodySha256IfAny(field(members)),
        "url" => Require::Url(field(members)),
        "urlSha256" => Require::UrlSha256(field(members)),
        _ => Require::Expires(field(members)),
    }
}

fn timestamp<'a>(value: &'a Value<'a>) -> Timestamp<'a> {
    let members = value.members();
    let from = get(members, "from");
    let origin = word(&ORIGINS, from).unwrap_or_else(|| {
        let members = from.map_or(members, Value::members);
        match text(get(members, "optionalMember")) {
            Some(path) => Origin::OptionalMember(path),
            None => Origin::Field(field(members)),
        }
    });
    Timestamp {
        origin,
        unit: word(&UNITS, get(members, "unit")).unwrap_or(Unit::Seconds),
        tolerance: get(members, "tolerance").map_or(Tolerance::FIVE_MINUTES, tolerance),
    }
}

fn tolerance<'a>(value: &'a Value<'a>) -> Tolerance {
    match value {
        Value::Object(sides) => {
            Tolerance { past: side(get(sides, "past")), future: side(get(sides, "future")) }
        }
        both => Tolerance { past: side(Some(both)), future: side(Some(both)) },
    }
}

/// In milliseconds.
fn side(value: Option<&Value<'_>>) -> u64 {
    match value {
        Some(Value::Number(digits)) => whole(digits).unwrap_or_default().saturating_mul(1000),
        other => word(&SIDES, other).unwrap_or_default(),
    }
}

fn method<'a>(value: &'a Value<'a>) -> &'a str {
    word(&METHODS, Some(value)).or(text(Some(value))).unwrap_or_default()
}

fn handshake<'a>(members: &'a Members<'a>, lists: &'a Lists<'a>) -> Handshake<'a> {
    let status = get(members, "status").and_then(Value::text).and_then(whole);
    Handshake {
        method: text(get(members, "method")).unwrap_or("POST"),
        signed: !matches!(get(members, "signed"), Some(Value::Bool(false))),
        when: lists.conditions.keep(list(get(members, "when"), |value| {
            let members = value.members();
            (field(members), of(members, "value"))
        })),
        token: get(members, "token").map(|value| field(value.members())),
        status: status.and_then(|status| status.try_into().ok()).unwrap_or(200),
        headers: lists.headers.keep(list(get(members, "headers"), |value| {
            let members = value.members();
            (of(members, "name"), replies(get(members, "value"), lists))
        })),
        body: replies(get(members, "body"), lists),
    }
}

#[inline(never)]
fn replies<'a>(value: Option<&'a Value<'a>>, lists: &'a Lists<'a>) -> &'a [Reply<'a>] {
    lists.replies.keep(list(value, |value| {
        if let Some(reply) = word(&REPLY_WORDS, Some(value)) {
            return reply;
        }
        let (name, inner) = only(value);
        match name {
            "literal" => Reply::Literal(text(Some(inner)).unwrap_or_default()),
            "json" => Reply::Json(field(inner.members())),
            "hmacHex" => Reply::HmacHex(field(inner.members())),
            "hmacBase64" => Reply::HmacBase64(field(inner.members())),
            _ => Reply::Field(field(value.members())),
        }
    }))
}
