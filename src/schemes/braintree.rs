//! Braintree: a form with `bt_payload`, which is base64 of XML, and `bt_signature`,
//! `<public key>|<hex>` with `&` between them: HMAC-SHA1 of `bt_payload`, the key being
//! the SHA-1 of the API's private key. The public key is not signed: each secret is
//! tried on each.
//!
//! The library's own samples sign `bt_payload` with a line feed behind it, which may
//! be lost on the way. The XML has a time, in a member, and no window is documented.
//!
//! Source: the vendor's library, `braintree` 3.40.0 (npm), `webhook_notification_gateway.js`.

use crate::scheme::{
    About, Algorithm, Body, Confidence, Covers, Encoding, Field, Format, KeyFormat, Layout, Part, Place,
    Scheme, Signature,
};

const PAYLOAD: Field<'static> = Field::Member("bt_payload");

/// Secret: It is the API's private key: in the Braintree Control Panel, gear icon › API › API Keys.
/// Source:
/// <https://developer.paypal.com/braintree/articles/control-panel/important-gateway-credentials>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "braintree",
    about: &About::new(
        "Braintree",
        "https://developer.paypal.com/braintree/docs/guides/webhooks/parse/node",
        Confidence::Vendor,
    )
    .identity("nothing names the notification, and whether a retry has the same time is not documented")
    .retries(24, "https://developer.paypal.com/braintree/docs/guides/webhooks/parse/node"),
    algorithm: Algorithm::HmacSha1,
    key: KeyFormat::Sha1,
    signature: Signature {
        place: Place::Field(Field::Member("bt_signature")),
        layout: Layout::Keyed { separator: "&", between: "|" },
        encoding: Encoding::Hex,
    },
    content: &[Part::Line(PAYLOAD)],
    alternates: &[&[Part::Field(PAYLOAD)]],
    covers: Covers::Fields,
    body: Body { formats: &[Format::Form], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
