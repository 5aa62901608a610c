//! Prints docs/schemes.md, the table of built-in schemes for people:
//! `cargo run --example docs > docs/schemes.md`; with `-- facts`, the same words and what else
//! the pages of the vendors are made of, as JSON (`scripts/docs-site/`).

mod facts;

use hookseal::{
    Algorithm, Confidence, Encoding, Field, Form, KeyFormat, Layout, Origin, Part, Place, Replay, Require,
    Retries, SCHEMES, Scheme, Timestamp, Tolerance, Unit, UrlForm,
};

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("facts") => println!("{}", facts::all(&sorted())),
        _ => table(),
    }
}

fn table() {
    println!("# Schemes\n");
    println!("Made from the rows in `src/schemes/` by `npm run docs`; do not edit.\n");
    println!(
        "A signature is as long as its algorithm makes it; hexadecimal is lower case unless it says otherwise. \
         `T` is the signed time. The window is the one by default: `tolerance` widens and narrows it. \
         Confidence: A was read in the vendor's own documentation or library, B in third-party code that quotes it.\n"
    );
    println!("| scheme | vendor | signature | algorithm, key | signed | proves | window | source |");
    println!("|---|---|---|---|---|---|---|---|");
    let schemes = sorted();
    for scheme in &schemes {
        verification(scheme);
    }
    println!(
        "\nWhere a row proves `fields`, `payload` has what is signed and no more. Of Mailgun that is \
         `signature`: its `event-data` comes by `event.json()`, and nobody signed it. Of a form that is not \
         signed the rest is in `event.body` ([how to read it](proven.md#some-fields-of-a-form)): of `mailgun-routes` the mail."
    );
    println!("\n## What tells events apart\n");
    println!(
        "`replayKey` is the same for a delivery and its retries, and different for two events: to take two events \
         for one would lose the second. Where nothing that is signed says so there is none: no store and no Worker \
         can tell a retry, each delivery is handed over, and the handler must be one that may run twice for an event \
         (look the thing up, or remember what an unsigned header says at your own risk). The body is a key only where \
         two events cannot have the same and a retry has it again. `retries` is how long the vendor goes on, where \
         that is documented: what was handled is remembered for 30 days by default, which is the longest.\n"
    );
    println!("| scheme | `replayKey` | why | retries |");
    println!("|---|---|---|---|");
    for scheme in schemes {
        let retries = scheme.about.retries.map_or(String::new(), retries);
        println!("| `{}` | {} | {} | {retries} |", scheme.name, identity(scheme), scheme.about.identity);
    }
}

fn sorted() -> Vec<&'static Scheme<'static>> {
    let mut schemes: Vec<_> = SCHEMES.iter().collect();
    schemes.sort_by_key(|scheme| scheme.name);
    schemes
}

fn verification(scheme: &Scheme<'_>) {
    println!(
        "| `{}` | {} | {} | {} | {} | {} | {} | [{}]({}) |",
        scheme.name,
        scheme.about.vendor,
        signature(scheme),
        algorithm(scheme),
        content(scheme),
        proves(scheme),
        scheme.timestamp.map_or(String::new(), window),
        match scheme.about.confidence {
            Confidence::Vendor => "A",
            Confidence::Secondary => "B",
        },
        scheme.about.documentation,
    );
}

fn identity(scheme: &Scheme<'_>) -> String {
    match scheme.replay {
        Replay::Field(field) => name(field),
        Replay::Body => "SHA-256 of the body".into(),
        Replay::Content => "SHA-256 of what is signed".into(),
        Replay::Unknown => "none".into(),
    }
}

fn retries(Retries { hours, source }: Retries<'_>) -> String {
    let long = if hours % 24 == 0 { format!("{} d", hours / 24) } else { format!("{hours} h") };
    format!("[{long}]({source})")
}

/// What a delivery proves, and what the vendor's way of signing leaves open (SECURITY.md).
fn proves(scheme: &Scheme<'_>) -> String {
    let open = left_open(scheme).into_iter().map(|words| format!("open: {words}"));
    std::iter::once(scheme.covers.as_str().to_owned()).chain(open).collect::<Vec<_>>().join("; ")
}

