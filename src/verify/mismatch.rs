//! A signature that no secret made.

use crate::error::{Code, Error};
use crate::request::fields::Fields;
use crate::scheme::{Algorithm, KeyFormat, Part, Scheme};

/// A signature that no secret made. Nothing is searched: see `diagnose.rs`.
#[cold]
pub(super) fn mismatch(scheme: &Scheme<'_>, fields: &Fields<'_>) -> Error {
    let signs = |what: fn(&Part<'_>) -> bool| scheme.content.iter().any(what);
    let signs_url = signs(|part| matches!(part, Part::Url(_)));
    let words = match scheme.algorithm {
        Algorithm::Token => "the sender's token is not the secret",
        Algorithm::Jws => "no given key made this token's signature",
        _ if matches!(scheme.key, KeyFormat::Certificate(_)) => {
            "no given certificate's key made this signature: is it the certificate that the delivery names?"
        }
        _ if fields.body.is_empty() && signs(|part| *part == Part::Body) => {
            "the body is empty: was it read before?"
        }
        _ if signs_url => {
            "no given secret made this signature for this URL and body: pass the one configured with the vendor as url, not the one behind a proxy; diagnose() searches for the cause"
        }
        _ => {
            "no given secret made this signature for this body: check that the secret is this endpoint's own, and that the body is the raw one, before any parsing or decoding; diagnose() searches for the cause"
        }
    };
    Error::new(Code::SignatureMismatch, &[words, scheme.advice(Code::SignatureMismatch)])
}
