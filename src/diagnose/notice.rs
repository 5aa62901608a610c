//! What is wrong by itself, whether or not it is the cause. Anybody can send what shows
//! it: nothing here says who has signed.

use super::body::count_replacements;
use super::budget::MAX_SEARCHED;
use super::headers::{Loose, loose, own_header, shown};
use super::hunt::Hunt;
use super::kind::is_public;
use super::message::keyless;
use super::others::{is_of_one_vendor, quoted, vendor};
use super::pairs::is_form;
use super::placeholder::is_placeholder;
use super::proof::MIN_KEY_BYTES;
use super::report::{Finding, Grade};
use super::secrets::has_parts;
use super::tokens::{self, Kind};
use super::unpack;
use crate::error::Code;
use crate::request::Request;
use crate::request::fields::Fields;
use crate::scheme::{Algorithm, Field, Layout, Part, Scheme, UrlForm};
use crate::text::split::contains;
use crate::verify::Secret;
use crate::verify::candidate;

/// What the API keys and tokens of vendors begin with, with which no webhook is signed;
/// and the schemes of which that is not so.
const API_KEYS: &[(&str, &[&str])] = &[
    ("sk_live_", &["paystack"]),
    ("sk_test_", &["paystack"]),
    ("rk_live_", &[]),
    ("rk_test_", &[]),
    ("pk_live_", &[]),
    ("pk_test_", &[]),
    ("sk-", &[]),
    ("shpat_", &[]),
    ("shpca_", &[]),
    ("shppa_", &[]),
    ("ghp_", &[]),
    ("gho_", &[]),
    ("ghs_", &[]),
    ("github_pat_", &[]),
    ("glpat-", &[]),
    ("xoxb-", &[]),
    ("xoxp-", &[]),
    ("xapp-", &[]),
    ("SG.", &[]),
    ("pdl_live_apikey_", &[]),
    ("pdl_sdbx_apikey_", &[]),
    ("lin_api_", &[]),
    ("lin_oauth_", &[]),
    ("rzp_live_", &[]),
    ("rzp_test_", &[]),
    ("sq0atp-", &[]),
    ("EAAA", &[]),
    ("APP_USR-", &[]),
    ("pat-na1-", &[]),
    ("figd_", &[]),
    ("dop_v1_", &[]),
    ("re_", &[]),
    ("AIza", &[]),
    ("Bearer sk_", &[]),
    ("key-", &["mailgun", "mailgun-routes"]),
];

/// What was noticed, the most telling first.
pub(super) fn all(hunt: &Hunt<'_>, fields: &Fields<'_>, code: Code) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut add = |code: &'static str, words: String| {
        if hunt.asks(code) && found.iter().all(|known: &Finding| known.code != code) {
            found.push(Finding::new(Grade::Noticed, code, words));
        }
    };
    let of_headers =
        matches!(code, Code::MissingSignature | Code::MalformedSignature | Code::DuplicateHeader);
    if of_headers {
        header(hunt, fields, code, &mut add);
    }
    if fields.scheme.algorithm != Algorithm::Token {
        body(hunt, fields, &mut add);
    }
    secrets(hunt, &mut add);
    if !of_headers {
        mismatch(hunt, fields, &mut add);
    }
    if code == Code::MissingTimestamp {
        add("time_missing", super::clock::place(fields.scheme));
    }
    if code == Code::MalformedPayload {
        add("body_malformed", String::new());
    }
    super::sorted::by_key(&found, |finding| vec![rank(finding.code)])
}

/// Facts of this delivery come first, and last what is also so where nothing is wrong.
fn rank(code: &str) -> u8 {
    match code {
        "header_missing" | "secret_is_api_key" | "secret_of_another_kind" | "signature_older_header" => 0,
        "json_big_number" | "body_member_only" | "secret_in_body" => 2,
        _ => 1,
    }
}

type Add<'a> = dyn FnMut(&'static str, String) + 'a;

