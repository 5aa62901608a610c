//! Genuine evidence with bytes changed in its XML or its OCSP response, which is made anew
//! for a changed XML, and any bytes in their place: it is refused, or nothing
//! was changed. Then certificates, which are read or refused.
#![no_main]

use std::sync::LazyLock;

use hookseal::evidence::{Anchor, Environment, Expected, Proof};
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;

#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../../tests/evidence/der.rs"]
mod der;
#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../../tests/evidence/keys.rs"]
mod keys;
#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../../tests/evidence/pki.rs"]
mod pki;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// A splice of one of the parts, or another in its place.
#[derive(Arbitrary, Debug)]
enum Edit<'a> {
    Xml { at: u16, remove: u8, insert: &'a [u8] },
    Ocsp { at: u16, remove: u8, insert: &'a [u8] },
    Document(&'a [u8]),
    Response(&'a [u8]),
    Certificate { at: u16, remove: u8, insert: &'a [u8] },
}

static MADE: LazyLock<pki::Made> = LazyLock::new(|| pki::Plan::default().make());

fn spliced(bytes: &[u8], at: u16, remove: u8, insert: &[u8]) -> Vec<u8> {
    let at = usize::from(at) % bytes.len();
    let end = bytes.len().min(at + usize::from(remove));
    [&bytes[..at], insert, &bytes[end..]].concat()
}

/// With the OCSP response that the responder makes for this text: the nonce catches nothing.
fn verify(xml: &[u8], ocsp: Option<Vec<u8>>) -> bool {
    let signature = STANDARD.encode(xml);
    let ocsp = ocsp.unwrap_or_else(|| pki::Plan::default().make_ocsp(&signature));
    let proof = Proof { signature: &signature, ocsp_response: &STANDARD.encode(ocsp) };
    proof.verify(&MADE.anchor(), &Expected::WINDOW, pki::NOW).is_ok()
}

fuzz_target!(|edit: Edit| match edit {
    Edit::Xml { at, remove, insert } => {
        let xml = spliced(MADE.xml.as_bytes(), at, remove, insert);
        // There is one document of one signature.
        assert_eq!(verify(&xml, None), xml == MADE.xml.as_bytes());
    }
    Edit::Ocsp { at, remove, insert } => {
        let ocsp = spliced(&MADE.ocsp, at, remove, insert);
        let is_changed = ocsp != MADE.ocsp;
        assert!(!(verify(MADE.xml.as_bytes(), Some(ocsp)) && is_changed));
    }
    Edit::Document(xml) => assert!(!verify(xml, None)),
    Edit::Response(ocsp) => assert!(!verify(MADE.xml.as_bytes(), Some(ocsp.to_vec()))),
    // An anchor is read once its fingerprint is right: what reads it reads the others too.
    Edit::Certificate { at, remove, insert } => {
        let der = spliced(&MADE.root, at, remove, insert);
        let fingerprint = keys::sha256(&der).try_into().expect("32 bytes");
        if let Ok(anchor) = Anchor::new(&der, Environment::Pinned(fingerprint)) {
            let verdict = MADE.proof().verify(&anchor, &Expected::WINDOW, pki::NOW).is_ok();
            // The name, the key and the extensions of a root count; what signs it does not.
            assert!(verdict || der != MADE.root);
        }
    }
});
