//! `MetaMap` (Mati): a hexadecimal HMAC-SHA256 of the raw body.
//!
//! Sources: <https://docs.metamap.com/docs/configure-your-webhook-url>; for what a body
//! has, <https://docs.metamap.com/docs/webhook-specifications>, and for its statuses
//! notifications in public code (secondary).

use crate::document::shape::members;
use crate::scheme::{About, Body, Confidence, Encoding, Field, Format, Scheme, Signature};

/// Secret: You choose it: in the MetaMap Dashboard, the Integration tab › webhooks, beside the URL
/// (16 characters or more). Source: <https://docs.metamap.com/docs/configure-your-webhook-url>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "metamap",
    about: &About::new(
        "MetaMap",
        "https://docs.metamap.com/docs/configure-your-webhook-url",
        Confidence::Vendor,
    )
    .identity("a resource and what happened to it: nothing names the event or its time")
    .retries(1, "https://docs.getmati.com/docs/webhook-faq"),
    signature: Signature::header("x-signature", Encoding::Hex),
    sources: &["52.55.16.54", "52.5.135.13", "18.209.133.212", "52.7.73.154"],
    body: Body {
        formats: &[Format::Json],
        id: &[Field::Member("resource")],
        shape: Notification::SHAPE,
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};

members! {
    /// What `MetaMap` sends.
    Notification {
        /// Such as `verification_completed`, `step_completed`; an open set.
        "eventName" event_name: Text,
        /// Where the API has the verification.
        "resource" resource: Text,
        /// The flow's id.
        "flowId" flow_id: Text,
        /// When it happened, in ISO 8601.
        "timestamp" timestamp: Text,
        /// `verified`, `reviewNeeded`, `rejected`, …
        "identityStatus" identity_status: Text,
        /// The verification's own status.
        "status" status: Text,
        /// Where the dashboard has it.
        "matiDashboardUrl" mati_dashboard_url: Text,
        /// A [`Step`], where one was completed.
        "step" step: Object(Step::SHAPE),
    }
}

members! {
    /// A step of a verification.
    Step {
        /// Such as `document-reading`, `liveness`.
        "id" id: Text,
    }
}
