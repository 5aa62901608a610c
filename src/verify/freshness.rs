//! Signed time and clock → fresh, old or early. Asked after the signature is
//! verified: only then is the time authentic.

use super::Webhook;
use crate::document;
use crate::error::{Code, Error};
use crate::request::fields::Fields;
use crate::request::time;
use crate::scheme::{Algorithm, Origin, Require, Scheme, Tolerance, Unit};

impl Webhook<'_> {
    /// The signed time, checked against the clock.
    pub(super) fn check_freshness(
        &self,
        fields: &Fields<'_>,
        signed: &[u8],
        now: u64,
    ) -> Result<Option<u64>, Error> {
        self.check_validity(fields, now)?;
        let Some(timestamp) = self.scheme.timestamp else {
            return Ok(None);
        };
        let tolerance = self.options.tolerance.unwrap_or(timestamp.tolerance);
        let unit = timestamp.unit;
        let time = match timestamp.origin {
            Origin::Signature => time::read(signed, unit)?,
            Origin::Field(field) => fields.time(field, unit)?.ok_or_else(|| fields.missing(field))?,
            Origin::OptionalMember(path) => {
                let Some(text) = document::text_at(self.scheme.body.kinds(), fields.body, path) else {
                    return Ok(None);
                };
                time::read(text.as_bytes(), unit)?
            }
        };
        judge(self.scheme, time, tolerance, now).map(Some)
    }

    /// From when on and until when it may be taken, where the sender says so.
    fn check_validity(&self, fields: &Fields<'_>, now: u64) -> Result<(), Error> {
        let default = self.scheme.timestamp.map_or(Tolerance::FIVE_MINUTES, |timestamp| timestamp.tolerance);
        let tolerance = self.options.tolerance.unwrap_or(default);
        // Whoever takes any time does not take what has expired: clocks differ by minutes.
        let skew = tolerance.future.min(Tolerance::FIVE_MINUTES.future);
        // RFC 7519, section 4.1.4: refused from that time on, not after it.
        let until = Tolerance { past: skew.saturating_sub(1), future: u64::MAX };
        for require in self.scheme.require {
            let Require::Expires(field) = *require else { continue };
            let words = "the time until which the delivery is good is not there";
            let time = fields.time(field, Unit::Seconds)?;
            let time = time.ok_or_else(|| Error::new(Code::MissingTimestamp, &[words]))?;
            judge(self.scheme, time, until, now)?;
        }
        if !matches!(self.scheme.algorithm, Algorithm::Jws) {
            return Ok(());
        }
        // Sections 4.1.4 and 4.1.5: these hold in any token, also where no vendor is known to send them.
        let from = Tolerance { past: u64::MAX, future: skew };
        for (claim, window) in [("exp", until), ("nbf", from)] {
            if let Some(time) = fields.numeric_date(claim)? {
                judge(self.scheme, time, window, now)?;
            }
        }
        Ok(())
    }
}

/// Whether a time lies in the window around now; all in milliseconds.
fn judge(scheme: &Scheme<'_>, time: u64, tolerance: Tolerance, now: u64) -> Result<u64, Error> {
    if now.saturating_sub(time) > tolerance.past {
        let words = "the signed time lies further back than the tolerance: a replay, a late retry (widen `tolerance`), one that was stored (pass the `now` at which it came), or a wrong clock";
        let advice = scheme.advice(Code::TimestampTooOld);
        Err(Error::new(Code::TimestampTooOld, &[words, advice]))
    } else if time.saturating_sub(now) > tolerance.future {
        let words = "the signed time lies further ahead than the tolerance: check this machine's clock; a `now` that is passed is in milliseconds";
        Err(Error::new(Code::TimestampInFuture, &[words]))
    } else {
        Ok(time)
    }
}
