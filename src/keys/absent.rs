//! No public keys: nothing that is read is one. No Webhook is made of a scheme that has
//! them ([`Scheme::needs`](crate::Scheme::needs)).

use crate::keys::{Encoded, KeyError, Kind, Signed, Validity};

/// Whether keys can be read in this build.
pub(crate) const ARE_HERE: bool = false;

/// A public key, of which there is none.
#[derive(Clone)]
pub(crate) enum PublicKey {}

impl PublicKey {
    pub(crate) const fn read(_: Encoded<'_>) -> Result<Self, KeyError> {
        Err(KeyError::NotAKey)
    }

    pub(crate) const fn kind(&self) -> Kind {
        match *self {}
    }

    pub(crate) const fn validity(&self) -> Option<Validity> {
        match *self {}
    }

    pub(crate) const fn verifies(&self, _: Signed<'_>, _: &[u8]) -> bool {
        match *self {}
    }

    pub(crate) const fn ecdsa_from_der(_: &[u8]) -> Option<[u8; 64]> {
        None
    }
}
