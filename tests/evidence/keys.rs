//! Keys that openssl makes for the test, and what signs and hashes with them.

use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::digest;
use ring::rand::SystemRandom;
use ring::signature::{KeyPair as _, RSA_PKCS1_SHA256, RSA_PKCS1_SHA512, RsaKeyPair};

use crate::der::{bits, oid, seq, tlv};

/// Whose key it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    Root,
    Bank,
    Customer,
    Leaf,
    Responder,
    /// A second bank's CA for its customers.
    OtherCustomer,
    Attacker,
}

pub(crate) struct Key {
    pair: RsaKeyPair,
    pub(crate) pem: PathBuf,
}

impl Key {
    /// RSAPublicKey.
    pub(crate) fn public(&self) -> &[u8] {
        self.pair.public_key().as_ref()
    }

    /// SubjectPublicKeyInfo.
    pub(crate) fn info(&self) -> Vec<u8> {
        let algorithm = seq(&[oid("1.2.840.113549.1.1.1"), tlv(5, &[])]);
        seq(&[algorithm, bits(self.public())])
    }

    pub(crate) fn sign(&self, message: &[u8], is_sha512: bool) -> Vec<u8> {
        let mut signature = vec![0; self.pair.public().modulus_len()];
        let padding = if is_sha512 { &RSA_PKCS1_SHA512 } else { &RSA_PKCS1_SHA256 };
        self.pair.sign(padding, &SystemRandom::new(), message, &mut signature).expect("it signs");
        signature
    }
}

/// The folder of this process, which nobody needs afterwards: of cargo's for tests, where there is one.
pub(crate) fn folder() -> PathBuf {
    let parent = option_env!("CARGO_TARGET_TMPDIR").map_or_else(std::env::temp_dir, PathBuf::from);
    let folder = parent.join(format!("hookseal-evidence-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Runs a program of the reference; its output, standard error included, and whether it succeeded.
pub(crate) fn run(program: &str, args: &[&str]) -> (bool, String) {
    let output = Command::new(program).args(args).output();
    let output =
        output.unwrap_or_else(|error| panic!("{program} (Debian packages openssl, xmlsec1): {error}"));
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&text).into_owned())
}

static KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| (0..7).map(new_key).collect());

fn new_key(index: usize) -> Key {
    let pem = folder().join(format!("key-{index}.pem"));
    let bits = if index == 0 { "rsa_keygen_bits:4096" } else { "rsa_keygen_bits:2048" };
    let path = pem.to_str().expect("text");
    assert!(run("openssl", &["genpkey", "-algorithm", "RSA", "-pkeyopt", bits, "-out", path]).0);
    let text = std::fs::read_to_string(&pem).expect("a key");
    let base64: String = text.lines().filter(|line| !line.starts_with('-')).collect();
    let pair = RsaKeyPair::from_pkcs8(&STANDARD.decode(base64).expect("base64")).expect("a key");
    Key { pair, pem }
}

pub(crate) fn key(owner: Owner) -> &'static Key {
    &KEYS[owner as usize]
}

pub(crate) fn sha1(bytes: &[u8]) -> Vec<u8> {
    digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, bytes).as_ref().to_vec()
}

pub(crate) fn sha256(bytes: &[u8]) -> Vec<u8> {
    digest::digest(&digest::SHA256, bytes).as_ref().to_vec()
}
