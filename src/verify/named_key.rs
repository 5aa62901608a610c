//! Keys and certificates that a delivery names, where the vendor has several.

use super::{Webhook, address};
use crate::crypto::presented::Header;
use crate::error::{Code, Error};
use crate::request::fields::Fields;
use crate::scheme::{KeyFormat, Published};

/// The longest name of a key that is repeated in a hint.
const MAX_KID_BYTES: usize = 128;

impl Webhook<'_> {
    /// Refuses a token whose key the caller can still get, where none of the
    /// given ones is it.
    pub(super) fn check_key_is_there(&self, token: Option<&Header>) -> Result<(), Error> {
        let Some(header) = token else {
            return Ok(());
        };
        if self.secrets.iter().any(|secret| secret.key.is_meant(header)) {
            return Ok(());
        }
        // Nobody has signed it: it may not say anything it likes in a log.
        let is_plain =
            |kid: &str| kid.len() <= MAX_KID_BYTES && kid.bytes().all(|byte| byte.is_ascii_graphic());
        let kid = header.kid.as_ref().filter(|kid| is_plain(kid)).map(String::as_str);
        let name = kid.unwrap_or("(not a name)");
        let hint = ["the token was signed with the key \"", name, "\": get its JWK from the vendor"];
        Err(Error::key_required(kid, &hint))
    }

    /// Refuses a delivery that names a certificate which is none of the vendor's, and
    /// one for which no certificate is at hand.
    pub(super) fn check_certificate(&self, fields: &Fields<'_>) -> Result<(), Error> {
        match self.scheme.key {
            KeyFormat::Certificate(published) => self.check_published(fields, published),
            _ => Ok(()),
        }
    }

    #[inline(never)]
    fn check_published(&self, fields: &Fields<'_>, published: &Published<'_>) -> Result<(), Error> {
        let named_by = published.named_by.describe();
        let address = fields.get(published.named_by)?.ok_or_else(|| {
            Error::new(Code::MissingSignature, &[&named_by, " has to name a certificate, and is not there"])
        })?;
        // Nobody has signed it: a caller who fetches what is there must not be sent anywhere.
        let address = std::str::from_utf8(&address).unwrap_or_default();
        if !address::is_one_of(address, published.addresses) {
            let words = [&named_by, " is not an address at which the vendor has certificates"];
            return Err(Error::new(Code::MalformedSignature, &words));
        }
        if self.secrets.iter().any(|secret| secret.is_valid(fields.now)) {
            return Ok(());
        }
        let words = match self.secrets.first() {
            None => "no certificate was given: get the one at ",
            Some(_) => "the given certificate has expired, or is not valid yet: get the one at ",
        };
        Err(Error::key_required(Some(address), &[words, address]))
    }
}
