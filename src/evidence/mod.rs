//! Proofs that a webhook carries beside its own signature: verified to their roots, so
//! that they need not be believed because the vendor sent them.
//!
//! [`Proof`] is that of Swedish BankID, [`apple::Notification`] one of Apple's App Store,
//! [`id_token::IdToken`] one of OpenID Connect.
//! `docs/evidence.md` says what is proven and what not.

mod anchor;
pub mod apple;
mod bankid;
mod base64;
mod certificate;
mod chain;
mod claims;
mod der;
mod digest;
mod ecdsa;
mod expected;
pub mod id_token;
mod identity;
mod medium;
mod name;
mod number;
mod ocsp;
mod profile;
mod proven;
mod refusal;
mod rsa;
mod same_name;
mod time;
mod token;
mod xml;

pub use anchor::{Anchor, Environment};
pub use bankid::Proof;
pub use expected::{Claimed, Expected};
pub use medium::Medium;
pub use proven::{Compared, Evidence, Holder, Person, Purpose, RelyingParty, Visible};
pub use refusal::{Code, Refusal, Step};
