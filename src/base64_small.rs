//! Standard base64 (RFC 4648, section 4) for the small and the slim wasm: as strict as the
//! crate `base64`, in a tenth of the code, and without a branch or a table that
//! a secret's characters choose.

/// Decodes text with all of its padding, or where that may be dropped with any
/// part of it.
pub(crate) fn decode(text: &str, is_padded: bool) -> Option<Vec<u8>> {
    let padding = text.bytes().rev().take_while(|byte| *byte == b'=').count();
    let bare = text.as_bytes().get(..text.len().checked_sub(padding)?)?;
    let whole = bare.len().wrapping_neg() & 3;
    if padding > whole || (is_padded && padding < whole) {
        return None;
    }
    // The bits that the last character has beyond the last byte.
    let unused = match whole {
        0 => 0,
        1 => 0b11,
        2 => 0b1111,
        _ => return None,
    };
    // Of enough room from the start: a vector that grows leaves copies behind.
    let mut bytes = Vec::with_capacity(bare.len());
    let (mut bits, mut all) = (0_u32, 0);
    for (at, byte) in bare.iter().enumerate() {
        let value = value(*byte);
        all |= value;
        bits = bits << 6 | u32::from(value & 0x3F);
        // The first of four characters completes no byte; the others leave 4, 2 and 0 bits.
        let left = (!at & 3) << 1;
        if left < 6 {
            bytes.push((bits >> left).to_le_bytes()[0]);
        }
    }
    (all < 0x40 && bits & unused == 0).then_some(bytes)
}

/// The six bits of a character; 255 for one that is none of the alphabet's.
fn value(byte: u8) -> u8 {
    // The value in the span plus 1, or 0 outside it.
    let span = |first: u8, count: u8, value: u8| {
        let at = byte.wrapping_sub(first);
        u8::from(at < count).wrapping_neg() & at.wrapping_add(value)
    };
    let sum =
        span(b'A', 26, 1) | span(b'a', 26, 27) | span(b'0', 10, 53) | span(b'+', 1, 63) | span(b'/', 1, 64);
    sum.wrapping_sub(1)
}
#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;

    use super::decode;
    use crate::secret::ANY_PADDING;

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

    #[test]
    fn knows_every_character() {
        for character in '\0'..='\u{17F}' {
            for text in [format!("AAA{character}"), format!("{character}AAA"), format!("A{character}==")] {
                assert_eq!(decode(&text, true), STANDARD.decode(&text).ok(), "{text}");
            }
        }
    }
}
