//! Whether an address is one of a vendor's. It is compared as a whole with forms
//! in which little is left open, and never parsed: no two readers of URLs can
//! differ over one that passes.

/// The longest address; PayPal documents 500 characters.
const MAX_BYTES: usize = 512;

/// Whether an address has one of these forms: see
/// [`Published`](crate::Published).
pub(crate) fn is_one_of(address: &str, forms: &[&str]) -> bool {
    address.len() <= MAX_BYTES && forms.iter().any(|form| has_form(address, form))
}

fn has_form(address: &str, form: &str) -> bool {
    let mut rest = address;
    for (index, piece) in form.split('{').enumerate() {
        let mut literal = piece;
        if index > 0 {
            let Some((name, after)) = piece.split_once('}') else { return false };
            let is_open = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
            let length = rest.bytes().take_while(|byte| is_open(byte)).count();
            let (text, after_text) = rest.split_at_checked(length).unwrap_or_default();
            if text.is_empty() || (name == "region" && !is_region(text)) {
                return false;
            }
            (literal, rest) = (after, after_text);
        }
        let Some(after) = rest.strip_prefix(literal) else { return false };
        rest = after;
    }
    rest.is_empty()
}

/// Such as `us-gov-west-1`. Not `s3` or `s3-us-west-2`: what stands before these in a
/// host name is a bucket, and anybody's.
fn is_region(text: &str) -> bool {
    let mut words = text.split('-');
    let number = words.next_back().unwrap_or_default();
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
    number.bytes().all(|byte| byte.is_ascii_digit())
        && !number.is_empty()
        && words.clone().count() >= 2
        && words.all(is_word)
}
