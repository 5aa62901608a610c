//! Standard base64 (RFC 4648, section 4) for the slim wasm: as strict as the
//! crate `base64`, in half the code.

use base64ct::{Base64Unpadded, Encoding as _};

/// Decodes text with all of its padding; or, of a secret, with any part of it and
/// whatever the last character has too many of.
pub(crate) fn decode(text: &str, is_padded: bool) -> Option<Vec<u8>> {
    let padding = text.bytes().rev().take_while(|byte| *byte == b'=').count();
    let bare = text.get(..text.len().checked_sub(padding)?)?;
    let whole = bare.len().wrapping_neg() % 4;
    if padding > whole || (is_padded && padding < whole) || whole > 2 {
        return None;
    }
    let (groups, rest) = bare.split_at_checked(bare.len() & !3)?;
    let mut bytes = Base64Unpadded::decode_vec(groups).ok()?;
    // A group that is not whole is made one: the bits beyond its last byte end in bytes of their own.
    let mut last = *b"AAAA";
    last.iter_mut().zip(rest.bytes()).for_each(|(to, from)| *to = from);
    let mut decoded = [0; 3];
    Base64Unpadded::decode(last, &mut decoded).ok()?;
    let (kept, spare) = decoded.split_at_checked(rest.len().saturating_sub(1))?;
    // All of them are in the first.
    if is_padded && spare.first() != Some(&0) {
        return None;
    }
    bytes.extend_from_slice(kept);
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;

    use crate::slim::base64::decode;
    use crate::text::base64::ANY_PADDING;

    /// Every text of up to six of these characters: all that matters at the end of one.
    #[test]
    fn takes_what_the_crate_base64_takes() {
        const ALPHABET: &[u8] = b"AQg/=- ";
        let mut texts = vec![String::new()];
        let mut at: usize = 0;
        while let Some(text) = texts.get(at).cloned() {
            assert_eq!(decode(&text, true), STANDARD.decode(&text).ok(), "{text}");
            assert_eq!(decode(&text, false), ANY_PADDING.decode(&text).ok(), "{text}");
            if text.len() < 6 {
                texts.extend(ALPHABET.iter().map(|byte| format!("{text}{}", char::from(*byte))));
            }
            at = at.saturating_add(1);
        }
        assert_eq!(texts.len(), (7_usize.pow(7) - 1) / 6);
    }
}
