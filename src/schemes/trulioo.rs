//! Trulioo: a hexadecimal HMAC-SHA256 of the raw body, the key being the
//! webhook's `secretValue`.
//!
//! Before it sends events it asks whether the receiver is there: a POST with
//! `"type":"URL_VERIFICATION"`, to be answered with its `challenge`. The page
//! says nothing of a signature on it; what is sent back is only what came.
//!
//! Sources: <https://developer.trulioo.com/reference/hmac>,
//! <https://developer.trulioo.com/reference/webhook>,
//! <https://developer.trulioo.com/reference/api-handshake>.

use crate::document::shape::members;
use crate::scheme::{About, Body, Confidence, Encoding, Field, Format, Handshake, Reply, Scheme, Signature};

const CHALLENGE: Field<'static> = Field::Member("challenge");

/// Whether it is signed is not documented.
const ASKED: Handshake<'static> = Handshake {
    method: "POST",
    signed: false,
    when: &[(Field::Member("type"), "URL_VERIFICATION"), (CHALLENGE, "")],
    token: None,
    status: 200,
    headers: &[("content-type", &[Reply::Literal("text/plain; charset=utf-8")])],
    body: &[Reply::Field(CHALLENGE)],
};

/// Secret: Your Trulioo team gives it: ask them for the HMAC secret (`secretValue`). Source:
/// <https://developer.trulioo.com/reference/hmac>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "trulioo",
    about: &About::new("Trulioo", "https://developer.trulioo.com/reference/hmac", Confidence::Vendor)
        .identity(
            "the body counts the attempts (`retry`), and whether `id` is the event's is not documented",
        ),
    signature: Signature::header("x-trulioo-signature", Encoding::Hex),
    handshakes: &[ASKED, Handshake { signed: true, ..ASKED }],
    body: Body {
        formats: &[Format::Json],
        id: &[Field::Member("transactionId"), Field::Member("id")],
        shape: Notification::SHAPE,
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};

members! {
    /// What Trulioo sends. `event` and `error` have the flow's own data.
    Notification {
        /// The webhook's id.
        "id" id: Text,
        /// The transaction's id.
        "transactionId" transaction_id: Text,
        /// What the caller gave to find the transaction by.
        "clientId" client_id: Text,
    }
}
