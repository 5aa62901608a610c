//! Signatures that do not stand where the scheme reads them, or not as it writes them.

use super::body::percent_decoded;
use super::delivery::{Change, Delivery, Effect};
use super::unpack::any_base64;
use crate::crypto::presented::MAX_TAG_BYTES;
use crate::scheme::{Algorithm, Encoding, Field, Layout, Origin, Place, Scheme};
use crate::sign::value_of;
use crate::text::split::{self as texts, split_once};

/// The most texts that are taken for signatures.
const MAX_LOOSE: usize = 24;
/// What the shortest signature has of characters: 20 bytes in base64.
const MIN_TEXT: usize = 27;
/// The most values of one header that are tried by themselves.
const MAX_VALUES: usize = 16;
/// The longest header that is looked into, and the longest name that is repeated.
const MAX_VALUE_BYTES: usize = 4096;
const MAX_NAME_BYTES: usize = 64;

/// A text in a header that may be a signature.
pub(super) struct Loose {
    /// The header's name, in lower case.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// How it is written.
    encoding: Encoding,
    capitals: bool,
    /// The time that stands beside it.
    time: String,
}

/// Everything in the headers that may be a signature, in any alphabet.
pub(super) fn loose(delivery: &Delivery<'_>) -> Vec<Loose> {
    let mut found = Vec::new();
    for (name, value) in delivery.headers {
        if found.len() >= MAX_LOOSE {
            break;
        }
        let Some(text) = std::str::from_utf8(value).ok().filter(|text| text.len() <= MAX_VALUE_BYTES) else {
            continue;
        };
        let time = time_in(text);
        let is_mark = |one: char| {
            one.is_whitespace() || matches!(one, ',' | ';' | ':' | '|' | '"' | '\'' | '&' | '<' | '>')
        };
        for word in text.split(is_mark).chain([text]) {
            for word in [word, after_name(word)].into_iter().filter(|word| word.len() >= MIN_TEXT) {
                add(&mut found, name, word, &time);
            }
        }
        // What reading as a form makes of base64: `+` is a blank then, or all of it is escaped.
        if text.contains([' ', '%']) {
            add(&mut found, name, after_name(&text.replace(' ', "+")), &time);
            let decoded = percent_decoded(text.as_bytes()).and_then(|text| String::from_utf8(text).ok());
            add(&mut found, name, after_name(&decoded.unwrap_or_default()), &time);
        }
    }
    found.truncate(MAX_LOOSE);
    found
}

/// What stands behind `name=`, where that is one.
fn after_name(word: &str) -> &str {
    match word.split_once('=') {
        Some((name, rest)) if name.len() <= 16 && !rest.trim_matches('=').is_empty() => rest,
        _ => word.strip_prefix("0x").unwrap_or(word),
    }
}

fn add(found: &mut Vec<Loose>, name: &str, word: &str, time: &str) {
    let hex = hex::decode(word).ok().map(|bytes| (bytes, Encoding::Hex));
    let base64 = any_base64(word.as_bytes()).filter(|_| word.len() > 24 && word.is_ascii()).map(|bytes| {
        let is_url = word.contains(['-', '_']) || !(word.ends_with('=') || word.len().is_multiple_of(4));
        (bytes, if is_url { Encoding::Base64Url } else { Encoding::Base64 })
    });
    for (bytes, encoding) in [hex, base64].into_iter().flatten() {
        let is_known =
            found.iter().any(|known: &Loose| known.bytes == bytes && known.name.eq_ignore_ascii_case(name));
        let is_length = matches!(bytes.len(), 20 | 32 | 48 | 64)
            || (70..=72).contains(&bytes.len())
            || bytes.len() >= 256;
        if is_length && !is_known {
            let capitals = encoding == Encoding::Hex && word.bytes().any(|byte| byte.is_ascii_uppercase());
            found.push(Loose {
                name: name.to_ascii_lowercase(),
                bytes,
                encoding,
                capitals,
                time: time.to_owned(),
            });
        }
    }
}

