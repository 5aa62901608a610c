//! Jumio: nothing is signed. What the vendor documents to tell its callbacks by
//! are the addresses they come from. A callback says only that a workflow has
//! changed: fetch the result.
//!
//! Source: <https://documentation.jumio.ai/docs/developer-resources/callback>.

use crate::document::shape::members;
use crate::scheme::{About, Algorithm, Body, Confidence, Covers, Field, Format, Scheme};

pub(crate) const CALLBACK: Scheme<'static> = Scheme {
    name: "jumio",
    about: &About::new(
        "Jumio",
        "https://documentation.jumio.ai/docs/developer-resources/callback",
        Confidence::Vendor,
    )
    .identity("nothing is signed"),
    algorithm: Algorithm::SenderOnly,
    covers: Covers::Sender,
    // callback.amer-1, callback.emea-1 and callback.apac-1.jumio.ai.
    sources: &[
        "34.202.241.227",
        "34.226.103.119",
        "34.226.254.127",
        "52.8.136.236",
        "54.177.61.57",
        "54.183.15.212",
        "34.253.41.236",
        "35.157.27.193",
        "52.48.0.25",
        "52.57.194.92",
        "52.58.113.86",
        "52.209.180.134",
        "3.0.109.121",
        "52.76.184.73",
        "52.77.102.92",
        "13.238.100.17",
        "13.238.203.238",
        "52.64.132.26",
    ],
    body: Body {
        formats: &[Format::Json],
        id: &[Field::Member("workflowExecution.id")],
        shape: Notification::SHAPE,
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};

members! {
    /// What Jumio sends.
    Notification {
        /// `YYYY-MM-DDThh:mm:ss.SSSZ`.
        "callbackSentAt" callback_sent_at: Text,
        /// What the caller gave when the workflow began.
        "userReference" user_reference: Text,
        /// A [`WorkflowExecution`].
        "workflowExecution" workflow_execution: Object(WorkflowExecution::SHAPE),
        /// An [`Account`].
        "account" account: Object(Account::SHAPE),
    }
}

members! {
    /// The workflow that changed.
    WorkflowExecution {
        /// Its id.
        "id" id: Text,
        /// Where the API has its result.
        "href" href: Text,
        /// The key of its definition.
        "definitionKey" definition_key: TextOrNumber,
        /// Such as `PROCESSED`.
        "status" status: Text,
    }
}

members! {
    /// The person's account.
    Account {
        /// Its id.
        "id" id: Text,
        /// Where the API has it.
        "href" href: Text,
    }
}
