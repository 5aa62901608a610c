//! Shufti: no HMAC, but the hexadecimal SHA-256 of the raw body and, after it,
//! the hexadecimal SHA-256 of the secret key.
//!
//! Accounts made long ago are said to use the secret itself; the vendor's page
//! does not, and there is no row for it.
//!
//! Source: <https://developers.shuftipro.com> (FAQ, Response Signature).

use crate::scheme::{About, Algorithm, Body, Confidence, Encoding, Field, Format, Part, Scheme, Signature};

/// Secret: In the Shufti back-office, the Settings page › API keys: the Secret Key, shown once,
/// when it is generated. Source: <https://developers.shuftipro.com/docs/ra/authorization/>.
pub(crate) const CALLBACK: Scheme<'static> = Scheme {
    name: "shufti",
    about: &About::new("Shufti", "https://developers.shuftipro.com", Confidence::Vendor)
        .identity("a reference and a status, which may come back: nothing names the event or its time"),
    algorithm: Algorithm::Sha256,
    signature: Signature::header("signature", Encoding::Hex),
    content: &[Part::Body, Part::SecretSha256],
    body: Body { formats: &[Format::Json], id: &[Field::Member("reference")], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
