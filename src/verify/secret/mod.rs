//! Secret text → prepared key. Refuses what cannot be a vendor's secret, and
//! says why without repeating it.

mod prepared;
mod public_key;
mod text;

use zeroize::Zeroizing;

pub(crate) use self::prepared::Prepared;
pub use self::prepared::Secret;
use self::text::{NO_ACCOUNT, check_length, check_text, decode_base64, invalid, key_bytes};
use crate::crypto::key::Key;
use crate::crypto::mac::CodeKey;
use crate::error::Error;
use crate::scheme::{Algorithm, Encoding, Field, KeyFormat, Part, Place, Scheme, Signature};
use crate::text::secret::MIN_DECODED_BYTES;

/// The most secrets a [`Webhook`](crate::Webhook) takes.
pub(crate) const MAX_SECRETS: usize = 16;
/// Prepares a secret.
pub(crate) fn prepare(scheme: &Scheme<'_>, secret: Secret<'_>) -> Result<Prepared, Error> {
    if scheme.algorithm.is_public() || scheme.algorithm == Algorithm::Jws {
        return public_key::prepare(scheme, secret);
    }
    let bytes = match secret {
        Secret::Text(text) => {
            check_text(text)?;
            key_bytes(scheme.key, text)?
        }
        Secret::Bytes(_) if scheme.key == KeyFormat::Account => return Err(invalid(NO_ACCOUNT)),
        Secret::Bytes(bytes) => Zeroizing::new(bytes.to_vec()),
    };
    check_length(&bytes)?;
    if is_in_header(scheme) && !bytes.is_ascii() {
        return Err(invalid(
            "it is not ASCII, and the sender's header must be: runtimes read others in different ways",
        ));
    }
    let in_message = in_message(scheme, secret, &bytes);
    let key = CodeKey::new(scheme.algorithm, &bytes, in_message.as_deref().map(Vec::as_slice));
    let key = Key::Code(key.ok_or_else(|| invalid("it cannot be a key"))?);
    Ok(Prepared { other: other_key(scheme, secret), ..Prepared::of(key) })
}

/// Whether a header brings the secret as it is.
fn is_in_header(scheme: &Scheme<'_>) -> bool {
    let Signature { place, encoding, .. } = scheme.signature;
    let is_header = matches!(place, Place::Field(Field::Header(_)));
    scheme.algorithm == Algorithm::Token && encoding == Encoding::Text && is_header
}

/// What the secret's base64 stands for, where the vendor may sign with that.
fn other_key(scheme: &Scheme<'_>, secret: Secret<'_>) -> Option<Key> {
    let (Secret::Text(text), KeyFormat::Utf8OrBase64 { prefix }) = (secret, scheme.key) else {
        return None;
    };
    let bytes = Zeroizing::new(decode_base64(text.strip_prefix(prefix).unwrap_or(text))?);
    let is_long = bytes.len() >= MIN_DECODED_BYTES;
    CodeKey::new(scheme.algorithm, &bytes, None).filter(|_| is_long).map(Key::Code)
}

/// The text that a message contains of a secret, where it does: all of it, or the
/// account before the key.
fn in_message(scheme: &Scheme<'_>, secret: Secret<'_>, bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    if let (KeyFormat::Account, Secret::Text(text)) = (scheme.key, secret) {
        return text.split_once(':').map(|(account, _)| Zeroizing::new(account.into()));
    }
    let is_there = scheme.messages().flatten().any(|part| matches!(part, Part::Secret | Part::SecretSha256));
    is_there.then(|| Zeroizing::new(bytes.to_vec()))
}

/// How much of the stack [`wipe_stack`] overwrites: more than preparing a key takes.
const STACK_BYTES: usize = 1 << 13;

/// Overwrites what the calls before this one left on the stack: in wasm that is
/// ordinary memory, and compilers copy keys there.
#[inline(never)]
pub(crate) fn wipe_stack() {
    std::hint::black_box(&mut [0_u8; STACK_BYTES]);
}
