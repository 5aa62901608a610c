//! Keys of both curves that openssl makes for the test, and what signs with them.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P256_SHA256_FIXED_SIGNING, ECDSA_P384_SHA384_ASN1_SIGNING,
    ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair, EcdsaSigningAlgorithm, KeyPair as _,
};

use crate::der::{bits, oid, seq};
use crate::keys::{folder, run};

/// Whose key it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Owner {
    Root,
    Intermediate,
    Leaf,
    /// A leaf with a key of P-384.
    Wide,
    /// An attacker's CA and an attacker's leaf.
    Authority,
    Attacker,
}

impl Owner {
    const ALL: [Self; 6] =
        [Self::Root, Self::Intermediate, Self::Leaf, Self::Wide, Self::Authority, Self::Attacker];

    pub(crate) const fn is_p256(self) -> bool {
        matches!(self, Self::Leaf | Self::Attacker)
    }

    const fn algorithm(self, is_der: bool) -> &'static EcdsaSigningAlgorithm {
        match (self.is_p256(), is_der) {
            (true, true) => &ECDSA_P256_SHA256_ASN1_SIGNING,
            (true, false) => &ECDSA_P256_SHA256_FIXED_SIGNING,
            (false, true) => &ECDSA_P384_SHA384_ASN1_SIGNING,
            (false, false) => &ECDSA_P384_SHA384_FIXED_SIGNING,
        }
    }

    pub(crate) fn pem(self) -> PathBuf {
        LazyLock::force(&KEYS);
        folder().join(format!("ec-{}.pem", self as usize))
    }

    /// The point, uncompressed.
    pub(crate) fn public(self) -> Vec<u8> {
        self.pair(true).public_key().as_ref().to_vec()
    }

    /// SubjectPublicKeyInfo.
    pub(crate) fn info(self) -> Vec<u8> {
        let curve = if self.is_p256() { "1.2.840.10045.3.1.7" } else { "1.3.132.0.34" };
        seq(&[seq(&[oid("1.2.840.10045.2.1"), oid(curve)]), bits(&self.public())])
    }

    /// A signature as certificates have it (DER), or as tokens do (two numbers). That of a
    /// certificate is the same in a run: one that is made twice is one.
    pub(crate) fn sign(self, message: &[u8], is_der: bool) -> Vec<u8> {
        let new =
            || self.pair(is_der).sign(&SystemRandom::new(), message).expect("it signs").as_ref().to_vec();
        if !is_der {
            return new();
        }
        let mut signatures = SIGNATURES.lock().expect("nobody failed");
        signatures.entry((self, message.to_vec())).or_insert_with(new).clone()
    }

    fn pair(self, is_der: bool) -> EcdsaKeyPair {
        let key = &KEYS[self as usize];
        EcdsaKeyPair::from_pkcs8(self.algorithm(is_der), key, &SystemRandom::new()).expect("a key")
    }
}

type Signatures = HashMap<(Owner, Vec<u8>), Vec<u8>>;

static SIGNATURES: LazyLock<Mutex<Signatures>> = LazyLock::new(Mutex::default);
/// PKCS #8.
static KEYS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| Owner::ALL.into_iter().map(new_key).collect());

fn new_key(owner: Owner) -> Vec<u8> {
    let path = folder().join(format!("ec-{}.pem", owner as usize));
    let pem = path.to_str().expect("text");
    let curve = if owner.is_p256() { "ec_paramgen_curve:P-256" } else { "ec_paramgen_curve:P-384" };
    assert!(run("openssl", &["genpkey", "-algorithm", "EC", "-pkeyopt", curve, "-out", pem]).0);
    let text = std::fs::read_to_string(&path).expect("a key");
    let base64: String = text.lines().filter(|line| !line.starts_with('-')).collect();
    STANDARD.decode(base64).expect("base64")
}
