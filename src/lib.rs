#![doc = include_str!("../README.md")]

mod crypto;
#[cfg(feature = "full")]
mod custom;
#[cfg(feature = "full")]
mod diagnose;
mod document;
mod error;
#[cfg(feature = "evidence")]
pub mod evidence;
mod request;
mod scheme;
mod schemes;
mod sign;
mod text;
mod verify;
#[cfg(any(feature = "evidence-js", feature = "js", feature = "slim"))]
mod wasm;

/// Whether what only some vendors need is there; see the feature.
const FULL: bool = cfg!(feature = "full");
/// Whether this is the slim wasm, which reads no body.
const SLIM: bool =
    cfg!(all(feature = "slim", target_family = "wasm", not(any(feature = "js", feature = "full"))));
/// Likewise public keys and tokens.
const PUBLIC_KEYS: bool = cfg!(feature = "public-keys");

#[cfg(feature = "full")]
pub use custom::Description;
#[cfg(feature = "full")]
pub use diagnose::{Finding, Grade, Report};
pub use document::{Member, Members, Shape, Value};
pub use error::{Code, Error};
#[cfg(feature = "http")]
pub use request::http::header_pairs;
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
        GatewayNotification, Identity, Issue, Notification, PendingIdentity, PendingResult,
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
