//! `iDenfy`: a hexadecimal HMAC-SHA256 of the raw body, with a key for each
//! kind of notification.
//!
//! Sources: <https://documentation.idenfy.com/security/callback-signing>; for what a body
//! has, <https://documentation.idenfy.com/api-reference/webhooks/identification-expired>,
//! <https://documentation.idenfy.com/api-reference/webhooks/age-estimation-result>.

use crate::document::shape::{Kind, Shape, members};
use crate::scheme::{About, Body, Confidence, Encoding, Format, Scheme, Signature};

pub(crate) const CALLBACK: Scheme<'static> = Scheme {
    name: "idenfy",
    about: &About::new(
        "iDenfy",
        "https://documentation.idenfy.com/security/callback-signing",
        Confidence::Vendor,
    )
    .identity("nothing names the event: one body can be sent for two events, told apart by a header that is not signed"),
    signature: Signature::header("idenfy-signature", Encoding::Hex),
    body: Body { formats: &[Format::Json], shape: Notification::SHAPE, ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};

members! {
    /// What `iDenfy` sends of a verification. Companies and monitoring have their own members.
    Notification {
        /// The verification's id.
        "scanRef" scan_ref: Text,
        /// The caller's id of the person.
        "clientId" client_id: Text,
        /// What the caller gave beside it.
        "externalRef" external_ref: Text,
        /// A [`Status`]; of an age estimation a word such as `COMPLETED`.
        "status" status: Object(Status::SHAPE),
        /// What was read from the document.
        "data" data: Object(Shape::ANY),
        /// Where the photographs are.
        "fileUrls" file_urls: Object(Shape::ANY),
        /// Such as `PC`, `MOBILE_APP`.
        "platform" platform: Text,
        /// The company's id, where the person stands for one.
        "companyId" company_id: Text,
        /// The beneficiary's id, likewise.
        "beneficiaryId" beneficiary_id: Text,
    }
}

members! {
    /// How a verification ended.
    Status {
        /// `APPROVED`, `DENIED`, `SUSPECTED`, `REVIEWING`, `EXPIRED`, …
        "overall" overall: Text,
        /// The document, by machine: such as `DOC_VALIDATED`.
        "autoDocument" auto_document: Text,
        /// The document, by people.
        "manualDocument" manual_document: Text,
        /// The face, by machine: such as `FACE_MATCH`.
        "autoFace" auto_face: Text,
        /// The face, by people.
        "manualFace" manual_face: Text,
        /// What points to fraud.
        "fraudTags" fraud_tags: List(&Kind::Text),
        /// What differs from what the caller said.
        "mismatchTags" mismatch_tags: List(&Kind::Text),
    }
}
