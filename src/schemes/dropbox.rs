//! Dropbox: a hexadecimal HMAC-SHA256 of the raw body. A body names the accounts
//! that changed and nothing else, so that two events may have the same. A GET with
//! `challenge` is answered with just that.
//!
//! Source: <https://www.dropbox.com/developers/reference/webhooks>.

use crate::scheme::{About, Confidence, Encoding, Field, Handshake, Reply, Scheme, Signature};

/// Secret: It is your Dropbox app's app secret: in the App Console (dropbox.com/developers/apps),
/// your app. Source: <https://github.com/dropbox/mdwebhook>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "dropbox",
    about: &About::new(
        "Dropbox",
        "https://www.dropbox.com/developers/reference/webhooks",
        Confidence::Vendor,
    )
    .identity("a body names the accounts that changed and nothing else")
    .retries(1, "https://www.dropbox.com/developers/reference/webhooks"),
    signature: Signature::header("x-dropbox-signature", Encoding::Hex),
    handshakes: &[Handshake {
        method: "GET",
        signed: false,
        when: &[(Field::Query("challenge"), "")],
        token: None,
        status: 200,
        headers: &[("content-type", &[Reply::Literal("text/plain")])],
        body: &[Reply::Field(Field::Query("challenge"))],
    }],
    ..Scheme::BODY_HMAC
};
