//! What may be asked of a Webhook beside its scheme and secrets.

use std::fmt;

use crate::error::{Code, Error};
use crate::request::Sources;
use crate::scheme::{Algorithm, Handshake, Require, Scheme, Tolerance};

/// What may be asked of a [`Webhook`](super::Webhook) beside its scheme and secrets.
#[derive(Clone, Default)]
pub struct Options {
    /// How far a signed time may lie from now; the scheme's own window by default.
    pub tolerance: Option<Tolerance>,
    /// The largest body taken, in bytes; by default what the vendor documents, and at
    /// least 1 MiB ([`Reception::max_body_bytes`](crate::Reception::max_body_bytes)).
    pub max_body_bytes: Option<usize>,
    /// The addresses a delivery may come from; any by default.
    pub sources: Option<Sources>,
    /// The token that the caller gave the vendor for its handshake (Meta).
    pub verify_token: Option<String>,
    /// Whom deliveries must be for, where they say so ([`Scheme::has_audience`]):
    /// PayPal's webhook ID, the ARN of an SNS topic.
    pub audience: Option<String>,
}

impl fmt::Debug for Options {
    /// Without the token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("tolerance", &self.tolerance)
            .field("max_body_bytes", &self.max_body_bytes)
            .field("sources", &self.sources)
            .finish_non_exhaustive()
    }
}

/// Why an option is refused that does nothing.
pub(crate) const IDLE: &str = "it does nothing for this scheme";

impl Options {
    /// The name, as JavaScript has it, of an option that does nothing for a
    /// scheme. [`check_audience`] is about the one that must be there.
    pub(crate) fn idle(&self, scheme: &Scheme<'_>) -> Option<&'static str> {
        let expires = || scheme.require.iter().any(|require| matches!(require, Require::Expires(_)));
        let has_time = || scheme.timestamp.is_some() || scheme.algorithm == Algorithm::Jws || expires();
        let asks_token = || scheme.handshakes.iter().any(Handshake::asks_token);
        if self.tolerance.is_some() && !has_time() {
            return Some("tolerance");
        }
        (self.verify_token.is_some() && !asks_token()).then_some("verifyToken")
    }
}

/// The longest audience: an ARN has at most 2,048 characters, and no topic's has so many.
const MAX_AUDIENCE_BYTES: usize = 512;

/// Without one a delivery for anybody would pass; and one that nobody asks for
/// would be taken for a check.
pub(super) fn check_audience(scheme: &Scheme<'_>, audience: Option<&str>) -> Result<(), Error> {
    let words = match audience {
        None if scheme.has_audience() => {
            "the vendor signs whom a delivery is for, and anybody can have deliveries for themselves: say with audience who you are (PayPal's webhook ID, the ARN of the SNS topic)"
        }
        Some(_) if !scheme.has_audience() => {
            "this scheme's deliveries do not say whom they are for: audience must be left out"
        }
        Some(text)
            if text.is_empty()
                || text.len() > MAX_AUDIENCE_BYTES
                || !text.bytes().all(|byte| byte.is_ascii_graphic()) =>
        {
            "the audience is not 1 to 512 visible ASCII characters"
        }
        _ => return Ok(()),
    };
    Err(Error::new(Code::InvalidSecret, &[words]))
}
