//! Authorize.net: a hexadecimal HMAC-SHA512 of the raw body, after `sha512=`. The
//! vendor writes capitals. The key is the Signature Key's text: it looks like
//! hexadecimal, and the vendor's transaction hash decodes it, but webhooks do not.
//!
//! An amount such as 1.1 is known to have been signed as 1.10 and sent as 1.1: such a
//! delivery is refused.
//!
//! Sources: <https://developer.authorize.net/api/reference/features/webhooks.html>; the
//! key: the tests of `stymiee/authnetjson`, and deliveries in the vendor's forum that
//! verify with it (secondary).

use crate::scheme::{About, Algorithm, Confidence, Encoding, Field, Layout, Replay, Scheme, Signature};

/// Secret: In the Authorize.net Merchant Interface, Account › Settings › API Credentials & Keys ›
/// New Signature Key. Source:
/// <https://support.authorize.net/knowledgebase/Knowledgearticle/?code=000001502>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "authorize-net",
    about: &About::new(
        "Authorize.net",
        "https://developer.authorize.net/api/reference/features/webhooks.html",
        Confidence::Secondary,
    )
    .identity("the notification's id, under which the vendor lists its attempts"),
    algorithm: Algorithm::HmacSha512,
    signature: Signature::header("x-anet-signature", Encoding::HexAnyCase)
        .layout(Layout::Prefixed("sha512=")),
    replay: Replay::Field(Field::Member("notificationId")),
    ..Scheme::BODY_HMAC
};