/// What the headers show where the signature is missing or cannot be read.
fn header(hunt: &Hunt<'_>, fields: &Fields<'_>, code: Code, add: &mut Add<'_>) {
    let own = hunt.webhook.scheme;
    let rows = hunt.possible();
    let is_of_vendor =
        |row: &&&Scheme<'_>| vendor(row.name) == vendor(own.name) || code == Code::MissingSignature;
    // Whatever stands in a header of everybody's, such as authorization, has the form of a token.
    let is_shown = |row: &&&Scheme<'_>| {
        row.algorithm != Algorithm::Token || own_header(row).is_some_and(|name| is_of_one_vendor(own, &name))
    };
    let rows = rows.iter().filter(is_of_vendor).filter(is_shown).take(3);
    let names: Vec<String> = rows.map(|row| quoted(row.name)).collect();
    if !names.is_empty() {
        add("scheme_possible", names.join(", "));
    }
    let missing = missing_fields(fields);
    match code {
        Code::DuplicateHeader => add("header_twice", String::new()),
        Code::MalformedSignature => {
            let unsigned = fields.url.is_none() && signs_url(own);
            if unsigned {
                add("url_missing", String::new());
            }
            add("signature_malformed", String::new());
        }
        _ if hunt.named().is_some() => add(hunt.named().map_or("", |names| names.code), String::new()),
        _ if candidate::is_there(fields) && !missing.is_empty() => add("header_missing", missing),
        _ => add("signature_missing", own_header(own).unwrap_or_default()),
    }
}

/// The signed fields that are not there.
fn missing_fields(fields: &Fields<'_>) -> String {
    let is_missing = |field: &Field<'_>| !field.is_in_body() && matches!(fields.get(*field), Ok(None));
    let names = fields.scheme.content.iter().filter_map(Part::field).filter(is_missing).map(Field::describe);
    names.collect::<Vec<_>>().join(", ")
}

fn signs_url(scheme: &Scheme<'_>) -> bool {
    scheme.messages().flatten().any(|part| matches!(part, Part::Url(_)))
}

/// Whether more of a URL is signed than its path and its query.
fn signs_host(scheme: &Scheme<'_>) -> bool {
    let is_of_path = |form| matches!(form, UrlForm::PathAndQuery | UrlForm::PathAndQueryEncoded);
    scheme.messages().flatten().any(|part| matches!(part, Part::Url(form) if !is_of_path(*form)))
}

/// What the body shows, and the headers that are about it.
fn body(hunt: &Hunt<'_>, fields: &Fields<'_>, add: &mut Add<'_>) {
    let body = fields.body;
    let trimmed = body.trim_ascii();
    let encoding = hunt.delivery.header("content-encoding").unwrap_or_default();
    if trimmed.starts_with(b"[object Promise") || trimmed.starts_with(b"[object ReadableStream") {
        add("body_not_a_body", String::new());
    } else if trimmed.starts_with(b"[object ") {
        add("body_object_object", String::new());
    } else if [b"undefined".as_slice(), b"null", b"None", b"nil", b"NaN"].contains(&trimmed) {
        add("body_not_a_body", String::new());
    }
    if body.starts_with(&[0x1F, 0x8B]) {
        add("body_compressed", "gzip".into());
    } else if matches!(encoding, "br" | "zstd" | "deflate") && std::str::from_utf8(body).is_err() {
        add("body_compressed", encoding.into());
    } else if matches!(encoding, "gzip" | "br" | "zstd" | "deflate") && !body.is_empty() {
        add("body_decompressed", encoding.into());
    }
    // All that follows walks through the body.
    let read = if body.len() <= MAX_SEARCHED { body } else { &[] };
    if unpack::python_value(read).is_some() {
        add("json_reserialized", "as Python's str writes".into());
    }
    let count = count_replacements(read);
    if count > 0 {
        add(
            "body_replacement_characters",
            [&crate::text::decimal(u64::try_from(count).unwrap_or_default()), " of them"].concat(),
        );
    }
    length(hunt, fields, read, add);
    if has_rounded_number(read) {
        add("json_big_number", String::new());
    }
}

