//! Secrets → keys.

use zeroize::Zeroizing;

use super::base64;
use super::reader::Reader;
use super::scheme::KeyFormat;
use crate::crypto::sha256::HmacSha256;
use crate::error::Code;
use crate::text::secret::{self, MIN_DECODED_BYTES, PRIVATE_PREFIX, PUBLIC_PREFIX};
use crate::verify::secret::MAX_SECRETS;

/// The keys of a Webhook, in the order of its secrets.
pub(super) struct Keys(pub(super) Vec<HmacSha256>);

impl Keys {
    pub(super) fn read(reader: &mut Reader<'_>, format: KeyFormat<'_>) -> Result<Self, Code> {
        let count = reader.count();
        if count == 0 || count > MAX_SECRETS {
            return Err(Code::InvalidSecret);
        }
        let key = |_| {
            let is_text = reader.number() != 0;
            let bytes = if is_text {
                of_text(reader.text(), format)
            } else {
                Some(Zeroizing::new(reader.bytes().to_vec()))
            };
            let bytes = bytes.filter(|bytes| secret::flaw_of_length(bytes).is_none());
            Some(HmacSha256::new(&bytes?))
        };
        (0..count).map(key).collect::<Option<_>>().map(Self).ok_or(Code::InvalidSecret)
    }
}

fn of_text(text: &str, format: KeyFormat<'_>) -> Option<Zeroizing<Vec<u8>>> {
    if secret::flaw(text).is_some() {
        return None;
    }
    let KeyFormat::Base64(prefix) = format else { return Some(Zeroizing::new(text.as_bytes().to_vec())) };
    if text.starts_with(PRIVATE_PREFIX) || text.starts_with(PUBLIC_PREFIX) {
        return None;
    }
    let bytes = Zeroizing::new(base64::decode(secret::base64_in(text, prefix), false)?);
    (prefix.is_empty() || bytes.len() >= MIN_DECODED_BYTES).then_some(bytes)
}
