//! What is proven of an id_token, and what refuses it.

use std::fs;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hookseal::evidence::id_token::{Algorithm, Expected, IdToken, Keys, Proven};
use hookseal::evidence::{Code, Refusal, Step};

use super::issuer::{CLIENT, ISSUER, Made, NONCE, NOW, Plan, RS256, SUBJECT, Signer, ec_jwk, rsa_jwk, set};
use super::{ATTACKS, EXPECTED};
use crate::apple::Owner as Ec;
use crate::keys::{Owner as Rsa, folder, key, run};

/// What this client takes, with nothing else asked for.
const PLAIN: Expected<'_> = Expected::new(&[ISSUER], CLIENT);

fn found(verdict: Result<Proven, Refusal>) -> Option<(Code, Step)> {
    verdict.err().map(|refusal| (refusal.code(), refusal.step()))
}

#[test]
fn what_is_genuine_verifies() {
    let plan = Plan::default();
    let made = plan.make();
    let proven = made.verify(&EXPECTED).expect("it is genuine");
    assert_eq!((&*proven.issuer, &*proven.subject), (ISSUER, SUBJECT));
    assert_eq!(proven.audience, [CLIENT]);
    assert_eq!((proven.issued_at, proven.expires_at), (NOW - 1000, NOW + 3_599_000));
    assert_eq!(proven.authenticated_at, Some(NOW - 10_000));
    assert_eq!(proven.acr.as_deref(), Some("urn:example:high"));
    assert_eq!(proven.amr, Some(vec!["pin".to_owned(), "hwk".to_owned()]));
    assert_eq!((proven.key_id.as_deref(), proven.algorithm), (Some("rsa-1"), Algorithm::Rs256));
    assert_eq!(proven.claims, plan.claims);
    let (message, _) = made.token.rsplit_once('.').expect("a token");
    assert_eq!(proven.id.to_vec(), crate::keys::sha256(message.as_bytes()));
    let text = format!("{:?}{:?}{EXPECTED:?}", made.verify(&EXPECTED), IdToken { token: &made.token });
    assert_eq!(text, "Ok(Proven { .. })IdToken { .. }Expected { .. }");
    let curve = Plan::changed(Plan::by_curve).make().verify(&EXPECTED).expect("it is genuine");
    assert_eq!((curve.key_id.as_deref(), curve.algorithm.as_str()), (Some("ec-1"), "ES256"));
}

#[test]
fn the_steps_are_told() {
    let steps = |expected: &Expected<'_>| {
        let proven = Plan::default().make().verify(expected).expect("it is genuine");
        proven.checked().iter().map(|(step, _)| step.as_str()).collect::<Vec<_>>()
    };
    let all = ["token", "key", "signature", "content", "identity"];
    assert_eq!(steps(&PLAIN), all);
    assert_eq!(steps(&EXPECTED), [&all[..], &["identity"; 4]].concat());
    let one = Expected { nonce: Some(NONCE), ..PLAIN };
    let proven = Plan::default().make().verify(&one).expect("it is genuine");
    assert_eq!(proven.checked().last(), Some(&(Step::Identity, "it answers the expected request (nonce)")));
}

#[test]
fn attacks_are_refused() {
    for (what, change, code, step) in ATTACKS {
        let verdict = Plan::changed(change).make().verify(&EXPECTED);
        assert_eq!(found(verdict), Some((*code, *step)), "{what}");
    }
}

