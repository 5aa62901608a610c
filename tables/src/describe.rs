//! A row as a description. The matches name every variant: one that is added to
//! the rows' vocabulary and not to the descriptions' does not compile here.
#![allow(clippy::indexing_slicing)]

use hookseal::{
    Algorithm, Covers, Encoding, Field, Form, Format, Handshake, KeyFormat, Layout, Origin, Part, Place,
    Published, Replay, Reply, Require, Scheme, Signature, Timestamp, Unit, Unlike, UrlForm,
};
use serde_json::{Map, Value, json};

/// The description of a row, under another name: a built-in one's is taken.
pub(crate) fn describe(scheme: &Scheme<'_>, name: &str) -> Value {
    let mut all = Map::new();
    let mut add = |name: &str, value: Value| assert!(all.insert(name.to_owned(), value).is_none());
    add("name", json!(name));
    add("algorithm", json!(scheme.algorithm.as_str()));
    if scheme.algorithm != Algorithm::SenderOnly {
        add("key", key(scheme.key));
        add("signature", signature(scheme.signature));
        add("content", message(scheme.content));
    }
    add_list(&mut add, "alternates", scheme.alternates, |parts| message(parts));
    add_list(&mut add, "forms", scheme.forms, |(of, form)| with(field(*of), "form", form_word(*form)));
    if let Some((list, item)) = scheme.items {
        add("items", with(json!({ "list": list }), "item", item));
    }
    add_list(&mut add, "require", scheme.require, require);
    if let Some(time) = scheme.timestamp {
        add("timestamp", timestamp(time));
    }
    add("method", json!(if scheme.method.is_empty() { "any" } else { scheme.method }));
    add("covers", covers(scheme.covers));
    add("replay", replay(scheme.replay));
    add_list(&mut add, "handshakes", scheme.handshakes, handshake);
    add_list(&mut add, "sources", scheme.sources, |source| json!(source));
    add_list(&mut add, "formats", scheme.body.formats, |one| format(*one));
    for (name, text) in [("within", scheme.body.within), ("unlike", scheme.body.unlike.map(unlike))] {
        if let Some(text) = text {
            add(name, json!(text));
        }
    }
    add_list(&mut add, "id", scheme.body.id, |id| field(*id));
    add("idRequired", json!(scheme.body.required));
    all.into()
}

/// Lists that are absent are not written: none may be empty.
fn add_list<T>(add: &mut impl FnMut(&str, Value), name: &str, items: &[T], one: impl Fn(&T) -> Value) {
    if !items.is_empty() {
        add(name, items.iter().map(one).collect());
    }
}

const fn form_word(form: Form) -> &'static str {
    match form {
        Form::Any => "any",
        Form::Plain => "plain",
        Form::Url => "url",
        Form::Unmarked => "unmarked",
    }
}

fn key(key: KeyFormat<'_>) -> Value {
    match key {
        KeyFormat::Utf8 => json!("utf8"),
        KeyFormat::Hex => json!("hex"),
        KeyFormat::Base64 { prefix: "" } => json!("base64"),
        KeyFormat::Base64 { prefix } => json!({ "base64": prefix }),
        KeyFormat::Utf8OrBase64 { prefix } => json!({ "utf8OrBase64": prefix }),
        KeyFormat::Sha1 => json!("sha1"),
        KeyFormat::Account => json!("account"),
        KeyFormat::Public => json!("public"),
        KeyFormat::Certificate(Published { named_by, addresses }) => {
            let mut published = field(*named_by);
            published["addresses"] = json!(addresses);
            json!({ "certificate": published })
        }
    }
}

