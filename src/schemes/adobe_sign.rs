//! Adobe Acrobat Sign: nothing is signed. Every request carries the client id
//! of the application that made the webhook, and every answer must carry it
//! back: of the GET that asks whether the receiver is there, which is a challenge, and
//! of each POST. Bodies have up to 10 MB.
//!
//! A client id is no secret towards whoever uses the application: allow only
//! the vendor's addresses, too.
//!
//! Sources: <https://helpx.adobe.com/sign/web/developers/webhooks/overview.html>; for what
//! a body has, <https://github.com/adobe/acrobat-sign>
//! (`docs/acrobat_sign_events/payloads`).

use crate::document::shape::members;
use crate::scheme::{
    About, Algorithm, Answer, Body, Confidence, Covers, Encoding, Field, Format, Handshake, Part, Reception,
    Reply, Scheme, Signature,
};

const CLIENT_ID: &str = "x-adobesign-clientid";

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "adobe-sign",
    about: &About::new(
        "Adobe Acrobat Sign",
        "https://helpx.adobe.com/sign/web/developers/webhooks/overview.html",
        Confidence::Vendor,
    )
    .identity("nothing is signed")
    .retries(72, "https://github.com/adobe/acrobat-sign/blob/main/docs/acrobat_sign_events/index.html")
    .reception(&Reception {
        max_body_bytes: 10 << 20,
        answer: Some(Answer { echo: CLIENT_ID, ..Answer::EMPTY }),
        ..Reception::USUAL
    }),
    algorithm: Algorithm::Token,
    signature: Signature::header(CLIENT_ID, Encoding::Text),
    content: &[Part::Secret],
    covers: Covers::Sender,
    handshakes: &[Handshake {
        method: "GET",
        // Only the caller's own client id is sent back.
        signed: true,
        when: &[],
        token: None,
        status: 200,
        headers: &[(CLIENT_ID, &[Reply::Field(Field::Header(CLIENT_ID))])],
        body: &[],
    }],
    body: Body {
        formats: &[Format::Json],
        id: &[Field::Member("webhookNotificationId")],
        shape: Notification::SHAPE,
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};

members! {
    /// What Adobe sends. The resource is in the member that `eventResourceType` names.
    Notification {
        /// The webhook's id.
        "webhookId" webhook_id: Text,
        /// The webhook's name.
        "webhookName" webhook_name: Text,
        /// Different for each event.
        "webhookNotificationId" webhook_notification_id: Text,
        /// Such as `AGREEMENT_ACTION_COMPLETED`; an open set.
        "event" event: Text,
        /// More of the event.
        "subEvent" sub_event: Text,
        /// When it happened, in ISO 8601.
        "eventDate" event_date: Text,
        /// `agreement`, `widget`, `megasign`, `library_document`, …
        "eventResourceType" event_resource_type: Text,
        /// Whom it is about.
        "participantUserEmail" participant_user_email: Text,
        /// Who did it.
        "actingUserEmail" acting_user_email: Text,
        /// A [`Resource`].
        "agreement" agreement: Object(Resource::SHAPE),
        /// A [`Resource`].
        "widget" widget: Object(Resource::SHAPE),
        /// A [`Resource`].
        "megaSign" mega_sign: Object(Resource::SHAPE),
        /// A [`Resource`].
        "libraryDocument" library_document: Object(Resource::SHAPE),
    }
}

members! {
    /// An agreement, web form, bulk send or template.
    Resource {
        /// Its id.
        "id" id: Text,
        /// Its name.
        "name" name: Text,
        /// Such as `OUT_FOR_SIGNATURE`, `SIGNED`.
        "status" status: Text,
    }
}
