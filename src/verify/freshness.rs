//! Signed time and clock → fresh, old or early. Asked after the signature is
//! verified: only then is the time authentic.

use crate::error::{Code, Error};
use crate::scheme::{Scheme, Tolerance};

/// Whether a time lies in the window around now; all in milliseconds.
pub(crate) fn judge(scheme: &Scheme<'_>, time: u64, tolerance: Tolerance, now: u64) -> Result<u64, Error> {
    if now.saturating_sub(time) > tolerance.past {
        let words = "the signed time lies further back than the tolerance: a replay, a late retry (widen `tolerance`), or a wrong clock";
        let advice = scheme.advice(Code::TimestampTooOld);
        Err(Error::new(Code::TimestampTooOld, &[words, advice]))
    } else if time.saturating_sub(now) > tolerance.future {
        let words = "the signed time lies further ahead than the tolerance: check this machine's clock";
        Err(Error::new(Code::TimestampInFuture, &[words]))
    } else {
        Ok(time)
    }
}
