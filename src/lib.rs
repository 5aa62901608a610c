#![doc = include_str!("../README.md")]
// docs.rs says of what is optional which feature it needs.
#![cfg_attr(docsrs, feature(doc_cfg))]
// What only the boundaries to JavaScript ask of the engine is there in every build.
#![cfg_attr(
    not(all(feature = "descriptions", feature = "lab", feature = "keys", feature = "slim")),
    allow(dead_code, reason = "asked for by the boundaries")
)]

mod crypto;
mod custom;
mod diagnose;
mod document;
mod error;
#[cfg(feature = "evidence")]
pub mod evidence;
#[cfg(feature = "http")]
mod http_headers;
mod keys;
mod request;
mod scheme;
mod schemes;
#[cfg(feature = "serde")]
mod serde_values;
mod sign;
#[cfg(feature = "slim")]
mod slim;
mod text;
mod verify;
#[cfg(feature = "js")]
mod wasm;

/// Whether this is a wasm of the npm package, which has a table of vendors and pages, and a
/// schema's words, beside any wasm.
const IS_PACKAGE: bool = cfg!(all(feature = "js", target_family = "wasm"));

/// The mathematics of public keys: here, in a wasm of its own, or nowhere.
#[cfg_attr(all(feature = "complete", target_family = "wasm"), path = "keys/host.rs")]
#[cfg_attr(
    all(feature = "public-keys", not(all(feature = "complete", target_family = "wasm"))),
    path = "keys/rust/mod.rs"
)]
#[cfg_attr(
    not(any(feature = "public-keys", all(feature = "complete", target_family = "wasm"))),
    path = "keys/absent.rs"
)]
mod key_math;
/// What the boundaries of evidence have in common, in the npm package.
#[cfg(any(feature = "apple-js", feature = "evidence-js", feature = "id-token-js"))]
#[path = "wasm/answer.rs"]
mod wasm_answer;
/// The boundary of Apple's notifications, in the npm package.
#[cfg(feature = "apple-js")]
#[path = "wasm/apple.rs"]
mod wasm_apple;
/// The boundary of schemes that their callers describe, in the npm package.
#[cfg(feature = "descriptions")]
#[path = "wasm/descriptions.rs"]
mod wasm_descriptions;
/// The boundary of `evidence`, in the npm package.
#[cfg(feature = "evidence-js")]
#[path = "wasm/evidence.rs"]
mod wasm_evidence;
/// What the boundaries of evidence have in common, in the npm package.
#[cfg(any(feature = "apple-js", feature = "evidence-js", feature = "id-token-js"))]
#[path = "wasm/exchange.rs"]
mod wasm_exchange;
/// The boundary of an id_token, in the npm package.
#[cfg(feature = "id-token-js")]
#[path = "wasm/id_token.rs"]
mod wasm_id_token;
/// The boundary of the mathematics of public keys, in the npm package.
#[cfg(feature = "keys")]
#[path = "wasm/keys.rs"]
mod wasm_keys;
/// The boundary of why a signature does not match, in the npm package.
#[cfg(feature = "lab")]
#[path = "wasm/lab.rs"]
mod wasm_lab;
/// The boundary of what a vendor would send, in the npm package.
#[cfg(feature = "complete")]
#[path = "wasm/sign.rs"]
mod wasm_sign;

/// The boundary of what inflates the others, in the npm package.
#[cfg(feature = "unpack")]
#[path = "wasm/unpack.rs"]
mod wasm_unpack;

/// Half the size of the standard library's.
#[cfg(all(
    target_family = "wasm",
    any(
        feature = "apple-js",
        feature = "evidence-js",
        feature = "id-token-js",
        feature = "js",
        feature = "keys",
        feature = "slim"
    )
))]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

pub use custom::Description;
pub use diagnose::{CAUSES, Entry, Finding, Grade, MessagePart, Report, Search, Spent, State, Step, Verdict};
pub use document::{Member, Members, Shape, Value};
pub use error::{Code, Error};
#[cfg(feature = "http")]
pub use http_headers::header_pairs;
pub use request::{InvalidSource, Request, Sources};
pub use scheme::*;
pub use schemes::{ALL as SCHEMES, named};
pub use sign::Signing;
pub use verify::{Challenge, Delivery, Event, Options, Secret, Webhook};

