//! What stands where a secret is due and is none, in examples, templates and programs.

/// What it begins with: everybody knows these. Some name a store that nothing has asked.
const WORDS: [&str; 20] = [
    "your",
    "<",
    "‹",
    "${",
    "{{",
    "process.env",
    "os.environ",
    "changeme",
    "change_me",
    "placeholder",
    "xxx",
    "...",
    "undefined",
    "null",
    "[object",
    "env(",
    "$(",
    "op://",
    "arn:aws:",
    "@microsoft.keyvault(",
];

/// Whether a text stands for a secret, with the prefix of one or without. A key of such is known.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let lower = zeroize::Zeroizing::new(text.strip_prefix("whsec_").unwrap_or(text).to_ascii_lowercase());
    WORDS.iter().any(|word| lower.starts_with(word)) || lower.starts_with('…') || is_variable(text)
}

/// A shell's variable whose value was not put in: `$STRIPE_SECRET`.
fn is_variable(text: &str) -> bool {
    let is_name = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    text.strip_prefix('$').is_some_and(|name| name.len() > 1 && name.bytes().all(is_name))
}
