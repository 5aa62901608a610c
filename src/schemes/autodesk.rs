//! Autodesk: a hexadecimal HMAC-SHA1 of the raw body, after `sha1hash=`.
//!
//! Sources: <https://aps.autodesk.com/en/docs/webhooks/v1/overview/basics> (that there
//! is a signature); the vendor's samples,
//! <https://github.com/autodesk-platform-services/aps-webhooks-signature>.

use crate::scheme::{About, Algorithm, Confidence, Encoding, Layout, Scheme, Signature};

/// Secret: You choose it: set the secret token with `POST /webhooks/v1/tokens`, or for one webhook
/// with the Update Webhook operation. Source:
/// <https://aps.autodesk.com/en/docs/webhooks/v1/tutorials/how-to-verify-payload-signature/>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "autodesk",
    about: &About::new(
        "Autodesk",
        "https://aps.autodesk.com/en/docs/webhooks/v1/overview/basics",
        Confidence::Vendor,
    )
    .identity("nothing names the event or its time: the delivery's id is a header that is not signed")
    .retries(48, "https://aps.autodesk.com/en/docs/webhooks/v1/overview/event-delivery-guarantees"),
    algorithm: Algorithm::HmacSha1,
    signature: Signature::header("x-adsk-signature", Encoding::Hex).layout(Layout::Prefixed("sha1hash=")),
    ..Scheme::BODY_HMAC
};
