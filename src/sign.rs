//! What the vendor would send: for tests of the code that receives it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::content;
use crate::document::decimal;
use crate::scheme::{Encoding, Layout};
use crate::signature::Claim;
use crate::verify::Webhook;

impl Webhook<'_> {
    /// The headers that the vendor would send with this body, signed with the
    /// first secret; none where the scheme signs nothing. `now` is in
    /// milliseconds since 1970-01-01T00:00Z.
    #[must_use]
    pub fn sign(&self, body: &[u8], now: u64) -> Vec<(String, String)> {
        let Some(secret) = self.secrets.first() else {
            return Vec::new();
        };
        let signature = self.scheme.signature;
        let seconds = decimal(now / 1000);
        let claim = Claim::at(seconds.as_bytes());
        let tag = secret.key.sign(&content::of(self.scheme, &claim, body));
        let text = match signature.encoding {
            Encoding::Hex => hex::encode(tag),
            Encoding::Base64 => STANDARD.encode(tag),
        };
        let value = match signature.layout {
            Layout::Bare => text,
            Layout::Pairs { time, tag } => [time, "=", &seconds, ",", tag, "=", &text].concat(),
        };
        [(signature.header.into(), value)].into()
    }
}