/// The digits in a value that are a time: ten for seconds, thirteen for milliseconds.
fn time_in(value: &str) -> String {
    let runs = value.split(|one: char| !one.is_ascii_digit());
    runs.into_iter().find(|run| matches!(run.len(), 10 | 13)).unwrap_or_default().to_owned()
}

/// A header's name, where it may be repeated.
pub(super) fn shown(name: &str) -> &str {
    let is_plain = name.len() <= MAX_NAME_BYTES && name.bytes().all(|byte| byte.is_ascii_graphic());
    if is_plain { name } else { "(not a name)" }
}

/// The header in which a scheme's signature stands; the first of several names.
pub(super) fn own_header(scheme: &Scheme<'_>) -> Option<String> {
    let name = match scheme.signature.place {
        Place::Field(Field::Header(names)) => names.split('|').next()?.to_owned(),
        Place::Repeated(name) => name.to_owned(),
        Place::Numbered(prefix) => [prefix, "1"].concat(),
        Place::PerSecret(names) => (*names.first()?).to_owned(),
        Place::Field(_) => return None,
    };
    Some(name)
}

/// The HMAC whose codes have so many bytes.
const fn hmac_of(length: usize) -> Option<Algorithm> {
    match length {
        20 => Some(Algorithm::HmacSha1),
        32 => Some(Algorithm::HmacSha256),
        48 => Some(Algorithm::HmacSha384),
        64 => Some(Algorithm::HmacSha512),
        _ => None,
    }
}

/// Each loose text as the scheme's own signature: in its header, its alphabet and its layout;
/// one of another length with the hash that makes it.
pub(super) fn replaced<'s>(
    scheme: &Scheme<'s>,
    delivery: &Delivery<'_>,
    loose: &[&Loose],
) -> Vec<Change<'s>> {
    let Some(own) = own_header(scheme) else { return Vec::new() };
    if matches!(scheme.signature.layout, Layout::Jws { .. } | Layout::Keyed { .. }) {
        return Vec::new();
    }
    let current = delivery.header(&own);
    let mut changes = Vec::new();
    for text in loose {
        let fits = text.bytes.len() == scheme.algorithm.tag_bytes()
            || (scheme.algorithm.is_rsa() && text.bytes.len() >= 256)
            || (scheme.algorithm == Algorithm::EcdsaP256 && text.bytes.len() > MAX_TAG_BYTES);
        let other = (scheme.algorithm.is_hmac() && !fits).then(|| hmac_of(text.bytes.len())).flatten();
        if !fits && other.is_none() {
            continue;
        }
        let Some(value) = value_of(scheme.signature, &text.bytes, &text.time) else { continue };
        if current == Some(value.as_str()) && other.is_none() {
            continue;
        }
        let is_own = text.name == own;
        changes.push(match other {
            None => Change::header(code_of(scheme, text, is_own), words_of(text, is_own), &own, &value),
            Some(algorithm) => {
                let code = if is_own { "signature_other_hash" } else { "signature_older_header" };
                let words = [algorithm.as_str(), " in ", shown(&text.name)].concat();
                Change::new(
                    code,
                    words,
                    Effect::Scheme(Box::new(Scheme { algorithm, ..*scheme }), Some((own.clone(), value))),
                )
            }
        });
    }
    changes
}

