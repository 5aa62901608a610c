//! One candidate: decoded signatures, and the time beside them.

use super::decode::{decode, decode_any};
use crate::crypto::mac;
use crate::crypto::presented::Presented;
use crate::key_math::PublicKey;
use crate::keys::RSA_BYTES;
use crate::request::form_error::FormError;
use crate::request::jws;
use crate::scheme::{Algorithm, JwsAlgorithm, Place, Scheme};

/// The most signatures that one delivery may carry.
pub(crate) const MAX_TAGS: usize = 16;
/// The most where each has a header of its own: the boundary to JavaScript has a
/// place for 64 headers, of which some are others.
pub(super) const MAX_NUMBERED: usize = 40;
/// The most by public keys: each takes as long to verify as a thousand codes.
const MAX_PUBLIC_TAGS: usize = 4;
/// The longest text of a time.
pub(crate) const MAX_TIME_BYTES: usize = 48;

/// A signature that the sender presents, and its time: text and bytes, nothing verified.
#[derive(Clone)]
pub(crate) struct Candidate {
    pub(super) presented: Presented,
    pub(super) time: Vec<u8>,
    /// The only secret that may have signed, where the place of the signature says so.
    pub(crate) secret: Option<usize>,
}

impl Candidate {
    /// No signature yet, at no time.
    pub(super) const EMPTY: Self = Self { presented: Presented::EMPTY, time: Vec::new(), secret: None };

    pub(crate) const fn presented(&self) -> &Presented {
        &self.presented
    }

    /// The time, in the field's own characters; empty where there is none.
    pub(crate) fn time(&self) -> &[u8] {
        &self.time
    }

    pub(super) fn set_time(&mut self, text: &str) -> Result<(), FormError> {
        if text.len() > MAX_TIME_BYTES {
            return Err(FormError::TooLong);
        }
        self.time = text.into();
        Ok(())
    }

    pub(super) fn add(&mut self, scheme: &Scheme<'_>, text: &str) -> Result<(), FormError> {
        let most = match scheme.signature.place {
            _ if scheme.algorithm.is_public() => MAX_PUBLIC_TAGS,
            Place::Numbered(_) => MAX_NUMBERED,
            _ => MAX_TAGS,
        };
        if self.presented.tags.len().saturating_add(self.presented.long.len()) >= most {
            return Err(FormError::TooMany);
        }
        let encoding = scheme.signature.encoding;
        if scheme.algorithm == Algorithm::EcdsaP256 || scheme.algorithm.is_rsa() {
            let bytes = decode_any(encoding, text).ok_or(FormError::NotATag)?;
            return self.add_bytes(scheme.algorithm, &bytes);
        }
        self.presented.tags.push(decode(scheme.algorithm, encoding, text).ok_or(FormError::NotATag)?);
        Ok(())
    }

    /// Takes the bytes of a signature that has no fixed length.
    fn add_bytes(&mut self, algorithm: Algorithm, bytes: &[u8]) -> Result<(), FormError> {
        match algorithm {
            _ if algorithm.is_rsa() && RSA_BYTES.contains(&bytes.len()) => {
                self.presented.long.push(bytes.to_vec());
            }
            Algorithm::EcdsaP256 => {
                self.presented.tags.push(PublicKey::ecdsa_from_der(bytes).ok_or(FormError::NotATag)?);
            }
            _ => return Err(FormError::NotATag),
        }
        Ok(())
    }

    /// Takes a token: in it, also an ECDSA signature is of fixed length.
    pub(super) fn add_token(&mut self, token: &str, algorithms: &[JwsAlgorithm]) -> Result<(), FormError> {
        let (header, signature) = jws::read(token, algorithms)?;
        let algorithm = header.algorithm.algorithm();
        if algorithm == Algorithm::RsaPkcs1Sha256 {
            self.add_bytes(algorithm, &signature)?;
        } else if signature.len() == algorithm.tag_bytes() {
            self.presented.tags.push(mac::padded(&signature));
        } else {
            return Err(FormError::NotATag);
        }
        self.presented.token = Some(Box::new(header));
        Ok(())
    }
}