fn signature(signature: Signature<'_>) -> Value {
    let mut described = match signature.place {
        Place::Field(at) => field(at),
        Place::Numbered(prefix) => json!({ "numberedHeader": prefix }),
        Place::Repeated(name) => json!({ "repeatedHeader": name }),
        Place::PerSecret(names) => json!({ "perSecretHeaders": names }),
    };
    described["layout"] = layout(signature.layout);
    described["encoding"] = match signature.encoding {
        Encoding::Hex => json!("hex"),
        Encoding::HexAnyCase => json!("hexAnyCase"),
        Encoding::Base64 => json!("base64"),
        Encoding::Base64Url => json!("base64url"),
        Encoding::Text => json!("text"),
    };
    described
}

fn layout(layout: Layout<'_>) -> Value {
    let pairs = |separator: &str, time: &str, tags: &[&str]| match time {
        "" => json!({ "separator": separator, "tags": tags }),
        _ => json!({ "separator": separator, "time": time, "tags": tags }),
    };
    match layout {
        Layout::Bare => json!("bare"),
        Layout::Prefixed(prefix) => json!({ "prefix": prefix }),
        Layout::Pairs { separator, time, tags } => json!({ "pairs": pairs(separator, time, tags) }),
        Layout::PairGroups { separator, time, tags } => json!({ "pairGroups": pairs(separator, time, tags) }),
        Layout::Versions(version) => json!({ "versions": version }),
        Layout::Positional { separator, version } => {
            json!({ "positional": with(json!({ "separator": separator }), "version", version) })
        }
        Layout::Keyed { separator, between } => {
            json!({ "keyed": { "separator": separator, "between": between } })
        }
        Layout::Jws { prefix, algorithms } => {
            let algorithms: Value = algorithms.iter().map(|one| one.as_str()).collect();
            json!({ "jws": with(json!({ "algorithms": algorithms }), "prefix", prefix) })
        }
    }
}

fn field(field: Field<'_>) -> Value {
    match field {
        Field::Header(name) => json!({ "header": name }),
        Field::FirstMember(paths) => json!({ "firstMember": paths }),
        Field::Member(path) => json!({ "member": path }),
        Field::Query(name) => json!({ "query": name }),
        Field::Claim(name) => json!({ "claim": name }),
    }
}

fn with(mut field: Value, name: &str, value: &str) -> Value {
    if !value.is_empty() {
        field[name] = json!(value);
    }
    field
}

