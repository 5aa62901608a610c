//! The path from a request to the index of the secret that signed it.

use super::message::Message;
use super::request::Request;
use super::scheme::{Origin, Scheme, Unit};
use super::secret::Keys;
use super::signature;
use crate::crypto::sha256::{HmacSha256, is_among};
use crate::error::Code;
use crate::request::time::digits;
use crate::scheme::Tolerance;

impl<'r> Request<'r> {
    /// The index of the secret that signed, and the signed time in milliseconds.
    pub(super) fn prove(
        &self,
        scheme: &Scheme<'r>,
        keys: &Keys,
        window: Tolerance,
        now: u64,
    ) -> Result<(usize, Option<u64>), Code> {
        let value = self.header(scheme.header)?.ok_or(Code::MissingSignature)?;
        let presented = signature::read(scheme, value)?;
        let message = Message::of(scheme, self, presented.time)?;
        let signs = |key: &_| is_among(&HmacSha256::sign(key, message.pieces()), &presented.tags);
        let key = keys.0.iter().position(signs).ok_or(Code::SignatureMismatch)?;
        message.check_marks()?;
        Ok((key, self.fresh_time(scheme, presented.time, window, now)?))
    }

    /// The signed time, which must lie in the window around now.
    fn fresh_time(
        &self,
        scheme: &Scheme<'_>,
        signed: &[u8],
        window: Tolerance,
        now: u64,
    ) -> Result<Option<u64>, Code> {
        let Some((origin, unit)) = scheme.time else { return Ok(None) };
        let text = match origin {
            Origin::Signature => signed,
            Origin::Header(name) => self.header(name)?.ok_or(Code::MissingTimestamp)?,
        };
        let number = digits(text).ok_or(Code::MalformedTimestamp)?;
        // 15 digits and three more fit.
        let time = if unit == Unit::Seconds { number.wrapping_mul(1000) } else { number };
        if now.saturating_sub(time) > window.past {
            Err(Code::TimestampTooOld)
        } else if time.saturating_sub(now) > window.future {
            Err(Code::TimestampInFuture)
        } else {
            Ok(Some(time))
        }
    }
}
