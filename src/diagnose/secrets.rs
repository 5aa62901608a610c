//! The forms in which a secret can have been copied, stored or used. Every text of it
//! here is zeroised.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use zeroize::Zeroizing;

use super::body::{html_escaped, html_unescaped, percent_decoded};
use super::proof::MIN_KEY_BYTES;
use super::tokens;
use super::unpack::any_base64;
use crate::scheme::{KeyFormat, Layout, Part, Scheme};
use crate::verify::Secret;

/// The longest form of a secret of which others are made.
const MAX_TWICE: usize = 512;

/// What Stripe, Svix and Standard Webhooks write before secrets, and nobody before anything else.
const SECRET: &str = "whsec_";
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

/// The other forms of the given secrets after one accident, and after two.
pub(super) fn forms(scheme: &Scheme<'_>, secrets: &[Secret<'_>]) -> (Vec<Form>, Vec<Form>) {
    let mut once = Vec::new();
    for secret in secrets {
        if matches!(secret, Secret::Bytes(_)) {
            once.push(Form::text("secret_as_bytes", "", bytes_of(secret).to_vec()));
        }
        other_forms(scheme, bytes_of(secret), &mut once);
    }
    let mut twice = Vec::new();
    for form in once.iter().filter(|form| form.is_text && form.bytes.len() <= MAX_TWICE) {
        let first = twice.len();
        other_forms(scheme, &form.bytes, &mut twice);
        for more in twice.iter_mut().skip(first) {
            let also = ["also ", form.code].concat();
            more.words = if more.words.is_empty() { also } else { [&more.words, "; ", &also].concat() };
        }
    }
    let is_given =
        |form: &Form| secrets.iter().any(|secret| form.is_text && bytes_of(secret) == form.bytes.as_slice());
    let is_other = |form: &Form| {
        form.bytes.len() >= MIN_KEY_BYTES && (form.code == "secret_as_bytes" || !is_given(form))
    };
    once.retain(is_other);
    twice.retain(is_other);
    (once, twice)
}

fn other_forms(scheme: &Scheme<'_>, secret: &[u8], all: &mut Vec<Form>) {
    cleaned(secret, all);
    kept(scheme, secret, all);
    used(scheme, secret, all);
    if let Some(pieces) = pieces(scheme, secret) {
        all.extend(pieces.into_iter().map(|piece| Form::text("secret_joined", "", piece.into())));
    }
    all.push(Form::raw("secret_encoded", "base64", STANDARD.encode(secret).into_bytes()));
    let encoded = Zeroizing::new(STANDARD.encode(secret));
    let shown = [SECRET.as_bytes(), encoded.as_bytes()].concat();
    all.push(Form::raw("secret_encoded", "base64, and whsec_ before it", shown));
    all.push(Form::raw("secret_encoded", "URL-safe base64", URL_SAFE.encode(secret).into_bytes()));
    all.push(Form::raw("secret_encoded", "hexadecimal", hex::encode(secret).into_bytes()));
}

/// The fewest bytes of each of several secrets in one text.
const MIN_PIECE_BYTES: usize = 16;

/// Several secrets in one text, where each says that it is one: a name, an account or an API key
/// beside a secret is known to others, and would prove nothing as a key. So each must begin
/// as secrets do. What else is joined is noticed.
fn pieces<'s>(scheme: &Scheme<'_>, secret: &'s [u8]) -> Option<Vec<&'s str>> {
    let text = std::str::from_utf8(secret).ok().filter(|_| !has_parts(scheme))?;
    let separator = [',', '\n', ' '].into_iter().find(|separator| text.contains(*separator))?;
    let pieces: Vec<&str> = text.split(separator).map(str::trim).filter(|piece| !piece.is_empty()).collect();
    let is_secret = |piece: &&str| piece.starts_with(SECRET) && piece.len() >= MIN_PIECE_BYTES;
    (pieces.len() > 1 && pieces.iter().all(is_secret)).then_some(pieces)
}

/// Whether a scheme's secret has a part that is public: a user's name, an account.
pub(super) fn has_parts(scheme: &Scheme<'_>) -> bool {
    let is_basic = matches!(scheme.signature.layout, Layout::Prefixed(prefix) if prefix.trim() == "Basic");
    is_basic || scheme.key == KeyFormat::Account
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
        ("secret_html_escaped", "", text.contains('&').then(|| html_unescaped(secret)).flatten()),
        (
            "secret_html_escaped",
            "for JavaScript",
            text.contains('\\').then(|| script_unescaped(secret)).flatten(),
        ),
        ("secret_percent_encoded", "", text.contains('%').then(|| percent_decoded(secret)).flatten()),
    ];
    for (code, words, bytes) in decoded {
        all.extend(bytes.map(|bytes| Form::text(code, words, bytes)));
    }
    let cased: [fn(&u8) -> u8; 2] = [u8::to_ascii_lowercase, u8::to_ascii_uppercase];
    for case in cased {
        if secret.iter().any(|byte| case(byte) != *byte) {
            all.push(Form::text("secret_other_case", "", secret.iter().map(case).collect()));
        }
    }
}

/// What a template has escaped for a text of JavaScript or JSON: `\u003D` is `=`.
fn script_unescaped(secret: &[u8]) -> Option<Vec<u8>> {
    let quoted = Zeroizing::new([b"\"", secret, b"\""].concat());
    tokens::decoded(&quoted)
}

/// What was pasted or stored at the sender with a secret that is clean here.
fn kept(scheme: &Scheme<'_>, secret: &[u8], all: &mut Vec<Form>) {
    // Beside the body, a secret's white space is the body's.
    let is_in_message = |part: &Part<'_>| matches!(part, Part::Secret | Part::SecretSha256);
    if scheme.key != KeyFormat::Utf8 || secret.is_empty() || scheme.messages().flatten().any(is_in_message) {
        return;
    }
    for (before, after, words) in WHITE_SPACE {
        let spaced = [before.as_bytes(), secret, after.as_bytes()].concat();
        // As bytes: a text with white space around it is refused as a secret.
        all.push(Form::raw("secret_whitespace_missing", words, spaced));
    }
    // As above, only where there is something to escape.
    let escaped = secret.iter().any(|byte| b"&<>\"'".contains(byte)).then(|| html_escaped(secret));
    all.extend(escaped.map(|bytes| Form::text("secret_html_escaped", "at the sender", bytes)));
}

/// The white space that a paste leaves around a secret, or `echo` behind it.
const WHITE_SPACE: [(&str, &str, &str); 5] = [
    ("", "\n", "a line feed behind it"),
    ("", " ", "a blank behind it"),
    ("", "\r\n", "CR LF behind it"),
    (" ", "", "a blank in front of it"),
    (" ", " ", "blanks around it"),
];

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
        all.push(Form::text("secret_prefix_missing", "whsec_", [SECRET, text].concat().into()));
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
