#![doc = include_str!("../README.md")]

#[cfg(feature = "public-keys")]
mod address;
#[cfg(feature = "slim")]
mod base64_small;
#[cfg(feature = "full")]
mod custom;
#[cfg(feature = "full")]
mod diagnose;
mod document;
mod error;
mod event;
mod fields;
mod freshness;
mod handshake;
#[cfg(feature = "js")]
mod host;
#[cfg(feature = "http")]
mod http;
#[cfg(feature = "js")]
mod js;
mod jws;
mod mac;
mod message;
mod providers;
#[cfg(feature = "public-keys")]
mod public;
mod request;
mod scheme;
mod secret;
mod sha256;
mod shape;
mod sign;
mod signature;
mod signed;
#[cfg(feature = "slim")]
mod slim;
mod source;
mod split;
mod verify;

/// Whether what only some vendors need is there; see the feature.
const FULL: bool = cfg!(feature = "full");
/// Whether this is the slim wasm, which reads no body.
const SLIM: bool =
    cfg!(all(feature = "slim", target_family = "wasm", not(any(feature = "js", feature = "full"))));
/// Likewise public keys and tokens.
const PUBLIC_KEYS: bool = cfg!(feature = "public-keys");

#[cfg(feature = "http")]
pub use crate::http::header_pairs;
#[cfg(feature = "full")]
pub use custom::Description;
#[cfg(feature = "full")]
pub use diagnose::{Finding, Grade, Report};
pub use document::{Members, Value};
pub use error::{Code, Error};
pub use event::Event;
pub use handshake::Challenge;
pub use providers::{ALL as SCHEMES, named};
pub use request::Request;
pub use scheme::*;
pub use secret::Secret;
pub use shape::{Member, Shape};
pub use sign::Signing;
pub use source::{InvalidSource, Sources};
pub use verify::{Delivery, Options, Webhook};

/// Its examples are tests.
#[cfg(all(doctest, feature = "public-keys"))]
#[doc = include_str!("../docs/custom-schemes.md")]
struct CustomSchemes;

/// What `ZignSec` sends.
pub mod zignsec {
    pub use crate::providers::zignsec::{
        GatewayNotification, Identity, Issue, Notification, PendingIdentity, PendingResult,
    };
}

/// What `SheerID` sends.
pub mod sheerid {
    pub use crate::providers::sheerid::Notification;
}

/// What Didit sends.
pub mod didit {
    pub use crate::providers::didit::Notification;
}

/// What Jumio sends.
pub mod jumio {
    pub use crate::providers::jumio::{Account, Notification, WorkflowExecution};
}

/// What Onfido sends.
pub mod onfido {
    pub use crate::providers::onfido::{Notification, Object, Payload};
}

/// What Persona sends.
pub mod persona {
    pub use crate::providers::persona::{Attributes, Event, Notification};
}

/// What Sumsub sends.
pub mod sumsub {
    pub use crate::providers::sumsub::{Notification, ReviewResult};
}

/// What Trulioo sends.
pub mod trulioo {
    pub use crate::providers::trulioo::Notification;
}

/// What Veriff sends.
pub mod veriff {
    pub use crate::providers::veriff::{Notification, Verification};
}
