//! Cashfree Payments: a base64 HMAC-SHA256 over `<time><raw body>`. What the time
//! counts was not found: it is signed, and not judged. Cashfree Secure ID signs in
//! another way.
//!
//! Source: <https://www.cashfree.com/docs/payments/subscription/webhook-signature>.

use crate::scheme::{About, Confidence, Encoding, Field, Form, Part, Replay, Scheme, Signature};

/// Secret: It is your Cashfree Payment Gateway secret key, the client secret of your API keys; for
/// partner webhooks it is the partner API key. Source:
/// <https://www.cashfree.com/docs/payments/online/webhooks/signature-verification>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "cashfree",
    about: &About::new(
        "Cashfree",
        "https://www.cashfree.com/docs/payments/subscription/webhook-signature",
        Confidence::Vendor,
    )
    .identity("it has the payment's id, its state and the event's time, and nothing of the attempt"),
    signature: Signature::header("x-webhook-signature", Encoding::Base64),
    content: &[Part::Field(Field::Header("x-webhook-timestamp")), Part::Body],
    forms: &[(Field::Header("x-webhook-timestamp"), Form::Plain)],
    replay: Replay::Body,
    sources: &[
        "52.66.25.127",
        "15.206.45.168",
        "52.66.101.190",
        "3.109.102.144",
        "18.60.134.245",
        "18.60.183.142",
    ],
    ..Scheme::BODY_HMAC
};
