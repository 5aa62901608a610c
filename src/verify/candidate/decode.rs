//! A signature's text → its bytes, strictly: one text for each.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use crate::crypto::mac;
use crate::crypto::presented::{MAX_TAG_BYTES, Tag};
use crate::scheme::{Algorithm, Encoding};

/// Decodes into the algorithm's length; any other length, alphabet or padding is refused.
pub(super) fn decode(algorithm: Algorithm, encoding: Encoding, text: &str) -> Option<Tag> {
    if algorithm == Algorithm::Token {
        return match encoding {
            Encoding::Text => Some(mac::token(text.as_bytes())),
            _ => Some(mac::token(&STANDARD.decode(text).ok()?)),
        };
    }
    let mut tag = [0; MAX_TAG_BYTES];
    let expected = algorithm.tag_bytes();
    let length = match encoding {
        // The `hex` crate takes upper case too: one text form per signature.
        Encoding::Hex if text.bytes().any(|byte| byte.is_ascii_uppercase()) => return None,
        Encoding::Hex | Encoding::HexAnyCase => {
            hex::decode_to_slice(text, tag.get_mut(..expected)?).ok()?;
            expected
        }
        Encoding::Base64 => decode_base64(&STANDARD, text, &mut tag)?,
        Encoding::Base64Url => decode_base64(&URL_SAFE_NO_PAD, text, &mut tag)?,
        Encoding::Text => return None,
    };
    (length == expected).then_some(tag)
}

/// Decodes into as many bytes as there are; as strictly.
pub(super) fn decode_any(encoding: Encoding, text: &str) -> Option<Vec<u8>> {
    match encoding {
        Encoding::Hex if text.bytes().any(|byte| byte.is_ascii_uppercase()) => None,
        Encoding::Hex | Encoding::HexAnyCase => hex::decode(text).ok(),
        Encoding::Base64 => STANDARD.decode(text).ok(),
        Encoding::Base64Url => URL_SAFE_NO_PAD.decode(text).ok(),
        Encoding::Text => None,
    }
}

/// The decoder wants room for whole groups of three bytes.
fn decode_base64(engine: &impl base64::Engine, text: &str, tag: &mut Tag) -> Option<usize> {
    let mut room = [0; MAX_TAG_BYTES + 2];
    let length = engine.decode_slice(text, &mut room).ok()?;
    tag.get_mut(..length)?.copy_from_slice(room.get(..length)?);
    Some(length)
}
