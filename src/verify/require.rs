//! What must hold beside the signature.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::crypto::mac;
use crate::error::{Code, Error};
use crate::request::fields::Fields;
use crate::scheme::{Field, Require};

/// Refuses a request for which this does not hold.
#[inline(never)]
pub(super) fn check(fields: &Fields<'_>, require: Require<'_>) -> Result<(), Error> {
    let (field, holds) = match require {
        Require::Is(field, expected) => {
            (field, fields.get(field)?.is_some_and(|value| value == expected.as_bytes()))
        }
        Require::Same(field, other) => (field, fields.get(field)? == fields.get(other)?),
        Require::Audience(field) => {
            let holds = fields.names(field, fields.audience())?;
            (field, holds)
        }
        Require::BodySha256Base64(field) => {
            (field, is_hash(fields, field, fields.body, |hash| STANDARD.encode(hash))?)
        }
        Require::BodySha256IfAny(field) if fields.body.is_empty() => (field, fields.get(field)?.is_none()),
        Require::BodySha256(field) | Require::BodySha256IfAny(field) => {
            (field, is_hash(fields, field, fields.body, hex::encode)?)
        }
        Require::Url(field) => (field, fields.url.map_or(Ok(false), |url| fields.names(field, url))?),
        Require::UrlSha256(field) => {
            let url = fields.url.unwrap_or_default();
            (field, !url.is_empty() && is_hash(fields, field, url.as_bytes(), hex::encode)?)
        }
        Require::Expires(field) => (field, true),
    };
    if holds {
        return Ok(());
    }
    let code = match require {
        Require::Is(..) | Require::Same(..) | Require::Expires(_) => Code::MalformedSignature,
        _ => Code::SignatureMismatch,
    };
    let words = match require {
        Require::Is(_, expected) => ["must be ", expected].concat(),
        Require::Same(_, other) => ["must be the same as ", &other.describe()].concat(),
        Require::Audience(_) => "is not the audience: the vendor signed it for somebody else".to_owned(),
        Require::Url(_) | Require::UrlSha256(_) if fields.url.is_none() => {
            "says which URL the vendor calls: pass it as url, as configured with the vendor".to_owned()
        }
        Require::Url(_) | Require::UrlSha256(_) => {
            "must be of this URL: the one configured with the vendor, not the one behind a proxy".to_owned()
        }
        _ => "must be the SHA-256 of the body: check that it is the raw one, before any parsing or decoding"
            .to_owned(),
    };
    Err(Error::new(code, &[&field.describe(), " ", &words]))
}

/// Whether a field is the SHA-256 of this, written so.
fn is_hash(
    fields: &Fields<'_>,
    field: Field<'_>,
    of: &[u8],
    write: fn([u8; 32]) -> String,
) -> Result<bool, Error> {
    let expected = write(mac::digest([of]));
    Ok(fields.get(field)?.is_some_and(|value| mac::is_same(&value, expected.as_bytes())))
}