/// What may differ.
const GENUINE: [fn(&mut Plan); 21] = [
    |plan| plan.head(r#","typ":"JWT""#, ""),
    |plan| plan.head(r#""JWT""#, r#""jwt""#),
    |plan| plan.head(r#""JWT""#, r#""application/jwt""#),
    // The sender's own keys are not looked at: that of the set signed it.
    |plan| {
        plan.head(
            "{",
            r#"{"jwk":{},"x5c":["x"],"x5t":"x","jku":"https://evil.example","x5u":"https://evil.example","#,
        )
    },
    |plan| plan.head(r#","kid":"rsa-1""#, ""),
    |plan| {
        plan.by_curve();
        plan.head(r#","kid":"ec-1""#, "");
    },
    // A key without anything beside its numbers, and one of the name that is for something else.
    |plan| {
        let other = ec_jwk(Ec::Leaf, r#""kid":"rsa-1""#);
        plan.keys = set(&[other, rsa_jwk(Rsa::Leaf, r#""kid":"rsa-1""#)]);
    },
    |plan| plan.keys = format!("\n {} \n", plan.keys.replacen('{', r#"{"later":[{}],"#, 1)),
    // 4,096 bits.
    |plan| {
        plan.keys = set(&[rsa_jwk(Rsa::Root, r#""kid":"rsa-1","key_ops":["sign","verify"]"#)]);
        plan.signer = Signer::Rsa(Rsa::Root);
    },
    |plan| plan.claim(r#""aud":"client-1""#, r#""aud":["client-1"]"#),
    |plan| plan.claim(r#""aud":"client-1""#, r#""aud":["client-2","client-1"]"#),
    |plan| plan.claim(r#""azp":"client-1","#, ""),
    |plan| plan.claim(r#""nbf":1793534399,"#, ""),
    |plan| plan.claim(r#""iat":1793534399"#, r#""iat":1793534399.75"#),
    |plan| plan.claim(r#""iat":1793534399"#, r#""iat":1793534700"#),
    |plan| plan.claim(r#""exp":1793537999"#, r#""exp":1793534100.001"#),
    |plan| plan.claim(r#""exp":1793537999"#, r#""exp":999999999999999"#),
    |plan| plan.claim(r#""auth_time":1793534390"#, r#""auth_time":1793530500"#),
    |plan| plan.claim("urn:example:high", "urn:example:substantial"),
    |plan| plan.claim(r#"["pin","hwk"]"#, r#""pin""#),
    |plan| plan.claim(r#""Åsa Ek""#, &format!("{}{}", "[".repeat(511), "]".repeat(511))),
];

#[test]
fn what_may_differ() {
    for (index, change) in GENUINE.iter().enumerate() {
        assert_eq!(found(Plan::changed(change).make().verify(&EXPECTED)), None, "{index}");
    }
}

/// What nobody asked for is no reason to refuse, and is not told where it is not what it should be.
#[test]
fn what_is_not_asked_for_is_handed_on() {
    let plan = Plan::changed(|plan| {
        plan.claim(r#""auth_time":1793534390,"#, r#""auth_time":null,"#);
        plan.claim(r#""urn:example:high""#, "3");
        plan.claim(r#""n-0S6_WzA2Mj""#, "[]");
        plan.claim(r#"["pin","hwk"]"#, r#"["pin",1]"#);
    });
    let proven = plan.make().verify(&PLAIN).expect("it is genuine");
    assert_eq!((proven.authenticated_at, proven.acr, proven.amr), (None, None, None));
    assert_eq!(proven.claims, plan.claims);
}

#[test]
fn it_is_held_against_what_is_expected() {
    let made = Plan::default().make();
    let code = |expected: Expected<'_>| found(made.verify(&expected)).map(|(code, _)| code);
    let (many, long) = ([ISSUER; 17], "x".repeat(2049));
    for (expected, refusal) in [
        (Expected { issuers: &["https://other.example", ISSUER], ..PLAIN }, None),
        (Expected { issuers: &["https://other.example"], ..PLAIN }, Some(Code::IssuerMismatch)),
        (Expected { issuers: &many[..16], ..PLAIN }, None),
        (Expected { issuers: &many, ..PLAIN }, Some(Code::InvalidOption)),
        (Expected { issuers: &[], ..PLAIN }, Some(Code::InvalidOption)),
        (Expected { issuers: &[""], ..PLAIN }, Some(Code::InvalidOption)),
        (Expected { client_id: "", ..PLAIN }, Some(Code::InvalidOption)),
        (Expected { client_id: &long, ..PLAIN }, Some(Code::InvalidOption)),
        (Expected { client_id: &long[1..], ..PLAIN }, Some(Code::RelyingPartyMismatch)),
        (Expected { nonce: Some(""), ..PLAIN }, Some(Code::InvalidOption)),
        (Expected { nonce: Some("other"), ..PLAIN }, Some(Code::NonceMismatch)),
        (Expected { subject: Some(""), ..PLAIN }, Some(Code::InvalidOption)),
        (Expected { subject: Some("24828976100"), ..PLAIN }, Some(Code::IdentityMismatch)),
        (Expected { acr: &[""], ..PLAIN }, Some(Code::InvalidOption)),
        (Expected { acr: &["urn:example"], ..PLAIN }, Some(Code::AcrMismatch)),
        (Expected { acr: &["x"; 17], ..PLAIN }, Some(Code::InvalidOption)),
        (Expected { algorithms: &[], ..PLAIN }, Some(Code::InvalidOption)),
        (Expected { algorithms: &[Algorithm::Rs256], ..PLAIN }, None),
        (Expected { algorithms: &[Algorithm::Es256], ..PLAIN }, Some(Code::UnsupportedProfile)),
        (Expected { past: 0, ..PLAIN }, Some(Code::InvalidOption)),
        (Expected { future: 0, ..PLAIN }, Some(Code::InvalidOption)),
        (Expected { max_age: Some(10_000), past: 1, ..PLAIN }, None),
        (Expected { max_age: Some(9_998), past: 1, ..PLAIN }, Some(Code::TooOld)),
        (Expected { max_age: Some(0), past: 10_000, ..PLAIN }, None),
        (Expected { max_age: Some(u64::MAX), ..PLAIN }, None),
    ] {
        assert_eq!(code(expected), refusal);
    }
}

#[test]
fn it_is_good_for_a_time() {
    let Made { token, keys } = Plan::default().make();
    let keys = Keys::new(&keys).expect("keys");
    let at = |now, past, future| {
        found(IdToken { token: &token }.verify(&keys, &Expected { past, future, ..PLAIN }, now))
    };
    let (issued, expires) = (NOW - 1000, NOW + 3_599_000);
    let [old, early] = [Code::TooOld, Code::InFuture].map(|code| Some((code, Step::Identity)));
    assert_eq!([at(expires, 1, 1), at(expires + 1, 1, 1)], [None, old]);
    assert_eq!([at(expires + 299_999, 300_000, 1), at(expires + 300_000, 300_000, 1)], [None, old]);
    assert_eq!([at(issued - 1, 1, 1), at(issued - 2, 1, 1)], [None, early]);
    assert_eq!([at(issued - 300_000, 1, 300_000), at(issued - 300_001, 1, 300_000)], [None, early]);
    assert_eq!([at(u64::MAX, u64::MAX, 1), at(0, 1, u64::MAX)], [None, None]);
}

/// What openssl signs with the issuer's keys verifies.
#[test]
fn what_openssl_signed_verifies() {
    let path = |name: &str| folder().join(format!("id-token-{name}")).to_str().expect("text").to_owned();
    let signed = |name: &str, plan: &Plan, pem: &std::path::Path| {
        let message = [&plan.header, &plan.claims].map(|text| URL_SAFE_NO_PAD.encode(text)).join(".");
        let [input, output] = ["message", "signature"].map(|kind| path(&format!("{name}-{kind}")));
        fs::write(&input, &message).expect("it is written");
        let pem = pem.to_str().expect("text");
        assert!(run("openssl", &["dgst", "-sha256", "-sign", pem, "-out", &output, &input]).0);
        (message, fs::read(output).expect("a signature"))
    };
    let verdict = |message: &str, signature: &[u8]| {
        let token = format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature));
        found(Made { token, keys: Plan::default().keys }.verify(&EXPECTED))
    };
    let (message, signature) = signed("rsa", &Plan::default(), &key(Rsa::Leaf).pem);
    assert_eq!(verdict(&message, &signature), None);
    let (message, signature) = signed("curve", &Plan::changed(Plan::by_curve), &Ec::Leaf.pem());
    assert_eq!(verdict(&message, &crate::apple_judged::fixed(&signature)), None);
}

/// Each bit of the signature, and one of each byte of what is signed: in a debug build fewer.
#[test]
fn a_bit_that_is_changed_is_refused() {
    let step = if cfg!(debug_assertions) { 5 } else { 1 };
    for plan in [Plan::default(), Plan::changed(Plan::by_curve)] {
        let Made { token, keys } = plan.make();
        let keys = Keys::new(&keys).expect("keys");
        let verdict = |token: &str| found(IdToken { token }.verify(&keys, &EXPECTED, NOW));
        assert_eq!(verdict(&token), None);
        let (message, signature) = token.rsplit_once('.').expect("a token");
        let signature = URL_SAFE_NO_PAD.decode(signature).expect("base64url");
        // Of each byte of the signature at least one.
        for bit in (0..8 * signature.len()).step_by(step) {
            let mut changed = signature.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            let token = format!("{message}.{}", URL_SAFE_NO_PAD.encode(changed));
            assert_eq!(verdict(&token), Some((Code::SignatureMismatch, Step::Signature)), "bit {bit}");
        }
        for at in (0..token.len()).step_by(step) {
            let mut changed = token.clone().into_bytes();
            changed[at] ^= 1 << (at % 7);
            let changed = String::from_utf8(changed).expect("ASCII");
            assert!(verdict(&changed).is_some(), "byte {at}");
        }
    }
}

/// A token that ends early, wherever that is.
#[test]
fn what_is_cut_is_refused() {
    let Made { token, keys } = Plan::default().make();
    let keys = Keys::new(&keys).expect("keys");
    for end in 0..token.len() {
        assert!(IdToken { token: &token[..end] }.verify(&keys, &EXPECTED, NOW).is_err(), "{end}");
    }
}

#[test]
fn hints_name_nobody() {
    for (what, change, ..) in ATTACKS {
        let refusal = Plan::changed(change).make().verify(&EXPECTED).expect_err("it is refused");
        let text = format!("{refusal} {refusal:?}");
        assert!(
            ![SUBJECT, CLIENT, NONCE, ISSUER, RS256, "eyJ", "Åsa"].iter().any(|one| text.contains(one)),
            "{what}"
        );
    }
}
