//! Truv: `v1=` and a hexadecimal HMAC-SHA256 of the raw body, the key being the
//! access secret.
//!
//! Sources: <https://truv.com/docs/api-reference/security>,
//! <https://docs.truv.com/api-reference/webhooks>; for what a body has,
//! <https://docs.truv.com/api-reference/tasks/events>,
//! <https://docs.truv.com/api-reference/orders/events>.

use crate::document::shape::members;
use crate::scheme::{About, Body, Confidence, Encoding, Format, Layout, Scheme, Signature};

/// Secret: In the Truv Dashboard, Development › API Keys: the secret (Access Secret) of the same
/// environment. Source: <https://truv.com/docs/developers/dashboard/development>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "truv",
    about: &About::new("Truv", "https://docs.truv.com/api-reference/webhooks", Confidence::Vendor)
        .identity("`webhook_id` is the request's: whether a retry keeps it is not documented"),
    signature: Signature::header("x-webhook-sign", Encoding::Hex).layout(Layout::Prefixed("v1=")),
    body: Body { formats: &[Format::Json], shape: Notification::SHAPE, ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};

members! {
    /// What Truv sends.
    Notification {
        /// This request's id.
        "webhook_id" webhook_id: Text,
        /// Such as `task-status-updated`, `order-status-updated`; an open set.
        "event_type" event_type: Text,
        /// When it happened, in ISO 8601.
        "event_created_at" event_created_at: Text,
        /// The same, in ISO 8601.
        "updated_at" updated_at: Text,
        /// The task's or the order's, such as `done`, `completed`.
        "status" status: Text,
        /// Truv's id of the person.
        "user_id" user_id: Text,
        /// The link's id.
        "link_id" link_id: Text,
        /// The task's id.
        "task_id" task_id: Text,
        /// The order's id.
        "order_id" order_id: Text,
        /// The order's number, for people.
        "order_number" order_number: Text,
        /// The employer's id.
        "employer_id" employer_id: Text,
        /// The template's id.
        "template_id" template_id: Text,
        /// Such as `income`, `employment`, `assets`.
        "product" product: Text,
        /// Such as `payroll`, `docs`.
        "data_source" data_source: Text,
        /// What the caller gave with the bridge token.
        "tracking_info" tracking_info: Text,
    }
}