fn message(parts: &[Part<'_>]) -> Value {
    parts.iter().map(|one| part(*one)).collect()
}

fn part(part: Part<'_>) -> Value {
    match part {
        Part::Timestamp => json!("timestamp"),
        Part::Literal(text) => json!({ "literal": text }),
        Part::Body => json!("body"),
        Part::Field(at) => field(at),
        Part::OptionalField(at) => json!({ "optional": field(at) }),
        Part::Line(at) => json!({ "line": field(at) }),
        Part::Wrapped(before, at, after) => {
            json!({ "wrapped": with(with(field(at), "before", before), "after", after) })
        }
        Part::WrappedLower(before, at, after) => {
            json!({ "wrappedLower": with(with(field(at), "before", before), "after", after) })
        }
        Part::Method => json!("method"),
        Part::Url(form) => json!({ "url": url(form) }),
        Part::Secret => json!("secret"),
        Part::SecretSha256 => json!("secretSha256"),
        Part::Account => json!("account"),
        Part::SortedForm => json!("sortedForm"),
        Part::CanonicalJson => json!("canonicalJson"),
        Part::EscapedBody => json!("escapedBody"),
        Part::SignedHeaders(list) => json!({ "signedHeaders": list }),
        Part::Token => json!("token"),
        Part::NamedLines(names) => json!({ "namedLines": names }),
        Part::BodyCrc32 => json!("bodyCrc32"),
        Part::Audience => json!("audience"),
    }
}

fn url(form: UrlForm) -> Value {
    json!(match form {
        UrlForm::Whole => "whole",
        UrlForm::WithPort => "withPort",
        UrlForm::WithoutPort => "withoutPort",
        UrlForm::Base => "base",
        UrlForm::PathAndQuery => "pathAndQuery",
        UrlForm::QuotesEscaped => "quotesEscaped",
        UrlForm::QuotesRaw => "quotesRaw",
        UrlForm::PathAndQueryEncoded => "pathAndQueryEncoded",
        UrlForm::ReservedDecoded => "reservedDecoded",
    })
}

fn require(require: &Require<'_>) -> Value {
    match *require {
        Require::Is(at, value) => json!({ "is": with(field(at), "value", value) }),
        Require::Audience(at) => json!({ "audience": field(at) }),
        Require::Same(one, other) => json!({ "same": [field(one), field(other)] }),
        Require::BodySha256(at) => json!({ "bodySha256": field(at) }),
        Require::BodySha256Base64(at) => json!({ "bodySha256Base64": field(at) }),
        Require::BodySha256IfAny(at) => json!({ "bodySha256IfAny": field(at) }),
        Require::Url(at) => json!({ "url": field(at) }),
        Require::UrlSha256(at) => json!({ "urlSha256": field(at) }),
        Require::Expires(at) => json!({ "expires": field(at) }),
    }
}

fn timestamp(time: Timestamp<'_>) -> Value {
    let side = |milliseconds: u64| match milliseconds {
        u64::MAX => json!("any"),
        _ => json!(milliseconds / 1000),
    };
    json!({
        "from": match time.origin {
            Origin::Signature => json!("signature"),
            Origin::Field(at) => field(at),
            Origin::OptionalMember(path) => json!({ "optionalMember": path }),
        },
        "unit": match time.unit {
            Unit::Seconds => "seconds",
            Unit::Milliseconds => "milliseconds",
            Unit::SecondsOrMilliseconds => "secondsOrMilliseconds",
            Unit::Iso8601 => "iso8601",
        },
        "tolerance": { "past": side(time.tolerance.past), "future": side(time.tolerance.future) },
    })
}

fn covers(covers: Covers) -> Value {
    json!(match covers {
        Covers::Body => "body",
        Covers::Fields => "fields",
        Covers::Sender => "sender",
    })
}

fn replay(replay: Replay<'_>) -> Value {
    match replay {
        Replay::Body => json!("body"),
        Replay::Content => json!("content"),
        Replay::Field(at) => field(at),
        Replay::Unknown => json!("unknown"),
    }
}

fn format(format: Format) -> Value {
    json!(match format {
        Format::Json => "json",
        Format::JsonList => "jsonList",
        Format::Xml => "xml",
        Format::Form => "form",
        Format::Multipart => "multipart",
    })
}

const fn unlike(unlike: Unlike) -> &'static str {
    match unlike {
        Unlike::Timed => "timed",
        Unlike::Requested => "requested",
        Unlike::Token => "token",
    }
}

fn handshake(handshake: &Handshake<'_>) -> Value {
    let replies = |pieces: &[Reply<'_>]| pieces.iter().map(|one| reply(*one)).collect::<Value>();
    let mut all = Map::new();
    let mut add = |name: &str, value: Value| drop(all.insert(name.to_owned(), value));
    add("method", json!(handshake.method));
    add("signed", json!(handshake.signed));
    add_list(&mut add, "when", handshake.when, |(at, value)| with(field(*at), "value", value));
    if let Some(at) = handshake.token {
        add("token", field(at));
    }
    add("status", json!(handshake.status));
    add_list(
        &mut add,
        "headers",
        handshake.headers,
        |(name, value)| json!({ "name": name, "value": replies(value) }),
    );
    if !handshake.body.is_empty() {
        add("body", replies(handshake.body));
    }
    all.into()
}

fn reply(reply: Reply<'_>) -> Value {
    match reply {
        Reply::Literal(text) => json!({ "literal": text }),
        Reply::Field(at) => field(at),
        Reply::Json(at) => json!({ "json": field(at) }),
        Reply::HmacHex(at) => json!({ "hmacHex": field(at) }),
        Reply::HmacBase64(at) => json!({ "hmacBase64": field(at) }),
        Reply::VerifyTokenJson => json!("verifyTokenJson"),
    }
}
