//! Sumsub: a hexadecimal HMAC of the raw body. Which one is said by a header
//! that nobody signs, so each is a scheme of its own, chosen by the caller;
//! SHA-1 is only for accounts that have nothing else.
//!
//! Sources: <https://docs.sumsub.com/docs/webhook-manager> (vendor), the names
//! of the headers and algorithms in many public integrations;
//! <https://docs.sumsub.com/docs/user-verification-webhooks>.

use crate::document::shape::{Kind, members};
use crate::scheme::{
    About, Algorithm, Body, Confidence, Encoding, Field, Replay, Require, Scheme, Signature,
};

const ALGORITHM: Field<'static> = Field::Header("x-payload-digest-alg");

/// SHA-256, the default.
///
/// Secret: In the Sumsub Dashboard, Dev space › Webhooks › Webhook manager › your webhook › Secret
/// key: generated for you, or set your own. Source: <https://docs.sumsub.com/docs/webhook-manager>.
pub(crate) const SHA256: Scheme<'static> = Scheme {
    name: "sumsub",
    about: &About::new("Sumsub", "https://docs.sumsub.com/docs/webhook-manager", Confidence::Vendor)
        .identity(
            "it has the event's correlation id and its time in milliseconds, and nothing of the attempt",
        )
        .retries(25, "https://docs.sumsub.com/docs/webhook-manager"),
    signature: Signature::header("x-payload-digest", Encoding::Hex),
    require: &[Require::Is(ALGORITHM, "HMAC_SHA256_HEX")],
    replay: Replay::Body,
    body: Body {
        formats: &[],
        id: &[Field::Member("applicantId")],
        shape: Notification::SHAPE,
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};

/// SHA-512.
///
/// Secret: In the Sumsub Dashboard, Dev space › Webhooks › Webhook manager › your webhook › Secret
/// key: generated for you, or set your own. Source: <https://docs.sumsub.com/docs/webhook-manager>.
pub(crate) const SHA512: Scheme<'static> = Scheme {
    name: "sumsub-sha512",
    algorithm: Algorithm::HmacSha512,
    require: &[Require::Is(ALGORITHM, "HMAC_SHA512_HEX")],
    ..SHA256
};

/// SHA-1, for webhooks that were made long ago.
///
/// Secret: In the Sumsub Dashboard, Dev space › Webhooks › Webhook manager › your webhook › Secret
/// key: generated for you, or set your own. Source: <https://docs.sumsub.com/docs/webhook-manager>.
pub(crate) const SHA1: Scheme<'static> = Scheme {
    name: "sumsub-sha1",
    algorithm: Algorithm::HmacSha1,
    require: &[Require::Is(ALGORITHM, "HMAC_SHA1_HEX")],
    ..SHA256
};

members! {
    /// What Sumsub sends.
    Notification {
        /// Such as `applicantReviewed`; an open set.
        "type" kind: Text,
        /// The applicant's id.
        "applicantId" applicant_id: Text,
        /// The inspection's id.
        "inspectionId" inspection_id: Text,
        /// For the vendor's support.
        "correlationId" correlation_id: Text,
        /// The caller's id of the applicant.
        "externalUserId" external_user_id: Text,
        /// The verification level.
        "levelName" level_name: Text,
        /// `individual` or `company`.
        "applicantType" applicant_type: Text,
        /// Such as `completed`.
        "reviewStatus" review_status: Text,
        /// A [`ReviewResult`].
        "reviewResult" review_result: Object(ReviewResult::SHAPE),
        /// When it happened, in UTC: `yyyy-MM-dd HH:mm:ss.fff`.
        "createdAtMs" created_at_ms: TextOrNumber,
        /// The caller's account.
        "clientId" client_id: Text,
    }
}

members! {
    /// How a review ended.
    ReviewResult {
        /// `GREEN` or `RED`.
        "reviewAnswer" review_answer: Text,
        /// May be shown to the applicant.
        "moderationComment" moderation_comment: Text,
        /// May not be shown to the applicant.
        "clientComment" client_comment: Text,
        /// `FINAL` or `RETRY`.
        "reviewRejectType" review_reject_type: Text,
        /// Why, as the vendor's labels.
        "rejectLabels" reject_labels: List(&Kind::Text),
    }
}
