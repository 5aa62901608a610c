//! Numbers of JavaScript.

/// A number of JavaScript's, cut to what it can be here; `None` for NaN.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
pub(crate) fn number(number: f64) -> Option<u64> {
    (!number.is_nan()).then_some(number as u64)
}

/// A time or a handle for JavaScript: neither has more than 15 digits, and 15 are exact.
#[expect(clippy::cast_precision_loss, reason = "15 digits fit")]
pub(crate) const fn host_number(number: u64) -> f64 {
    number as f64
}