fn left_open(scheme: &Scheme<'_>) -> Vec<&'static str> {
    let signs = |what: fn(&Part<'_>) -> bool| scheme.content.iter().any(what);
    let open = [
        (
            signs(|part| matches!(part, Part::SortedForm)),
            "the URL, names and values stand side by side: characters can move between them",
        ),
        (
            scheme.algorithm == Algorithm::Sha256 && scheme.content.first() == Some(&Part::Secret),
            "a code can be extended: read the payload, not the bytes",
        ),
        (
            scheme.forms.iter().any(|(_, form)| *form == Form::Unmarked),
            "the URL and the nonce stand side by side: characters can move between them",
        ),
        (signs(|part| matches!(part, Part::WrappedLower(..))), "the id's case is not signed"),
        (scheme.items.is_some(), "items can be repeated, left out and put together anew"),
        (signs(|part| matches!(part, Part::BodyCrc32)), "a CRC-32 does not prove the body"),
    ];
    open.iter().filter(|(is_open, _)| *is_open).map(|(_, words)| *words).collect()
}

fn signature(scheme: &Scheme<'_>) -> String {
    if scheme.algorithm == Algorithm::SenderOnly {
        return "none; the sender's address".into();
    }
    let place = match scheme.signature.place {
        Place::Field(field) => name(field),
        Place::Numbered(prefix) => format!("`{prefix}1` …"),
        Place::Repeated(name) => format!("`{name}`, once or several times"),
        Place::PerSecret(headers) => {
            headers.iter().map(|header| format!("`{header}`")).collect::<Vec<_>>().join(", ")
        }
    };
    let encoding = match scheme.signature.encoding {
        Encoding::Hex => "hex",
        Encoding::HexAnyCase => "hex in either case",
        Encoding::Base64 => "base64",
        Encoding::Base64Url => "base64url",
        Encoding::Text => "text",
    };
    let form = match scheme.signature.layout {
        Layout::Bare => encoding.to_owned(),
        Layout::Prefixed(prefix) => format!("`{prefix}` {encoding}"),
        Layout::Jws { prefix: "", .. } => "a token".to_owned(),
        Layout::Jws { prefix, .. } => format!("`{prefix}` a token"),
        Layout::Pairs { separator, time, tags } => pairs(separator, time, tags, encoding),
        Layout::PairGroups { separator, time, tags } => {
            format!("{}, in groups with spaces between them", pairs(separator, time, tags, encoding))
        }
        Layout::Versions(version) => format!("`{version},` {encoding}, in a list with spaces between them"),
        Layout::Keyed { separator, between } => {
            format!("key`{between}` {encoding}, in a list with `{separator}` between them")
        }
        Layout::Positional { separator, version: "" } => {
            format!("`T{separator}` {encoding}, or several with `{separator}` between them")
        }
        Layout::Positional { separator, version } => format!("`{version}{separator}T{separator}` {encoding}"),
    };
    format!("{place}: {form}")
}

fn pairs(separator: &str, time: &str, tags: &[&str], encoding: &str) -> String {
    let tags: Vec<String> = tags.iter().map(|tag| format!("`{tag}=`")).collect();
    let time = if time.is_empty() { String::new() } else { format!("`{time}=T{separator}` ") };
    format!("{time}{} {encoding}", tags.join(" or "))
}

fn name(field: Field<'_>) -> String {
    match field {
        Field::Header(names) => format!("`{}`", names.replace('|', "` or `")),
        Field::FirstMember(paths) => format!("body `{}`", paths.replace('|', "` or `")),
        Field::Member(path) => format!("body `{path}`"),
        Field::Query(name) => format!("query `{name}`"),
        Field::Claim(name) => format!("claim `{name}`"),
    }
}

fn algorithm(scheme: &Scheme<'_>) -> String {
    let name = scheme.algorithm.as_str();
    if scheme.algorithm == Algorithm::SenderOnly {
        return name.into();
    }
    let key = key(scheme);
    if let Layout::Jws { algorithms, .. } = scheme.signature.layout {
        let names: Vec<&str> = algorithms.iter().map(|algorithm| algorithm.as_str()).collect();
        return format!("{name} ({}), {key}", names.join(", "));
    }
    format!("{name}, {key}")
}

/// What of the secret is the key.
fn key(scheme: &Scheme<'_>) -> String {
    match scheme.key {
        KeyFormat::Utf8 => "the secret's text".to_owned(),
        KeyFormat::Base64 { prefix: "whpk_" } => "the public key in base64 after `whpk_`".to_owned(),
        KeyFormat::Base64 { prefix: "" } if scheme.algorithm == Algorithm::Ed25519 => {
            "the public key in base64".to_owned()
        }
        KeyFormat::Base64 { prefix: "" } => "the secret decoded from base64".to_owned(),
        KeyFormat::Base64 { prefix } => format!("the secret decoded from base64 after `{prefix}`"),
        KeyFormat::Utf8OrBase64 { prefix } => {
            format!("the secret's text, or the secret decoded from base64 after `{prefix}`")
        }
        KeyFormat::Hex if scheme.algorithm == Algorithm::Ed25519 => "the public key in hex".to_owned(),
        KeyFormat::Hex => "the secret decoded from hex".to_owned(),
        KeyFormat::Sha1 => "the SHA-1 of the secret".to_owned(),
        KeyFormat::Account => "the secret's text behind `account:`".to_owned(),
        KeyFormat::Public => "the public key as base64 DER, PEM or a JWK".to_owned(),
        KeyFormat::Certificate(published) => {
            format!("the certificate at the address in {}", name(published.named_by))
        }
    }
}

fn content(scheme: &Scheme<'_>) -> String {
    let time = |field: Field<'_>| matches!(scheme.timestamp, Some(Timestamp { origin: Origin::Field(other), .. }) if other == field);
    let parts: Vec<String> = scheme
        .content
        .iter()
        .map(|part| match *part {
            Part::Timestamp => "T".into(),
            Part::Literal(text) => format!("`{}`", text.replace('\n', "\\n").replace('|', "\\|")),
            Part::Body => "body".into(),
            Part::Field(field) if time(field) => "T".into(),
            Part::Field(field) => name(field),
            Part::OptionalField(field) => format!("{} if there", name(field)),
            Part::Line(field) => format!("{} with a line feed behind it", name(field)),
            Part::Wrapped(before, field, after) => format!("`{before}` {} `{after}` if there", name(field)),
            Part::WrappedLower(before, field, after) => {
                format!("`{before}` {} in lower case `{after}` if there", name(field))
            }
            Part::Method => "method".into(),
            Part::Url(
                UrlForm::Whole
                | UrlForm::WithPort
                | UrlForm::WithoutPort
                | UrlForm::QuotesEscaped
                | UrlForm::QuotesRaw,
            ) => "URL".into(),
            Part::Url(UrlForm::ReservedDecoded) => "URL, partly decoded".into(),
            Part::Url(UrlForm::Base) => "URL without query".into(),
            Part::Url(UrlForm::PathAndQueryEncoded) => "path and query, encoded".into(),
            Part::Url(UrlForm::PathAndQuery) => "path and query".into(),
            Part::Secret => "secret".into(),
            Part::SecretSha256 => "hex SHA-256 of the secret".into(),
            Part::Account => "account".into(),
            Part::SortedForm => "sorted form".into(),
            Part::CanonicalJson => "canonical JSON".into(),
            Part::EscapedBody => "escaped body".into(),
            Part::SignedHeaders(list) => format!("the headers that `{list}` names"),
            Part::Token => claims(scheme),
            Part::NamedLines(names) => {
                format!(
                    "names and values of body `{}`, a line each, of those that are there",
                    names.join("`, `")
                )
            }
            Part::BodyCrc32 => "CRC-32 of the body, which does not prove it".into(),
            Part::Audience => "the audience".into(),
        })
        .collect();
    let each = if scheme.items.is_some() { "for each item: " } else { "" };
    let parts = if scheme.algorithm == Algorithm::Token { String::new() } else { parts.join(" ") };
    format!("{each}{parts}")
}

/// What the claims of a token say of the request.
fn claims(scheme: &Scheme<'_>) -> String {
    let hashes = scheme.require.iter().filter_map(|require| match require {
        Require::BodySha256(field) | Require::BodySha256IfAny(field) => {
            Some(format!("hex SHA-256 of the body ({})", name(*field)))
        }
        Require::BodySha256Base64(field) => Some(format!("base64 SHA-256 of the body ({})", name(*field))),
        Require::Url(field) => Some(format!("URL ({})", name(*field))),
        Require::UrlSha256(field) => Some(format!("hex SHA-256 of the URL ({})", name(*field))),
        Require::Is(..) | Require::Same(..) | Require::Audience(_) | Require::Expires(_) => None,
    });
    hashes.collect::<Vec<_>>().join(", ")
}

fn window(timestamp: Timestamp<'_>) -> String {
    let unit = match timestamp.unit {
        Unit::Seconds => "s",
        Unit::Milliseconds => "ms",
        Unit::SecondsOrMilliseconds => "s or ms",
        Unit::Iso8601 => "ISO 8601",
    };
    let Tolerance { past, future } = timestamp.tolerance;
    let seconds = |milliseconds: u64| match milliseconds {
        u64::MAX => "any".to_owned(),
        _ => format!("{} s", milliseconds / 1000),
    };
    let sides = if past == future {
        seconds(past)
    } else {
        format!("{} back, {} ahead", seconds(past), seconds(future))
    };
    let place = match timestamp.origin {
        Origin::Signature => String::new(),
        Origin::Field(field) => format!(" in {}", name(field)),
        Origin::OptionalMember(path) => format!(" in body `{path}`, if there"),
    };
    format!("{sides} ({unit}{place})")
}
