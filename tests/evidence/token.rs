//! Changes of a token in its compact form (JWS).

use crate::der::{seq, unsigned};

/// A change of the token's parts.
pub(crate) fn parts(token: &str, change: impl Fn(&mut Vec<String>)) -> String {
    let mut parts: Vec<String> = token.split('.').map(ToOwned::to_owned).collect();
    change(&mut parts);
    parts.join(".")
}

/// The signature as certificates have it.
pub(crate) fn der_of(signature: &[u8]) -> Vec<u8> {
    let number = |bytes: &[u8]| {
        let first = bytes.iter().position(|byte| *byte != 0).unwrap_or(bytes.len() - 1);
        unsigned(&bytes[first..])
    };
    seq(&[number(&signature[..32]), number(&signature[32..])])
}

/// The last character of base64url with the next bits, which say nothing.
pub(crate) fn next_bits(text: &str) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let (rest, last) = text.split_at(text.len() - 1);
    let at = ALPHABET.iter().position(|one| last.as_bytes() == [*one]).expect("base64url");
    format!("{rest}{}", char::from(ALPHABET[at ^ 1]))
}