/// What the length that was sent says of the body; `read` is as much of it as is walked through.
fn length(hunt: &Hunt<'_>, fields: &Fields<'_>, read: &[u8], add: &mut Add<'_>) {
    let body = fields.body;
    let length = hunt.delivery.header("content-length").and_then(|text| text.parse::<usize>().ok());
    let encoding = hunt.delivery.header("content-encoding").unwrap_or_default();
    let signs_body = fields.scheme.content.contains(&Part::Body);
    match length {
        Some(length)
            if [b"{}".as_slice(), b"[]", b"\"\""].contains(&body.trim_ascii()) && length > body.len() =>
        {
            add("body_read_before", "a parser has left an empty value".into());
        }
        Some(length) if body.is_empty() && length > 0 => add("body_read_before", String::new()),
        // Of a form nobody sees whether it was cut or written anew.
        Some(length)
            if length > body.len()
                && encoding.is_empty()
                && tokens::read(read).is_none()
                && !is_form(read) =>
        {
            add("body_truncated", String::new());
        }
        Some(length) if length != body.len() && encoding.is_empty() => {
            let words = if length < body.len() {
                "longer"
            } else if is_form(read) {
                "shorter"
            } else {
                "shorter, and whole"
            };
            add("body_length_changed", words.into());
        }
        _ if body.is_empty() && signs_body && hunt.delivery.method != Some("GET") => {
            add("body_empty", String::new());
        }
        _ => {}
    }
}

/// The fewest digits of a whole number that a double may have rounded.
const ROUNDED_DIGITS: usize = 17;

fn has_rounded_number(body: &[u8]) -> bool {
    let Some(tokens) = tokens::read(body) else { return false };
    tokens.iter().filter(|token| token.kind == Kind::Number).any(|token| {
        let digits = token.text(body);
        digits.len() >= ROUNDED_DIGITS && digits.ends_with(b"0") && digits.iter().all(u8::is_ascii_digit)
    })
}

/// What the given secrets show. A public key is none.
fn secrets(hunt: &Hunt<'_>, add: &mut Add<'_>) {
    if is_public(hunt.webhook.scheme) {
        return;
    }
    let scheme = hunt.webhook.scheme;
    let own = scheme.name;
    for secret in hunt.search.secrets {
        let text = match secret {
            Secret::Text(text) => text,
            Secret::Bytes(bytes) => std::str::from_utf8(bytes).unwrap_or_default(),
        };
        let text = text.trim();
        let is_key = |(prefix, except): &&(&str, &[&str])| text.starts_with(prefix) && !except.contains(&own);
        if let Some((prefix, _)) = API_KEYS.iter().find(is_key) {
            add("secret_is_api_key", ["it begins with ", prefix].concat());
        } else if is_account(text) {
            add("secret_is_api_key", "it is the id of an account, a key or an endpoint".into());
        } else if is_shaped_key(own, text) {
            add("secret_is_api_key", "it has the form of the vendor's API keys".into());
        }
        if is_told(hunt, text) {
            add("secret_in_body", String::new());
        }
        let is_name = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
        let begins = text.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase());
        if begins && text.contains('_') && text.len() > 5 && text.bytes().all(is_name) {
            add("secret_is_a_name", String::new());
        }
        if is_placeholder(text) {
            add("secret_is_placeholder", String::new());
        }
        if is_signature(scheme, text) {
            add("secret_of_another_kind", "a signature".into());
        } else if is_joined(scheme, text) {
            add("secret_joined", String::new());
        }
        if ["http://", "https://", "{\"", "-----BEGIN"].iter().any(|begin| text.starts_with(begin)) {
            add("secret_of_another_kind", String::new());
        }
    }
}

/// The fewest bytes of a text that is no word, such as the name of an environment.
const MIN_TOLD_BYTES: usize = 16;

/// Whether a value of the body is this text, as Slack's older verification token is one: a secret that
/// signs is never sent along.
fn is_told(hunt: &Hunt<'_>, text: &str) -> bool {
    let body = hunt.delivery.body;
    let is_sent = hunt.webhook.scheme.algorithm == Algorithm::Token;
    let read = std::str::from_utf8(body).ok().filter(|_| body.len() <= MAX_SEARCHED && !is_sent);
    let quoted = quoted(text);
    let is_value = |body: &str| {
        contains(body, &quoted)
            || body.split('&').any(|pair| pair.split_once('=').is_some_and(|(_, value)| value == text))
    };
    text.len() >= MIN_TOLD_BYTES && read.is_some_and(is_value)
}

