//! The forms in which a secret can have been copied, stored or used. Every text of it
//! here is zeroised.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use zeroize::Zeroizing;

use super::body::{html_unescaped, percent_decoded};
use super::unpack::any_base64;
use crate::scheme::{KeyFormat, Scheme};
use crate::verify::Secret;

/// Shorter texts are no secrets: that something verifies with one says little.
const MIN_BYTES: usize = 8;

/// What vendors write before secrets.
const PREFIXES: [&str; 8] = ["v1,whsec_", "whsec_", "v1,", "sha256=", "Bearer ", "Basic ", "base64:", "hex:"];

/// Another form of a given secret.
pub(super) struct Form {
    pub(super) code: &'static str,
    pub(super) words: String,
    bytes: Zeroizing<Vec<u8>>,
    is_text: bool,
}

impl Form {
    fn text(code: &'static str, words: &str, bytes: Vec<u8>) -> Self {
        Self { code, words: words.to_owned(), bytes: Zeroizing::new(bytes), is_text: true }
    }

    fn raw(code: &'static str, words: &str, bytes: Vec<u8>) -> Self {
        Self { is_text: false, ..Self::text(code, words, bytes) }
    }

    /// Taken as text where it is one and is meant as such.
    pub(super) fn secret(&self) -> Secret<'_> {
        match std::str::from_utf8(&self.bytes) {
            Ok(text) if self.is_text => Secret::Text(text),
            _ => Secret::Bytes(&self.bytes),
        }
    }
}

fn bytes_of<'s>(secret: &'s Secret<'_>) -> &'s [u8] {
    match secret {
        Secret::Text(text) => text.as_bytes(),
        Secret::Bytes(bytes) => bytes,
    }
}

/// The other forms of the given secrets: one accident each, then two.
pub(super) fn forms(scheme: &Scheme<'_>, secrets: &[Secret<'_>]) -> Vec<Form> {
    let mut all = Vec::new();
    for secret in secrets {
        if matches!(secret, Secret::Bytes(_)) {
            all.push(Form::text("secret_as_bytes", "", bytes_of(secret).to_vec()));
        }
        other_forms(scheme, bytes_of(secret), &mut all);
    }
    let first = all.len();
    for index in 0..first {
        let Some(form) = all.get(index).filter(|form| form.is_text) else { continue };
        let (code, bytes) = (form.code, form.bytes.clone());
        let mut more = Vec::new();
        other_forms(scheme, &bytes, &mut more);
        for form in &mut more {
            form.words =
                if form.words.is_empty() { also(code) } else { [&form.words, "; ", &also(code)].concat() };
        }
        all.append(&mut more);
    }
    let is_given =
        |form: &Form| secrets.iter().any(|secret| form.is_text && bytes_of(secret) == form.bytes.as_slice());
    all.retain(|form| form.bytes.len() >= MIN_BYTES && (form.code == "secret_as_bytes" || !is_given(form)));
    all
}

fn other_forms(scheme: &Scheme<'_>, secret: &[u8], all: &mut Vec<Form>) {
    cleaned(secret, all);
    used(scheme, secret, all);
    pieces(secret, all);
    all.push(Form::raw("secret_encoded", "base64", STANDARD.encode(secret).into_bytes()));
    all.push(Form::raw("secret_encoded", "URL-safe base64", URL_SAFE.encode(secret).into_bytes()));
    all.push(Form::raw("secret_encoded", "hexadecimal", hex::encode(secret).into_bytes()));
}

/// Several secrets in one text.
fn pieces(secret: &[u8], all: &mut Vec<Form>) {
    let Ok(text) = std::str::from_utf8(secret) else { return };
    for separator in [',', ';', ' ', '\n', '|', ':'] {
        let pieces = text.split(separator).filter(|_| text.contains(separator)).map(str::trim);
        all.extend(pieces.map(|piece| Form::text("secret_joined", "", piece.into())));
    }
}

fn also(code: &str) -> String {
    ["also ", code].concat()
}

/// What copying and storing adds to a secret, taken away.
fn cleaned(secret: &[u8], all: &mut Vec<Form>) {
    let Ok(text) = std::str::from_utf8(secret) else { return };
    let blank = |one: char| {
        one.is_whitespace()
            || one.is_control()
            || matches!(one, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
    };
    let mut add = |code, words: &str, other: &str| {
        if other != text && !other.is_empty() {
            all.push(Form::text(code, words, other.as_bytes().to_vec()));
        }
    };
    add("secret_whitespace", "", text.trim_matches(blank));
    add(
        "secret_whitespace",
        "inside of it",
        &Zeroizing::new(text.chars().filter(|one| !blank(*one)).collect::<String>()),
    );
    for quote in ['"', '\'', '`', '“', '‘'] {
        let end = match quote {
            '“' => '”',
            '‘' => '’',
            other => other,
        };
        let inner = text.strip_prefix(quote).and_then(|rest| rest.strip_suffix(end));
        add("secret_quoted", "", inner.unwrap_or_default());
    }
    for end in ["\\r\\n", "\\n", "\\r"] {
        add("secret_literal_newline", "", text.strip_suffix(end).unwrap_or_default());
    }
    if let Some((name, value)) = text.split_once('=')
        && !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
    {
        add("secret_assignment", "", value);
    }
    // Only where there is something to undo: what is dropped here would stay in memory.
    let decoded = [
        ("secret_html_escaped", text.contains('&').then(|| html_unescaped(secret)).flatten()),
        ("secret_percent_encoded", text.contains('%').then(|| percent_decoded(secret)).flatten()),
    ];
    for (code, bytes) in decoded {
        all.extend(bytes.map(|bytes| Form::text(code, "", bytes)));
    }
    let cased: [fn(&u8) -> u8; 2] = [u8::to_ascii_lowercase, u8::to_ascii_uppercase];
    for case in cased {
        if secret.iter().any(|byte| case(byte) != *byte) {
            all.push(Form::text("secret_other_case", "", secret.iter().map(case).collect()));
        }
    }
}

/// What a sender may have made of a secret's text before it signed.
fn used(scheme: &Scheme<'_>, secret: &[u8], all: &mut Vec<Form>) {
    let Ok(text) = std::str::from_utf8(secret) else { return };
    let own = match scheme.key {
        KeyFormat::Base64 { prefix } | KeyFormat::Utf8OrBase64 { prefix } => prefix,
        _ => "",
    };
    let bare = PREFIXES.iter().find_map(|prefix| text.strip_prefix(prefix)).filter(|bare| !bare.is_empty());
    if let Some(bare) = bare {
        all.push(Form::text("secret_prefix_extra", "", bare.into()));
    }
    let is_text = matches!(scheme.key, KeyFormat::Utf8);
    if is_text && bare.is_none() {
        all.push(Form::text("secret_prefix_missing", "whsec_", ["whsec_", text].concat().into()));
    }
    if !is_text {
        all.push(Form::raw("secret_not_decoded", "", secret.to_vec()));
        all.extend(bare.map(|bare| Form::raw("secret_not_decoded", "without its prefix", bare.into())));
        if !own.is_empty() && bare.is_none() {
            let whole = [own, text].concat().into_bytes();
            all.push(Form::raw("secret_not_decoded", "with its prefix", whole));
        }
    }
    for text in [Some(text), bare].into_iter().flatten() {
        all.extend(hex::decode(text).ok().map(|bytes| Form::raw("secret_hex", "", bytes)));
        all.extend(any_base64(text.as_bytes()).map(|bytes| Form::raw("secret_base64", "", bytes)));
    }
}
