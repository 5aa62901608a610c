//! What a secret's text cannot be, whatever it is the secret of.

/// The longest secret, in bytes; no vendor's has a tenth of it.
pub(crate) const MAX_BYTES: usize = 4096;
/// The fewest bytes that a secret's text is taken to stand for.
pub(crate) const MIN_DECODED_BYTES: usize = 16;
/// What Standard Webhooks writes before a private key, and before a public one.
pub(crate) const PRIVATE_PREFIX: &str = "whsk_";
pub(crate) const PUBLIC_PREFIX: &str = "whpk_";

/// What programs write where a secret was not set.
const ABSENT: [&str; 5] = ["undefined", "null", "NaN", "true", "false"];

/// White space, and what copying brings along: zero-width characters and byte order marks.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// Why a text is no secret, in words that do not repeat it.
pub(crate) fn flaw(text: &str) -> Option<&'static str> {
    let bytes = text.as_bytes();
    let quoted = |mark: u8| bytes.len() > 1 && bytes.first() == Some(&mark) && bytes.last() == Some(&mark);
    if bytes.iter().any(|byte| matches!(byte, b'\n' | b'\r')) {
        Some("it contains a newline (white space), which most often comes from a file or a copied line")
    } else if [text.chars().next(), text.chars().next_back()].into_iter().flatten().any(is_blank) {
        Some("it begins or ends with white space, or with a character that is not seen")
    } else if text.chars().any(char::is_control) {
        Some("it contains a control character")
    } else if quoted(b'"') || quoted(b'\'') {
        Some("it stands in quotes, which are not part of it")
    } else if ABSENT.contains(&text) || text.starts_with("[object ") {
        Some(
            "it is what a program writes for a value that is missing or no text: is its environment variable or binding set?",
        )
    } else {
        None
    }
}

/// Why bytes are no key.
pub(crate) const fn flaw_of_length(bytes: &[u8]) -> Option<&'static str> {
    match bytes.len() {
        0 => Some("it is empty: anybody could sign"),
        1..=MAX_BYTES => None,
        _ => Some("it is longer than 4,096 bytes"),
    }
}

/// The base64 in a secret's text, behind the vendor's prefix; Supabase shows `v1,whsec_…`,
/// and no base64 has a comma.
pub(crate) fn base64_in<'t>(text: &'t str, prefix: &str) -> &'t str {
    let text = text.strip_prefix("v1,").unwrap_or(text);
    text.strip_prefix(prefix).unwrap_or(text)
}