fn code_of(scheme: &Scheme<'_>, text: &Loose, is_own: bool) -> &'static str {
    let same = |one: Encoding| match one {
        Encoding::HexAnyCase => Encoding::Hex,
        other => other,
    };
    if !is_own {
        "signature_other_header"
    } else if same(text.encoding) != same(scheme.signature.encoding) {
        "signature_other_encoding"
    } else if text.capitals && scheme.signature.encoding == Encoding::Hex {
        "signature_upper_case"
    } else {
        "signature_other_form"
    }
}

fn words_of(text: &Loose, is_own: bool) -> String {
    let written = match text.encoding {
        Encoding::Hex | Encoding::HexAnyCase => "hexadecimal",
        Encoding::Base64 => "base64",
        Encoding::Base64Url => "URL-safe base64",
        Encoding::Text => "text",
    };
    if is_own { ["it is ", written].concat() } else { [written, " in ", shown(&text.name)].concat() }
}

/// Names of headers as other software has them, made those that came over the network.
pub(super) fn renamed(scheme: &Scheme<'_>, delivery: &Delivery<'_>) -> Vec<Change<'static>> {
    let all = |rename: &dyn Fn(&str) -> Option<String>| {
        let names = delivery.headers.iter().enumerate();
        let renamed = names.filter_map(|(at, (name, _))| Some((at, rename(name)?)));
        let renamed: Vec<_> = renamed.collect();
        (!renamed.is_empty()).then_some(Effect::Names(renamed))
    };
    let reads =
        |family: &str| scheme.headers().is_none_or(|names| names.iter().any(|name| name.starts_with(family)));
    let mut changes = Vec::new();
    for (from, to) in [("svix-", "webhook-"), ("webhook-", "svix-")] {
        let rename = |name: &str| Some([to, name.to_ascii_lowercase().strip_prefix(from)?].concat());
        if let Some(names) = all(&rename).filter(|_| reads(to)) {
            changes.push(Change::new("header_family", [from, "… as ", to, "…"].concat(), names));
        }
    }
    let cgi = |name: &str| {
        // Apache puts REDIRECT_ before them, once for each rewrite.
        let mut name = name;
        while let Some(rest) = name.strip_prefix("REDIRECT_") {
            name = rest;
        }
        let bare = name.strip_prefix("HTTP_").or(name.contains('_').then_some(name))?;
        Some(bare.to_ascii_lowercase().replace('_', "-"))
    };
    changes.extend(all(&cgi).map(|names| Change::new("header_names_cgi", "", names)));
    let prefixed = |name: &str| {
        let (_, bare) = split_once(name, "x-amz-meta-").or(split_once(name, "x-forwarded-header-"))?;
        Some(bare.to_owned())
    };
    changes.extend(all(&prefixed).map(|names| Change::new("header_names_prefixed", "", names)));
    changes
}

/// One of several values of a header: two headers, or two that a server has joined by a comma.
pub(super) fn split(scheme: &Scheme<'_>, delivery: &Delivery<'_>) -> Vec<Change<'static>> {
    let names = scheme.headers().unwrap_or_else(|| own_header(scheme).into_iter().collect());
    let mut changes = Vec::new();
    for name in names {
        let values: Vec<&str> = delivery
            .headers
            .iter()
            .filter(|(other, _)| other.eq_ignore_ascii_case(&name))
            .filter_map(|(_, value)| std::str::from_utf8(value).ok())
            .flat_map(|value| texts::split(value, ", "))
            .filter(|value| value.len() <= MAX_VALUE_BYTES)
            .take(MAX_VALUES)
            .collect();
        if values.len() > 1 {
            changes.extend(
                values.iter().map(|value| Change::header("header_twice", name.clone(), &name, value)),
            );
        }
    }
    changes
}

/// The headers that are signed beside the body, without what was put around them.
pub(super) fn trimmed(scheme: &Scheme<'_>, delivery: &Delivery<'_>) -> Vec<Change<'static>> {
    let mut changes = Vec::new();
    for name in scheme.headers().unwrap_or_default() {
        let Some(value) = delivery.header(&name) else { continue };
        let bare = value.trim_matches(|one: char| one.is_whitespace() || one == '"' || one == '\'');
        if bare != value && !bare.is_empty() {
            changes.push(Change::header("header_quoted", name.clone(), &name, bare));
        }
    }
    changes
}

/// The header in which the signed time stands.
pub(super) fn time_header<'s>(scheme: &Scheme<'s>) -> Option<&'s str> {
    match scheme.timestamp?.origin {
        Origin::Field(Field::Header(names)) => names.split('|').next(),
        _ => None,
    }
}
