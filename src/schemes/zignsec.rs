//! `ZignSec`: two ways of signing that share one header, and products that do
//! not sign.
//!
//! They are separate schemes, never told apart by the value: the code of a v5
//! delivery over `t.body` is also a v2 code over a body that begins with `t.`,
//! so whoever accepted both under one key would accept a captured v5 delivery,
//! reshaped, for ever.
//!
//! Sources: <http://docs.zignsec.com/api/webhooks/> (v2 and the addresses),
//! <https://docs.zignsec.com/guides/webhooks/> (v5).

use crate::document::shape::{Kind, members};
use crate::error::Code;
use crate::scheme::{
    About, Algorithm, Body, Confidence, Covers, Encoding, Field, Format, Layout, Origin, Part, Scheme,
    Signature, Timestamp, Tolerance, Unit, Unlike,
};

const HEADER: &str = "x-zignsec-hmac-sha256";

/// Base64 HMAC-SHA256 of the raw body, the key being the access token's UTF-8.
///
/// Secret: It is the access token (AppId secret) that ZignSec gives you for its API. Source:
/// <http://docs.zignsec.com/api/webhooks/>.
pub(crate) const V2: Scheme<'static> = Scheme {
    name: "zignsec",
    about: &About::new("ZignSec", "http://docs.zignsec.com/api/webhooks/", Confidence::Vendor)
        .identity("nothing names the event or its time, and a session's states repeat")
        .retries(48, "http://docs.zignsec.com/api/webhooks/"),
    signature: Signature::header(HEADER, Encoding::Base64),
    sources: SOURCES,
    body: Body { unlike: Some(Unlike::Timed), ..BODY },
    advice: &[(
        Code::MissingSignature,
        "; ZignSec signs only the eIDs of its v2 API and its gateway: for other products use \"zignsec-unsigned\" with sourceAddresses",
    )],
    ..Scheme::BODY_HMAC
};

/// `t=<time>,v1=<hex>[,v1=<hex>…]` over `<time>.<raw body>`. The page does not
/// state `t`'s unit, nor whether a retry is signed anew.
pub(crate) const V5: Scheme<'static> = Scheme {
    name: "zignsec-v5",
    about: &About::new("ZignSec", "https://docs.zignsec.com/guides/webhooks/", Confidence::Vendor)
    .identity("nothing names the event or its time, an update can repeat, and whether a retry is signed anew is not documented"),
    signature: Signature::header(HEADER, Encoding::Hex).layout(Layout::Pairs {
        separator: ",",
        time: "t",
        tags: &["v1"],
    }),
    content: &[Part::Timestamp, Part::Literal("."), Part::Body],
    timestamp: Some(Timestamp {
        origin: Origin::Signature,
        unit: Unit::SecondsOrMilliseconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    body: Body { shape: GatewayNotification::SHAPE, ..BODY },
    ..Scheme::BODY_HMAC
};

/// Products whose webhooks carry no signature: the sender's address is checked instead.
pub(crate) const UNSIGNED: Scheme<'static> = Scheme {
    name: "zignsec-unsigned",
    about: &About::new("ZignSec", "http://docs.zignsec.com/api/webhooks/", Confidence::Vendor)
        .identity("nothing is signed")
        .retries(48, "http://docs.zignsec.com/api/webhooks/"),
    algorithm: Algorithm::SenderOnly,
    covers: Covers::Sender,
    sources: SOURCES,
    body: BODY,
    ..Scheme::BODY_HMAC
};

/// The addresses that the v2 page lists, and those it calls additional.
const SOURCES: &[&str] = &[
    "137.117.208.108",
    "137.117.208.41",
    "137.117.211.152",
    "137.117.218.101",
    "137.117.210.101",
    "137.117.214.210",
    "137.117.214.88",
    "137.117.212.13",
];

const BODY: Body<'static> = Body {
    formats: &[Format::Json, Format::Xml],
    id: &[Field::Member("id")],
    shape: Notification::SHAPE,
    ..Scheme::BODY_HMAC.body
};

members! {
    /// What `ZignSec`'s v2 API sends.
    Notification {
        /// The session's id.
        "id" id: Text,
        /// The identity provider and flow, such as `sbid`.
        "method" method: Text,
        /// The person: an [`Identity`].
        "identity" identity: Object(Identity::SHAPE),
        /// Swedish BankID's own proof, for `hookseal::evidence`: a [`BankIdSe`].
        "BankIDSE" bank_id_se: Object(BankIdSe::SHAPE),
        /// Text, numbers, or objects with `code` and `description`.
        "errors" errors: List(&Kind::Issue(Issue::SHAPE)),
        /// A pending identification's `identity.state`.
        "result" result: Object(PendingResult::SHAPE),
        /// What the caller gave when the session began.
        "relayState" relay_state: Text,
    }
}

members! {
    /// A person, as `ZignSec`'s v2 API describes them.
    Identity {
        /// ISO 3166-1 alpha-2.
        "CountryCode" country_code: Text,
        /// The first name.
        "FirstName" first_name: Text,
        /// The last name.
        "LastName" last_name: Text,
        /// The full name.
        "FullName" full_name: Text,
        /// The national identity number, exactly as sent.
        "PersonalNumber" personal_number: Text,
        /// `YYYY-MM-DD`.
        "DateOfBirth" date_of_birth: Text,
        /// Years, in digits.
        "Age" age: Integer,
        /// The gender.
        "Gender" gender: Text,
        /// Such as `BankIDSE`.
        "IdProviderName" id_provider_name: Text,
        /// ISO 8601 with seven fractional digits and an offset; `IdentificationDateMs` has the milliseconds.
        "IdentificationDate" identification_date: Date("IdentificationDateMs"),
        /// The identity provider's id of the request.
        "IdProviderRequestId" id_provider_request_id: Text,
        /// The identity provider's id of the person.
        "IdProviderPersonId" id_provider_person_id: Text,
        /// The customer's id of the person.
        "CustomerPersonId" customer_person_id: Text,
    }
}

members! {
    /// What Swedish BankID hands over: nothing of it is verified by verifying the webhook.
    BankIdSe {
        /// An XML signature by the person's own key, in base64.
        "signature" signature: Text,
        /// The OCSP response of the person's bank, in base64.
        "ocspResponse" ocsp_response: Text,
    }
}

members! {
    /// An error with a code.
    Issue {
        /// Such as `USER_CANCEL`; some products send a number.
        "code" code: TextOrNumber,
        /// For a person to read.
        "description" description: Text,
    }
}

members! {
    /// The result of a pending identification.
    PendingResult {
        /// A [`PendingIdentity`].
        "identity" identity: Object(PendingIdentity::SHAPE),
    }
}

members! {
    /// The state of a pending identification.
    PendingIdentity {
        /// `PENDING` or `FINISHED`.
        "state" state: Text,
    }
}

members! {
    /// What `ZignSec`'s gateway (v5) sends.
    GatewayNotification {
        /// `session_created`, `session_updated`, …: compare without regard to case.
        "event" event: Text,
        /// The session's id.
        "id" id: Text,
        /// The integration's id.
        "integration_id" integration_id: Text,
        /// What the caller gave when the session began.
        "relay_state" relay_state: Text,
        /// Each product has its own data here.
        "result" result: Object(crate::document::shape::Shape::ANY),
        /// The workflow session's id.
        "workflow_session_id" workflow_session_id: Text,
    }
}
