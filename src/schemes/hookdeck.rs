//! Hookdeck: a base64 HMAC-SHA256 of the raw body, sent on by the method by which it came.
//!
//! Sources: the vendor's recipes, <https://github.com/hookdeck/webhook-skills>;
//! <https://hookdeck.com/docs/destinations> for the method.

use crate::scheme::{About, Confidence, Encoding, Scheme, Signature};

/// Secret: In the Hookdeck project, Settings › Secrets: the signing secret, one for the whole
/// project. Source: <https://trigger.dev/docs/webhooks/providers/hookdeck> (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "hookdeck",
    about: &About::new("Hookdeck", "https://hookdeck.com/docs/authentication", Confidence::Vendor)
        .identity("two events of a source can have the same body: their ids are headers that are not signed"),
    signature: Signature::header("x-hookdeck-signature", Encoding::Base64),
    method: "",
    ..Scheme::BODY_HMAC
};
