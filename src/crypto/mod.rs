//! Keys, codes and signatures: with `keys`, the only rooms that name the crates of cryptography.

pub(crate) mod jwks;
pub(crate) mod key;
pub(crate) mod mac;
pub(crate) mod message;
pub(crate) mod presented;
pub(crate) mod public;
pub(crate) mod sha256;
