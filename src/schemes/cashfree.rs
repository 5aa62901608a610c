//! Cashfree Payments: a base64 HMAC-SHA256 over `<time><raw body>`. What the time
//! counts was not found: it is signed, and not judged. Cashfree Secure ID signs in
//! another way.
//!
//! Sources: <https://www.cashfree.com/docs/payments/subscription/webhook-signature>; for
//! what a body has,
//! <https://www.cashfree.com/docs/api-reference/payments/latest/payments/webhooks>.

use crate::document::shape::members;
use crate::scheme::{About, Body, Confidence, Encoding, Field, Form, Part, Replay, Scheme, Signature};

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
    body: Body { shape: Notification::SHAPE, ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};

members! {
    /// What Cashfree sends.
    Notification {
        /// Such as `PAYMENT_SUCCESS_WEBHOOK`; an open set.
        "type" kind: Text,
        /// When it happened, in ISO 8601.
        "event_time" event_time: Text,
        /// A [`Data`].
        "data" data: Object(Data::SHAPE),
    }
}

members! {
    /// What it is about.
    Data {
        /// An [`Order`].
        "order" order: Object(Order::SHAPE),
        /// A [`Payment`].
        "payment" payment: Object(Payment::SHAPE),
    }
}

members! {
    /// The order.
    Order {
        /// The caller's id of it.
        "order_id" order_id: Text,
    }
}

members! {
    /// The payment.
    Payment {
        /// Cashfree's id of it: text, or a number in older versions.
        "cf_payment_id" cf_payment_id: TextOrNumber,
        /// Such as `SUCCESS`, `FAILED`, `USER_DROPPED`.
        "payment_status" payment_status: Text,
    }
}
