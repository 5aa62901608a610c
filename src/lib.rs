#![doc = "Webhook verification: one verdict in every runtime, and the reason when a signature fails."]

mod content;
mod document;
mod error;
mod event;
mod explain;
mod freshness;
#[cfg(feature = "js")]
mod js;
mod mac;
mod providers;
mod request;
mod scheme;
mod secret;
mod shape;
mod sign;
mod signature;
mod source;
mod verify;

pub use document::{Members, Value};
pub use error::{Code, Error};
pub use event::Event;
pub use providers::{ALL as SCHEMES, named};
pub use request::Request;
pub use scheme::*;
pub use secret::Secret;
pub use shape::{Member, Shape};
pub use source::{InvalidSource, Sources};
pub use verify::{Options, Webhook};

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
