//! Genuine evidence with bytes changed in its XML or its OCSP response, which is made anew
//! for a changed XML, and any bytes in their place: it is refused, or nothing
//! was changed. Then certificates, which are read or refused. Then Apple's notifications, whose
//! header, certificates and claims are changed before they are signed anew.
#![no_main]

use std::sync::LazyLock;

use hookseal::evidence::apple::Notification;
use hookseal::evidence::{Anchor, Environment, Expected, Proof};
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;

#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../../tests/evidence/apple/mod.rs"]
mod apple;
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
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

/// A splice of one of the parts, or another in its place.
#[derive(Arbitrary, Debug)]
enum Edit<'a> {
    Xml {
        at: u16,
        remove: u8,
        insert: &'a [u8],
    },
    Ocsp {
        at: u16,
        remove: u8,
        insert: &'a [u8],
    },
    Document(&'a [u8]),
    Response(&'a [u8]),
    Certificate {
        at: u16,
        remove: u8,
        insert: &'a [u8],
    },
    /// A splice of the body.
    Body {
        at: u16,
        remove: u8,
        insert: &'a [u8],
    },
    /// A splice of a token's header (0), of its claims (1), of a certificate (2 to 4), or of a
    /// signature (others), signed anew where it is not the signature.
    Token {
        part: u8,
        at: u16,
        remove: u8,
        insert: &'a [u8],
    },
}

static MADE: LazyLock<pki::Made> = LazyLock::new(|| pki::Plan::default().make());

static NOTIFICATION: LazyLock<apple::pki::Made> = LazyLock::new(|| apple::pki::Plan::default().make());

/// Whether a notification is taken.
fn is_taken(body: &[u8]) -> bool {
    Notification { body }.verify(&NOTIFICATION.anchor(), &apple::EXPECTED, apple::pki::NOW).is_ok()
}

/// The token with one of its parts changed, in a body; and whether it was.
fn with_token(part: u8, splice: impl Fn(&[u8]) -> Vec<u8>) -> (Vec<u8>, bool) {
    let mut is_changed = false;
    let mut splice = |bytes: &[u8]| {
        let spliced = splice(bytes);
        is_changed = spliced != bytes;
        spliced
    };
    let body = NOTIFICATION.body.trim_start_matches(r#"{"signedPayload":""#);
    let parts =
        body.trim_end_matches("\"}").split('.').map(|part| URL_SAFE_NO_PAD.decode(part).expect("base64url"));
    let [mut header, mut claims, mut signature] = parts.collect::<Vec<_>>().try_into().expect("three parts");
    match part {
        0 => header = splice(&header),
        1 => claims = splice(&claims),
        2..=4 => {
            let mut certificates = NOTIFICATION.certificates.clone();
            let one = &mut certificates[usize::from(part - 2)];
            *one = splice(one);
            let x5c: Vec<String> =
                certificates.iter().map(|der| format!("\"{}\"", STANDARD.encode(der))).collect();
            header = format!(r#"{{"alg":"ES256","x5c":[{}]}}"#, x5c.join(",")).into_bytes();
        }
        _ => signature = splice(&signature),
    }
    let message = [header, claims].map(|bytes| URL_SAFE_NO_PAD.encode(bytes)).join(".");
    if part <= 4 {
        signature = apple::Owner::Leaf.sign(message.as_bytes(), false);
    }
    let body = format!(r#"{{"signedPayload":"{message}.{}"}}"#, URL_SAFE_NO_PAD.encode(signature)).into_bytes();
    (body, is_changed)
}

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
    Edit::Body { at, remove, insert } => {
        let body = spliced(NOTIFICATION.body.as_bytes(), at, remove, insert);
        // A body is not signed: what stands around the token may differ.
        assert!(is_taken(&body) || body != NOTIFICATION.body.as_bytes());
    }
    Edit::Token { part, at, remove, insert } => {
        let (body, is_changed) = with_token(part, |bytes| spliced(bytes, at, remove, insert));
        // Another certificate or another signature is none; a header and claims that are signed may differ.
        assert!(if part >= 2 { is_taken(&body) != is_changed } else { is_taken(&body) || is_changed });
    }
});
