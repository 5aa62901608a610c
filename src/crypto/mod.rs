//! Keys, codes and signatures: the only folder that names the crates of cryptography.

#[cfg(feature = "public-keys")]
pub(crate) mod certificate;
#[cfg(feature = "js")]
mod js_sha256;
#[cfg(feature = "public-keys")]
pub(crate) mod jwks;
pub(crate) mod key;
pub(crate) mod mac;
pub(crate) mod message;
pub(crate) mod presented;
#[cfg(feature = "public-keys")]
pub(crate) mod public;
mod sha256;