/// Whether a text is several, of which one may be a secret: which, nobody says.
fn is_joined(scheme: &Scheme<'_>, text: &str) -> bool {
    let is_text = |separator: &char| {
        text.contains(*separator) && text.split(*separator).all(|piece| piece.trim().len() >= MIN_KEY_BYTES)
    };
    !has_parts(scheme) && !contains(text, "://") && [',', ';', '|', ':', '\n'].iter().any(is_text)
}

/// Ids that are shown beside secrets: Twilio's, two letters and 32 digits in hexadecimal, and
/// Stripe's of an endpoint.
fn is_account(text: &str) -> bool {
    let digits = text.strip_prefix("AC").or_else(|| text.strip_prefix("SK"));
    let endpoint = text.strip_prefix("we_").filter(|id| id.len() >= 16);
    digits.is_some_and(|digits| digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
        || endpoint.is_some_and(|id| id.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// The API keys that a vendor tells from its secrets for webhooks by their form: Mailgun's, three
/// groups of 32, 8 and 8 digits in hexadecimal, and WooCommerce's consumer keys.
fn is_shaped_key(own: &str, text: &str) -> bool {
    let is_hex =
        |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    match own {
        "mailgun" | "mailgun-routes" => {
            let groups: Vec<&str> = text.split('-').collect();
            matches!(groups.as_slice(), [one, two, three] if is_hex(one, 32) && is_hex(two, 8) && is_hex(three, 8))
        }
        "woocommerce" => {
            let key = text.strip_prefix("cs_").or_else(|| text.strip_prefix("ck_"));
            key.is_some_and(|digits| is_hex(digits, 40))
        }
        _ => false,
    }
}

/// Whether a secret is what stands in this scheme's header: one that is put together of several
/// pieces, which no secret is by chance.
fn is_signature(scheme: &Scheme<'_>, text: &str) -> bool {
    let Some(header) = own_header(scheme).filter(|_| scheme.signature.layout != Layout::Bare) else {
        return false;
    };
    let headers = [(header.as_str(), text.as_bytes())];
    let request = Request::new(&headers, &[][..]);
    candidate::read(&Fields::new(scheme, &request, &[])).is_ok()
}

/// What else shows where a signature could be read and is nobody's.
fn mismatch(hunt: &Hunt<'_>, fields: &Fields<'_>, add: &mut Add<'_>) {
    let own = hunt.webhook.scheme;
    let url = fields.url.unwrap_or_default();
    if signs_url(own) && (url.is_empty() || (signs_host(own) && !contains(url, "://"))) {
        let words = if url.is_empty() { "" } else { "only a part of it: it begins with https://" };
        add("url_missing", words.to_owned());
    }
    if fields.body.len() <= MAX_SEARCHED {
        let hashes = keyless(fields.body);
        // Azure's `x-ms-content-sha256` is such a hash, and is signed.
        let documented = own.headers().unwrap_or_default();
        let is_another =
            |name: &String| own_header(own).is_some_and(|own| own != *name) && documented.contains(name);
        let is_hash = |text: &&Loose| hashes.contains(&text.bytes) && !is_another(&text.name);
        if let Some(text) = loose(&hunt.delivery).iter().find(is_hash) {
            add("hash_without_key", shown(&text.name).to_owned());
        }
    }
    if fields.body.trim_ascii_start().starts_with(b"{") {
        let members = own.body.id.iter().filter(|field| matches!(field, Field::Member(_)));
        let missing = members.clone().count() > 0
            && members.clone().all(|field| matches!(fields.get(*field), Ok(None)));
        if missing && own.content.contains(&Part::Body) {
            add("body_member_only", String::new());
        }
    }
    // Which vendor's a signature is, its header does not say where several have the same.
    if own.algorithm != Algorithm::Token && candidate::read(fields).is_err() {
        let names: Vec<String> = hunt.possible().iter().take(3).map(|row| quoted(row.name)).collect();
        if !names.is_empty() {
            add("scheme_possible", names.join(", "));
        }
    }
}