/// Its examples are tests.
#[cfg(all(doctest, feature = "public-keys"))]
#[doc = include_str!("../docs/custom-schemes.md")]
struct CustomSchemes;

/// Likewise.
#[cfg(all(doctest, feature = "evidence"))]
#[doc = include_str!("../docs/evidence.md")]
struct EvidencePage;

/// What `ZignSec` sends.
pub mod zignsec {
    pub use crate::schemes::zignsec::{
        BankIdSe, GatewayNotification, Identity, Issue, Notification, PendingIdentity, PendingResult,
    };
}

/// What `SheerID` sends.
pub mod sheerid {
    pub use crate::schemes::sheerid::Notification;
}

/// What Didit sends.
pub mod didit {
    pub use crate::schemes::didit::Notification;
}

/// What Jumio sends.
pub mod jumio {
    pub use crate::schemes::jumio::{Account, Notification, WorkflowExecution};
}

/// What Onfido sends.
pub mod onfido {
    pub use crate::schemes::onfido::{Notification, Object, Payload};
}

/// What Persona sends.
pub mod persona {
    pub use crate::schemes::persona::{Attributes, Event, Notification};
}

/// What Sumsub sends.
pub mod sumsub {
    pub use crate::schemes::sumsub::{Notification, ReviewResult};
}

/// What Trulioo sends.
pub mod trulioo {
    pub use crate::schemes::trulioo::Notification;
}

/// What Veriff sends.
pub mod veriff {
    pub use crate::schemes::veriff::{Notification, Verification};
}

/// What Adobe Acrobat Sign sends.
pub mod adobe_sign {
    pub use crate::schemes::adobe_sign::{Notification, Resource};
}

/// What Alloy sends.
pub mod alloy {
    pub use crate::schemes::alloy::{Data, Notification};
}

/// What BoldSign sends.
pub mod boldsign {
    pub use crate::schemes::boldsign::{Data, Event, Notification};
}

/// What Cashfree sends.
pub mod cashfree {
    pub use crate::schemes::cashfree::{Data, Notification, Order, Payment};
}

/// What Checkr sends.
pub mod checkr {
    pub use crate::schemes::checkr::{Data, Notification, Resource};
}

/// What `ComplyCube` sends.
pub mod complycube {
    pub use crate::schemes::complycube::{Notification, Resource};
}

/// What Criipto sends.
pub mod criipto {
    pub use crate::schemes::criipto::Notification;
}

/// What `DocuSign` sends.
pub mod docusign {
    pub use crate::schemes::docusign::{Data, Notification};
}

/// What Dojah sends.
pub mod dojah {
    pub use crate::schemes::dojah::Notification;
}

/// What Footprint sends.
pub mod footprint {
    pub use crate::schemes::footprint::Notification;
}

/// What `iDenfy` sends.
pub mod idenfy {
    pub use crate::schemes::idenfy::{Notification, Status};
}

/// What Incode sends.
pub mod incode {
    pub use crate::schemes::incode::Notification;
}

/// What `MetaMap` sends.
pub mod metamap {
    pub use crate::schemes::metamap::{Notification, Step};
}

/// What Middesk sends.
pub mod middesk {
    pub use crate::schemes::middesk::{Data, Notification, Resource};
}

/// What Ondato sends.
pub mod ondato {
    pub use crate::schemes::ondato::{Notification, Resource};
}

/// What Plaid sends.
pub mod plaid {
    pub use crate::schemes::plaid::Notification;
}

/// What Shufti sends.
pub mod shufti {
    pub use crate::schemes::shufti::Notification;
}

/// What Signable sends.
pub mod signable {
    pub use crate::schemes::signable::Notification;
}

/// What Truv sends.
pub mod truv {
    pub use crate::schemes::truv::Notification;
}

/// What Yoti sends.
pub mod yoti {
    pub use crate::schemes::yoti::Notification;
}

/// What Yousign sends.
pub mod yousign {
    pub use crate::schemes::yousign::{Data, Notification, Resource};
}
