//! Genuine evidence with bytes changed in its XML or its OCSP response, which is made anew
//! for a changed XML, and any bytes in their place: it is refused, or nothing
//! was changed. Then certificates, which are read or refused. Then Apple's notifications, whose
//! header, certificates and claims are changed before they are signed anew; and id_tokens likewise,
//! with their keys.
#![no_main]

use std::sync::LazyLock;

use hookseal::evidence::apple::Notification;
use hookseal::evidence::id_token::{IdToken, Keys};
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
#[path = "../../tests/evidence/id_token/mod.rs"]
mod id_token;
#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../../tests/evidence/keys.rs"]
mod keys;
#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../../tests/evidence/pki.rs"]
mod pki;
#[path = "../../tests/evidence/token.rs"]
mod token;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

/// Some bytes of a text in the place of others.
#[derive(Arbitrary, Debug)]
struct Splice<'a> {
    at: u16,
    remove: u8,
    insert: &'a [u8],
}

impl Splice<'_> {
    fn of(&self, bytes: &[u8]) -> Vec<u8> {
        let at = usize::from(self.at) % bytes.len();
        let end = bytes.len().min(at + usize::from(self.remove));
        [&bytes[..at], self.insert, &bytes[end..]].concat()
    }
}

/// A splice of one of the parts, or another in its place.
#[derive(Arbitrary, Debug)]
enum Edit<'a> {
    Xml(Splice<'a>),
    Ocsp(Splice<'a>),
    Document(&'a [u8]),
    Response(&'a [u8]),
    Certificate(Splice<'a>),
    Body(Splice<'a>),
    /// A splice of a token's header (0), of its claims (1), of a certificate (2 to 4), or of a
    /// signature (others), signed anew where it is not the signature.
    Token(u8, Splice<'a>),
    /// A splice of an id_token's header (0) or claims (1), signed anew, of its signature (2), of its
    /// text (3), or of the keys (others).
    IdToken(u8, Splice<'a>),
}

static MADE: LazyLock<pki::Made> = LazyLock::new(|| pki::Plan::default().make());

static NOTIFICATION: LazyLock<apple::pki::Made> = LazyLock::new(|| apple::pki::Plan::default().make());

/// Whether a notification is taken.
fn is_taken(body: &[u8]) -> bool {
    Notification { body }.verify(&NOTIFICATION.anchor(), &apple::EXPECTED, apple::pki::NOW).is_ok()
}

/// The token with one of its parts changed, in a body; and whether it was.
fn with_token(part: u8, splice: &Splice<'_>) -> (Vec<u8>, bool) {
    let mut is_changed = false;
    let mut splice = |bytes: &[u8]| {
        let spliced = splice.of(bytes);
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
    let body =
        format!(r#"{{"signedPayload":"{message}.{}"}}"#, URL_SAFE_NO_PAD.encode(signature)).into_bytes();
    (body, is_changed)
}

static ID_TOKEN: LazyLock<id_token::issuer::Plan> = LazyLock::new(id_token::issuer::Plan::default);

/// Whether an id_token is taken with one of its parts changed; and whether it was.
fn id_token_with(part: u8, splice: &Splice<'_>) -> (bool, bool) {
    let mut is_changed = false;
    let mut splice = |bytes: &[u8]| {
        let spliced = splice.of(bytes);
        is_changed = spliced != bytes;
        spliced
    };
    let (mut header, mut claims) = (ID_TOKEN.header.clone().into_bytes(), ID_TOKEN.claims.clone().into_bytes());
    match part {
        0 => header = splice(&header),
        1 => claims = splice(&claims),
        _ => {}
    }
    let message = [header, claims].map(|bytes| URL_SAFE_NO_PAD.encode(bytes)).join(".");
    let mut signature = ID_TOKEN.signer.sign(message.as_bytes());
    if part == 2 {
        signature = splice(&signature);
    }
    let mut token = format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature));
    if part == 3 {
        token = String::from_utf8_lossy(&splice(token.as_bytes())).into_owned();
    }
    let set = if part > 3 { splice(ID_TOKEN.keys.as_bytes()) } else { ID_TOKEN.keys.clone().into_bytes() };
    let verdict = Keys::new(&String::from_utf8_lossy(&set)).and_then(|keys| {
        IdToken { token: &token }.verify(&keys, &id_token::EXPECTED, id_token::issuer::NOW)
    });
    (verdict.is_ok(), is_changed)
}

/// With the OCSP response that the responder makes for this text: the nonce catches nothing.
fn verify(xml: &[u8], ocsp: Option<Vec<u8>>) -> bool {
    let signature = STANDARD.encode(xml);
    let ocsp = ocsp.unwrap_or_else(|| pki::Plan::default().make_ocsp(&signature));
    let proof = Proof { signature: &signature, ocsp_response: &STANDARD.encode(ocsp) };
    proof.verify(&MADE.anchor(), &Expected::WINDOW, pki::NOW).is_ok()
}

fuzz_target!(|edit: Edit| match edit {
    Edit::Xml(splice) => {
        let xml = splice.of(MADE.xml.as_bytes());
        // There is one document of one signature.
        assert_eq!(verify(&xml, None), xml == MADE.xml.as_bytes());
    }
    Edit::Ocsp(splice) => {
        let ocsp = splice.of(&MADE.ocsp);
        let is_changed = ocsp != MADE.ocsp;
        assert!(!(verify(MADE.xml.as_bytes(), Some(ocsp)) && is_changed));
    }
    Edit::Document(xml) => assert!(!verify(xml, None)),
    Edit::Response(ocsp) => assert!(!verify(MADE.xml.as_bytes(), Some(ocsp.to_vec()))),
    // An anchor is read once its fingerprint is right: what reads it reads the others too.
    Edit::Certificate(splice) => {
        let der = splice.of(&MADE.root);
        let fingerprint = keys::sha256(&der).try_into().expect("32 bytes");
        if let Ok(anchor) = Anchor::new(&der, Environment::Pinned(fingerprint)) {
            let verdict = MADE.proof().verify(&anchor, &Expected::WINDOW, pki::NOW).is_ok();
            // The name, the key and the extensions of a root count; what signs it does not.
            assert!(verdict || der != MADE.root);
        }
    }
    Edit::Body(splice) => {
        let body = splice.of(NOTIFICATION.body.as_bytes());
        // A body is not signed: what stands around the token may differ.
        assert!(is_taken(&body) || body != NOTIFICATION.body.as_bytes());
    }
    Edit::Token(part, splice) => {
        let (body, is_changed) = with_token(part, &splice);
        // Another certificate or another signature is none; a header and claims that are signed may differ.
        assert!(if part >= 2 { is_taken(&body) != is_changed } else { is_taken(&body) || is_changed });
    }
    Edit::IdToken(part, splice) => {
        let (is_taken, is_changed) = id_token_with(part, &splice);
        // Another signature or another text is none; a header and claims that are signed may differ, and other keys.
        assert!(if matches!(part, 2 | 3) { is_taken != is_changed } else { is_taken || is_changed });
    }
});
