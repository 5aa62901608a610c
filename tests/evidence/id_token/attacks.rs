//! Attacks, each with the code and the step that refuse it. The attacker is the strongest there can
//! be: whatever comes before the attacked check is signed anew.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hookseal::evidence::Code::{
    self, AcrMismatch, AmbiguousKey, EncryptedToken, EvidenceMissing, IdentityMismatch, InFuture,
    InvalidAnchor, IssuerMismatch, MalformedToken, NonceMismatch, RelyingPartyMismatch, SignatureMismatch,
    TooLarge, TooOld, UnknownKey, UnsupportedProfile,
};
use hookseal::evidence::Step;

use super::issuer::{Plan, Signer, ec_jwk, modulus, rsa_jwk, set};
use crate::apple::Owner as Ec;
use crate::keys::{Owner as Rsa, key};
use crate::token::{der_of, next_bits, parts};

/// What is attacked, how, and what comes of it.
pub(crate) type Attack = (&'static str, fn(&mut Plan), Code, Step);

/// The issuer's public key as text.
fn pem() -> String {
    let lines: Vec<String> = STANDARD
        .encode(key(Rsa::Leaf).info())
        .as_bytes()
        .chunks(64)
        .map(|line| String::from_utf8_lossy(line).into_owned())
        .collect();
    format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", lines.join("\n"))
}

/// The set with some members of the key that signs in the place of others.
fn keys(plan: &mut Plan, from: &str, to: &str) {
    assert!(plan.keys.contains(from), "{from}");
    plan.keys = plan.keys.replace(from, to);
}

/// A set of the key alone that signs, with other numbers.
fn numbers(modulus: &[u8], exponent: &str) -> String {
    let n = URL_SAFE_NO_PAD.encode(modulus);
    set(&[format!(r#"{{"kty":"RSA","kid":"rsa-1","n":"{n}","e":"{exponent}"}}"#)])
}

/// With the numbers of the curve's key changed.
fn point(plan: &mut Plan, change: impl Fn(&mut Vec<u8>)) {
    plan.by_curve();
    let mut point = Ec::Leaf.public()[1..].to_vec();
    change(&mut point);
    let (x, y) = point.split_at(32);
    let [x, y] = [x, y].map(|bytes| URL_SAFE_NO_PAD.encode(bytes));
    plan.keys = set(&[format!(r#"{{"kty":"EC","kid":"ec-1","crv":"P-256","x":"{x}","y":"{y}"}}"#)]);
}

pub(crate) const ATTACKS: &[Attack] = &[
    // What the caller passes.
    ("an empty text", |plan| plan.token = |_| String::new(), EvidenceMissing, Step::Input),
    ("300 KB", |plan| plan.claim("Åsa Ek", &"x".repeat(300_000)), TooLarge, Step::Input),
    ("keys that are no JSON", |plan| plan.keys = "keys".into(), InvalidAnchor, Step::Input),
    ("a key alone", |plan| plan.keys = rsa_jwk(Rsa::Leaf, r#""kid":"rsa-1""#), InvalidAnchor, Step::Input),
    ("keys that are no list", |plan| plan.keys = r#"{"keys":{}}"#.into(), InvalidAnchor, Step::Input),
    ("a key that is a text", |plan| plan.keys = r#"{"keys":["rsa-1"]}"#.into(), InvalidAnchor, Step::Input),
    ("65 keys", |plan| plan.keys = set(&vec![r#"{"kty":"x"}"#.to_owned(); 65]), InvalidAnchor, Step::Input),
    (
        "keys of 300 KB",
        |plan| plan.keys = set(&[format!(r#"{{"kty":"{}"}}"#, "x".repeat(300_000))]),
        InvalidAnchor,
        Step::Input,
    ),
    (
        "a key's name twice",
        |plan| keys(plan, r#""kid":"rsa-1""#, r#""kid":"x","kid":"rsa-1""#),
        InvalidAnchor,
        Step::Input,
    ),
    (
        "a private key",
        |plan| keys(plan, r#""kid":"ec-1""#, r#""kid":"ec-1","d":"AA""#),
        InvalidAnchor,
        Step::Input,
    ),
    (
        "a private key by its primes",
        |plan| keys(plan, r#""kid":"ec-1""#, r#""kid":"ec-1","p":"AA","q":"AA""#),
        InvalidAnchor,
        Step::Input,
    ),
    (
        "a shared secret",
        |plan| keys(plan, r#"{"keys":["#, r#"{"keys":[{"kty":"oct","kid":"hs-1","k":"AA"},"#),
        InvalidAnchor,
        Step::Input,
    ),
    // The token.
    ("no token", |plan| plan.token = |_| "id_token".into(), MalformedToken, Step::Token),
    ("dots alone", |plan| plan.token = |_| "..".into(), MalformedToken, Step::Token),
    (
        "one part",
        |plan| plan.token = |text| parts(&text, |parts| parts.truncate(1)),
        MalformedToken,
        Step::Token,
    ),
    (
        "two parts",
        |plan| plan.token = |text| parts(&text, |parts| parts.truncate(2)),
        MalformedToken,
        Step::Token,
    ),
    ("four parts", |plan| plan.token = |text| text + ".", MalformedToken, Step::Token),
    ("six parts", |plan| plan.token = |text| text + ".AA.AA.AA", MalformedToken, Step::Token),
    ("encrypted: five parts", |plan| plan.token = |text| text + ".AA.AA", EncryptedToken, Step::Token),
    (
        "encrypted, as RFC 7516 shows it",
        |plan| {
            plan.token = |_| {
                "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.OKOawDo13gRp2ojaHV7LFpZcgV7T6DVZKTyKOMTYUmKoTCVJRgckCL9kiMT03JGe.48V1_ALb6US04U3b.5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6ji.XFBoMYUZodetZdvTiFvSkQ".into()
            }
        },
        EncryptedToken,
        Step::Token,
    ),
    ("padding", |plan| plan.token = |text| text + "==", MalformedToken, Step::Token),
    ("white space behind it", |plan| plan.token = |text| text + " ", MalformedToken, Step::Token),
    ("white space before it", |plan| plan.token = |text| format!(" {text}"), MalformedToken, Step::Token),
    (
        "a line feed within",
        |plan| plan.token = |text| text.replacen('.', ".\n", 1),
        MalformedToken,
        Step::Token,
    ),
    ("a null byte behind it", |plan| plan.token = |text| text + "\0", MalformedToken, Step::Token),
    ("more behind it", |plan| plan.token = |text| text + "{}", MalformedToken, Step::Token),
    (
        "the other alphabet",
        |plan| {
            plan.signature = |_| vec![0xfb; 256];
            plan.token = |text| parts(&text, |parts| parts[2] = parts[2].replace('-', "+").replace('_', "/"));
        },
        MalformedToken,
        Step::Token,
    ),
    (
        "bits too many behind the signature",
        |plan| plan.token = |text| parts(&text, |parts| parts[2] = next_bits(&parts[2])),
        MalformedToken,
        Step::Token,
    ),
    (
        "bits too many behind the claims",
        |plan| {
            plan.claims += if plan.claims.len() % 3 == 0 { " " } else { "" };
            plan.token = |text| parts(&text, |parts| parts[1] = next_bits(&parts[1]));
        },
        MalformedToken,
        Step::Token,
    ),
    ("in JSON", |plan| plan.token = |text| format!(r#"{{"payload":"{text}"}}"#), MalformedToken, Step::Token),
    ("a header that is no JSON", |plan| plan.header = "RS256".into(), MalformedToken, Step::Token),
    ("a header that is a list", |plan| plan.header = r#"["RS256"]"#.into(), MalformedToken, Step::Token),
    (
        "a header that ends early",
        |plan| plan.header = r#"{"alg":"RS256""#.into(),
        MalformedToken,
        Step::Token,
    ),
    ("more behind the header", |plan| plan.header += "{}", MalformedToken, Step::Token),
    ("no algorithm", |plan| plan.head(r#""alg":"RS256","#, ""), MalformedToken, Step::Token),
    (
        "an algorithm that is a list",
        |plan| plan.head(r#""RS256""#, r#"["RS256"]"#),
        MalformedToken,
        Step::Token,
    ),
    ("an algorithm twice", |plan| plan.head("{", r#"{"alg":"none","#), MalformedToken, Step::Token),
    (
        "an algorithm twice, once escaped",
        |plan| plan.head("{", r#"{"al\u0067":"none","#),
        MalformedToken,
        Step::Token,
    ),
    ("a kid twice", |plan| plan.head("{", r#"{"kid":"ec-1","#), MalformedToken, Step::Token),
    ("a kid that is a number", |plan| plan.head(r#""rsa-1""#, "1"), MalformedToken, Step::Token),
    ("a kid that is null", |plan| plan.head(r#""rsa-1""#, "null"), MalformedToken, Step::Token),
    // The algorithm.
    (
        "none, unsigned",
        |plan| {
            plan.head("RS256", "none");
            plan.signer = Signer::Nobody;
        },
        UnsupportedProfile,
        Step::Token,
    ),
    ("none, signed", |plan| plan.head("RS256", "none"), UnsupportedProfile, Step::Token),
    ("None", |plan| plan.head("RS256", "None"), UnsupportedProfile, Step::Token),
    ("an empty algorithm", |plan| plan.head("RS256", ""), UnsupportedProfile, Step::Token),
    ("rs256", |plan| plan.head("RS256", "rs256"), UnsupportedProfile, Step::Token),
    ("RS384", |plan| plan.head("RS256", "RS384"), UnsupportedProfile, Step::Token),
    ("RS512", |plan| plan.head("RS256", "RS512"), UnsupportedProfile, Step::Token),
    ("PS256", |plan| plan.head("RS256", "PS256"), UnsupportedProfile, Step::Token),
    ("EdDSA", |plan| plan.head("RS256", "EdDSA"), UnsupportedProfile, Step::Token),
    (
        "HS256 with the public key's PEM as its secret",
        |plan| {
            plan.head("RS256", "HS256");
            plan.signer = Signer::Secret(pem().into_bytes());
        },
        UnsupportedProfile,
        Step::Token,
    ),
    (
        "HS256 with the modulus as its secret",
        |plan| {
            plan.head("RS256", "HS256");
            plan.signer = Signer::Secret(modulus(Rsa::Leaf).to_vec());
        },
        UnsupportedProfile,
        Step::Token,
    ),
    (
        "RS256, and a code of the public key's PEM",
        |plan| plan.signer = Signer::Secret(pem().into_bytes()),
        SignatureMismatch,
        Step::Signature,
    ),
    // Extensions and types.
    ("crit", |plan| plan.head("{", r#"{"crit":["exp"],"exp":1,"#), UnsupportedProfile, Step::Token),
    ("an empty crit", |plan| plan.head("{", r#"{"crit":[],"#), UnsupportedProfile, Step::Token),
    ("b64", |plan| plan.head("{", r#"{"b64":false,"#), UnsupportedProfile, Step::Token),
    ("b64 as it is by default", |plan| plan.head("{", r#"{"b64":true,"#), UnsupportedProfile, Step::Token),
    ("an access token", |plan| plan.head(r#""JWT""#, r#""at+jwt""#), UnsupportedProfile, Step::Token),
    ("a logout token", |plan| plan.head(r#""JWT""#, r#""logout+jwt""#), UnsupportedProfile, Step::Token),
    ("an empty type", |plan| plan.head(r#""JWT""#, r#""""#), UnsupportedProfile, Step::Token),
    ("a type that is null", |plan| plan.head(r#""JWT""#, "null"), UnsupportedProfile, Step::Token),
    ("a type that is a list", |plan| plan.head(r#""JWT""#, r#"["JWT"]"#), UnsupportedProfile, Step::Token),
    // The key.
    ("an unknown kid", |plan| plan.head("rsa-1", "rsa-2"), UnknownKey, Step::Key),
    ("an empty kid", |plan| plan.head("rsa-1", ""), UnknownKey, Step::Key),
    ("a kid in capitals", |plan| plan.head("rsa-1", "RSA-1"), UnknownKey, Step::Key),
    ("a kid that is a path", |plan| plan.head("rsa-1", "../rsa-1"), UnknownKey, Step::Key),
    ("no keys", |plan| plan.keys = set(&[]), UnknownKey, Step::Key),
    (
        "a kid, and a key without one",
        |plan| plan.keys = set(&[rsa_jwk(Rsa::Leaf, r#""use":"sig""#)]),
        UnknownKey,
        Step::Key,
    ),
    ("a kid of the curve's", |plan| plan.head("rsa-1", "ec-1"), UnknownKey, Step::Key),
    (
        "a kid of RSA's for the curve",
        |plan| {
            plan.by_curve();
            plan.head("ec-1", "rsa-1");
        },
        UnknownKey,
        Step::Key,
    ),
    ("a kid of Ed25519's", |plan| plan.head("rsa-1", "ed-1"), UnknownKey, Step::Key),
    (
        "a key for encryption",
        |plan| {
            plan.head("rsa-1", "enc-1");
            plan.signer = Signer::Rsa(Rsa::Customer);
        },
        UnknownKey,
        Step::Key,
    ),
    (
        "a key for another algorithm",
        |plan| keys(plan, r#""alg":"RS256""#, r#""alg":"RS384""#),
        UnknownKey,
        Step::Key,
    ),
    (
        "a key whose algorithm is null",
        |plan| keys(plan, r#""alg":"RS256""#, r#""alg":null"#),
        UnknownKey,
        Step::Key,
    ),
    (
        "a key that signs alone",
        |plan| keys(plan, r#""use":"sig""#, r#""key_ops":["sign"]"#),
        UnknownKey,
        Step::Key,
    ),
    (
        "a key that does nothing",
        |plan| keys(plan, r#""use":"sig""#, r#""key_ops":[]"#),
        UnknownKey,
        Step::Key,
    ),
    ("a key whose use is null", |plan| keys(plan, r#""use":"sig""#, r#""use":null"#), UnknownKey, Step::Key),
    (
        "a key whose uses are a list",
        |plan| keys(plan, r#""use":"sig""#, r#""use":["sig"]"#),
        UnknownKey,
        Step::Key,
    ),
    (
        "a key whose use is another",
        |plan| keys(plan, r#""use":"sig""#, r#""use":"SIG""#),
        UnknownKey,
        Step::Key,
    ),
    ("a key without its kind", |plan| keys(plan, r#""kty":"RSA","#, ""), UnknownKey, Step::Key),
    (
        "a key with a curve",
        |plan| keys(plan, r#""kid":"rsa-1""#, r#""kid":"rsa-1","crv":"P-256""#),
        UnknownKey,
        Step::Key,
    ),
    (
        "a key of another curve",
        |plan| {
            plan.by_curve();
            keys(plan, "P-256", "P-256K");
        },
        UnknownKey,
        Step::Key,
    ),
    (
        "no kid, and two keys",
        |plan| {
            plan.head(r#","kid":"rsa-1""#, "");
            plan.keys = set(&[rsa_jwk(Rsa::Leaf, r#""kid":"1""#), rsa_jwk(Rsa::Bank, r#""kid":"2""#)]);
        },
        AmbiguousKey,
        Step::Key,
    ),
    (
        "no kid, and no key of the kind",
        |plan| {
            plan.head(r#","kid":"rsa-1""#, "");
            plan.keys = set(&[ec_jwk(Ec::Leaf, r#""kid":"1""#)]);
        },
        UnknownKey,
        Step::Key,
    ),
    (
        "two keys of one name",
        |plan| {
            plan.keys =
                set(&[rsa_jwk(Rsa::Attacker, r#""kid":"rsa-1""#), rsa_jwk(Rsa::Leaf, r#""kid":"rsa-1""#)])
        },
        AmbiguousKey,
        Step::Key,
    ),
    (
        "one key twice",
        |plan| plan.keys = set(&vec![rsa_jwk(Rsa::Leaf, r#""kid":"rsa-1""#); 2]),
        AmbiguousKey,
        Step::Key,
    ),
    // The signature.
    (
        "signed by another",
        |plan| plan.signer = Signer::Rsa(Rsa::Attacker),
        SignatureMismatch,
        Step::Signature,
    ),
    (
        "signed by another on the curve",
        |plan| {
            plan.by_curve();
            plan.signer = Signer::Ec(Ec::Attacker);
        },
        SignatureMismatch,
        Step::Signature,
    ),
    (
        "another's key in the header",
        |plan| {
            plan.head("{", &format!(r#"{{"jwk":{},"#, rsa_jwk(Rsa::Attacker, r#""kid":"rsa-1""#)));
            plan.signer = Signer::Rsa(Rsa::Attacker);
        },
        SignatureMismatch,
        Step::Signature,
    ),
    (
        "another's certificate in the header",
        |plan| {
            plan.head(
                "{",
                r#"{"x5c":["MIIB"],"x5u":"https://evil.example/x5u","jku":"https://evil.example/jwks","#,
            );
            plan.signer = Signer::Rsa(Rsa::Attacker);
        },
        SignatureMismatch,
        Step::Signature,
    ),
    (
        "no kid, and another's key",
        |plan| {
            plan.head(r#","kid":"rsa-1""#, "");
            plan.keys = set(&[rsa_jwk(Rsa::Bank, r#""kid":"1""#)]);
        },
        SignatureMismatch,
        Step::Signature,
    ),
    ("no signature", |plan| plan.signature = |_| Vec::new(), SignatureMismatch, Step::Signature),
    ("a signature of zeros", |plan| plan.signature = |_| vec![0; 256], SignatureMismatch, Step::Signature),
    ("a signature of ones", |plan| plan.signature = |_| vec![0xff; 256], SignatureMismatch, Step::Signature),
    (
        "the modulus as the signature",
        |plan| plan.signature = |_| modulus(Rsa::Leaf).to_vec(),
        SignatureMismatch,
        Step::Signature,
    ),
    (
        "a byte less of the signature",
        |plan| {
            plan.signature = |mut bytes| {
                bytes.pop();
                bytes
            }
        },
        SignatureMismatch,
        Step::Signature,
    ),
    (
        "a zero before the signature",
        |plan| plan.signature = |bytes| [vec![0], bytes].concat(),
        SignatureMismatch,
        Step::Signature,
    ),
    (
        "a zero behind the signature",
        |plan| plan.signature = |bytes| [bytes, vec![0]].concat(),
        SignatureMismatch,
        Step::Signature,
    ),
    (
        "the curve's signature in DER",
        |plan| {
            plan.by_curve();
            plan.signature = |bytes| der_of(&bytes);
        },
        MalformedToken,
        Step::Token,
    ),
    (
        "the curve's signature with a byte less",
        |plan| {
            plan.by_curve();
            plan.signature = |mut bytes| {
                bytes.pop();
                bytes
            };
        },
        MalformedToken,
        Step::Token,
    ),
    (
        "the curve's signature with a byte more",
        |plan| {
            plan.by_curve();
            plan.signature = |bytes| [bytes, vec![0]].concat();
        },
        MalformedToken,
        Step::Token,
    ),
    (
        "the curve's signature of zeros",
        |plan| {
            plan.by_curve();
            plan.signature = |_| vec![0; 64];
        },
        SignatureMismatch,
        Step::Signature,
    ),
    (
        "claims of another token",
        |plan| {
            plan.token = |text| parts(&text, |parts| parts[1] = URL_SAFE_NO_PAD.encode(r#"{"sub":"admin"}"#))
        },
        SignatureMismatch,
        Step::Signature,
    ),
    (
        "a header of another token",
        |plan| {
            plan.token = |text| {
                parts(&text, |parts| parts[0] = URL_SAFE_NO_PAD.encode(r#"{"alg":"RS256","kid":"rsa-1"}"#))
            }
        },
        SignatureMismatch,
        Step::Signature,
    ),
    (
        "an exponent of 3",
        |plan| plan.keys = numbers(modulus(Rsa::Leaf), "Aw"),
        UnsupportedProfile,
        Step::Signature,
    ),
    (
        "an exponent of 1",
        |plan| plan.keys = numbers(modulus(Rsa::Leaf), "AQ"),
        UnsupportedProfile,
        Step::Signature,
    ),
    (
        "an exponent with a zero before it",
        |plan| plan.keys = numbers(modulus(Rsa::Leaf), "AAEAAQ"),
        UnsupportedProfile,
        Step::Signature,
    ),
    (
        "a modulus with a zero before it",
        |plan| plan.keys = numbers(&[&[0], modulus(Rsa::Leaf)].concat(), "AQAB"),
        UnsupportedProfile,
        Step::Signature,
    ),
    (
        "a modulus of 1,024 bits",
        |plan| plan.keys = numbers(&modulus(Rsa::Leaf)[..128], "AQAB"),
        UnsupportedProfile,
        Step::Signature,
    ),
    (
        "a modulus of 2,040 bits",
        |plan| plan.keys = numbers(&modulus(Rsa::Leaf)[..255], "AQAB"),
        UnsupportedProfile,
        Step::Signature,
    ),
    (
        "a modulus of 8,192 bits",
        |plan| plan.keys = numbers(&modulus(Rsa::Root).repeat(2), "AQAB"),
        UnsupportedProfile,
        Step::Signature,
    ),
    (
        "a modulus that is even",
        |plan| {
            let mut even = modulus(Rsa::Leaf).to_vec();
            even[255] ^= 1;
            plan.keys = numbers(&even, "AQAB");
        },
        SignatureMismatch,
        Step::Signature,
    ),
    ("no modulus", |plan| keys(plan, r#""n":"#, r#""m":"#), InvalidAnchor, Step::Signature),
    ("a modulus with padding", |plan| keys(plan, r#"","e":"#, r#"==","e":"#), InvalidAnchor, Step::Signature),
    (
        "a modulus that is a number",
        |plan| plan.keys = r#"{"keys":[{"kty":"RSA","kid":"rsa-1","n":1,"e":"AQAB"}]}"#.into(),
        InvalidAnchor,
        Step::Signature,
    ),
    (
        "a point off the curve",
        |plan| point(plan, |point| point[63] ^= 1),
        UnsupportedProfile,
        Step::Signature,
    ),
    ("a point of zeros", |plan| point(plan, |point| point.fill(0)), UnsupportedProfile, Step::Signature),
    (
        "a point beyond the field",
        |plan| point(plan, |point| point.fill(0xff)),
        UnsupportedProfile,
        Step::Signature,
    ),
    (
        "a point with a byte less",
        |plan| {
            point(plan, |point| {
                point.pop();
            })
        },
        UnsupportedProfile,
        Step::Signature,
    ),
    (
        "a point with a byte more",
        |plan| point(plan, |point| point.push(0)),
        UnsupportedProfile,
        Step::Signature,
    ),
    // What is signed.
    ("claims that are no JSON", |plan| plan.claims = "sub".into(), MalformedToken, Step::Content),
    ("no claims", |plan| plan.claims = String::new(), MalformedToken, Step::Content),
    (
        "claims that are a list",
        |plan| plan.claims = format!("[{}]", plan.claims),
        MalformedToken,
        Step::Content,
    ),
    (
        "a token within the token",
        |plan| {
            let within = Plan::default().make().token;
            plan.claims = within;
            plan.head("{", r#"{"cty":"JWT","#);
        },
        MalformedToken,
        Step::Content,
    ),
    (
        "a token within the token, as text",
        |plan| plan.claims = format!("\"{}\"", Plan::default().make().token),
        MalformedToken,
        Step::Content,
    ),
    ("more behind the claims", |plan| plan.claims += "{}", MalformedToken, Step::Content),
    ("sub twice", |plan| plan.claim("{", r#"{"sub":"admin","#), MalformedToken, Step::Content),
    (
        "sub twice, once escaped",
        |plan| plan.claim("{", r#"{"su\u0062":"admin","#),
        MalformedToken,
        Step::Content,
    ),
    ("aud twice", |plan| plan.claim("{", r#"{"aud":"client-2","#), MalformedToken, Step::Content),
    ("exp twice", |plan| plan.claim("{", r#"{"exp":1,"#), MalformedToken, Step::Content),
    (
        "a claim twice, deep within",
        |plan| plan.claim("{", r#"{"address":{"a":1,"a":2},"#),
        MalformedToken,
        Step::Content,
    ),
    ("half a character", |plan| plan.claim("Åsa", r"\ud800"), MalformedToken, Step::Content),
    ("a comment", |plan| plan.claim("{", "{/* */"), MalformedToken, Step::Content),
    (
        "513 levels",
        |plan| plan.claim(r#""Åsa Ek""#, &format!("{}{}", "[".repeat(513), "]".repeat(513))),
        MalformedToken,
        Step::Content,
    ),
    // Who, of whom, for whom.
    ("no iss", |plan| plan.claim(r#""iss":"#, r#""is":"#), UnsupportedProfile, Step::Content),
    (
        "an iss that is null",
        |plan| plan.claim(r#""https://issuer.example""#, "null"),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "an iss that is a list",
        |plan| plan.claim(r#""https://issuer.example""#, r#"["https://issuer.example"]"#),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "another iss",
        |plan| plan.claim("issuer.example", "issuer.example.evil"),
        IssuerMismatch,
        Step::Identity,
    ),
    (
        "an iss with a slash behind it",
        |plan| plan.claim("issuer.example", "issuer.example/"),
        IssuerMismatch,
        Step::Identity,
    ),
    (
        "an iss in capitals",
        |plan| plan.claim("issuer.example", "ISSUER.example"),
        IssuerMismatch,
        Step::Identity,
    ),
    ("no sub", |plan| plan.claim(r#""sub":"#, r#""su":"#), UnsupportedProfile, Step::Content),
    ("an empty sub", |plan| plan.claim("248289761001", ""), UnsupportedProfile, Step::Content),
    (
        "a sub that is a number",
        |plan| plan.claim(r#""248289761001""#, "248289761001"),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "a sub of 256 characters",
        |plan| plan.claim("248289761001", &"1".repeat(256)),
        UnsupportedProfile,
        Step::Content,
    ),
    ("a sub that is not ASCII", |plan| plan.claim("248289761001", "å"), UnsupportedProfile, Step::Content),
    ("another sub", |plan| plan.claim("248289761001", "248289761002"), IdentityMismatch, Step::Identity),
    ("no aud", |plan| plan.claim(r#""aud":"#, r#""au":"#), UnsupportedProfile, Step::Content),
    (
        "an aud that is null",
        |plan| plan.claim(r#""aud":"client-1""#, r#""aud":null"#),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "an empty list as aud",
        |plan| plan.claim(r#""aud":"client-1""#, r#""aud":[]"#),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "an aud with a number in it",
        |plan| plan.claim(r#""aud":"client-1""#, r#""aud":["client-1",1]"#),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "an aud that is an object",
        |plan| plan.claim(r#""aud":"client-1""#, r#""aud":{"client-1":"client-1"}"#),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "another aud",
        |plan| plan.claim(r#""aud":"client-1""#, r#""aud":"client-11""#),
        RelyingPartyMismatch,
        Step::Identity,
    ),
    (
        "another aud in a list",
        |plan| plan.claim(r#""aud":"client-1""#, r#""aud":["client-2","client"]"#),
        RelyingPartyMismatch,
        Step::Identity,
    ),
    (
        "several in aud, and no azp",
        |plan| {
            plan.claim(r#""aud":"client-1""#, r#""aud":["client-1","client-2"]"#);
            plan.claim(r#""azp":"client-1","#, "");
        },
        RelyingPartyMismatch,
        Step::Identity,
    ),
    (
        "several in aud, and another's azp",
        |plan| {
            plan.claim(r#""aud":"client-1""#, r#""aud":["client-1","client-2"]"#);
            plan.claim(r#""azp":"client-1""#, r#""azp":"client-2""#);
        },
        RelyingPartyMismatch,
        Step::Identity,
    ),
    (
        "another's azp",
        |plan| plan.claim(r#""azp":"client-1""#, r#""azp":"client-2""#),
        RelyingPartyMismatch,
        Step::Identity,
    ),
    (
        "an azp that is null",
        |plan| plan.claim(r#""azp":"client-1""#, r#""azp":null"#),
        RelyingPartyMismatch,
        Step::Identity,
    ),
    (
        "an azp that is a list",
        |plan| plan.claim(r#""azp":"client-1""#, r#""azp":["client-1"]"#),
        RelyingPartyMismatch,
        Step::Identity,
    ),
    ("no nonce", |plan| plan.claim(r#""nonce":"#, r#""once":"#), NonceMismatch, Step::Identity),
    ("another nonce", |plan| plan.claim("n-0S6_WzA2Mj", "n-0S6_WzA2MJ"), NonceMismatch, Step::Identity),
    (
        "a nonce that is a list",
        |plan| plan.claim(r#""n-0S6_WzA2Mj""#, r#"["n-0S6_WzA2Mj"]"#),
        NonceMismatch,
        Step::Identity,
    ),
    ("no acr", |plan| plan.claim(r#""acr":"#, r#""ac":"#), AcrMismatch, Step::Identity),
    ("another acr", |plan| plan.claim("urn:example:high", "urn:example:low"), AcrMismatch, Step::Identity),
    (
        "an acr that is a list",
        |plan| plan.claim(r#""urn:example:high""#, r#"["urn:example:high"]"#),
        AcrMismatch,
        Step::Identity,
    ),
    // When.
    ("no exp", |plan| plan.claim(r#""exp":"#, r#""ex":"#), UnsupportedProfile, Step::Content),
    (
        "an exp that is a text",
        |plan| plan.claim(r#""exp":1793537999"#, r#""exp":"1793537999""#),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "an exp that is null",
        |plan| plan.claim(r#""exp":1793537999"#, r#""exp":null"#),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "an exp that is a list",
        |plan| plan.claim(r#""exp":1793537999"#, r#""exp":[1793537999]"#),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "an exp that is true",
        |plan| plan.claim(r#""exp":1793537999"#, r#""exp":true"#),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "an exp with an exponent",
        |plan| plan.claim(r#""exp":1793537999"#, r#""exp":1.793537999e9"#),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "an exp without end",
        |plan| plan.claim(r#""exp":1793537999"#, r#""exp":1e400"#),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "an exp of 16 digits",
        |plan| plan.claim(r#""exp":1793537999"#, r#""exp":9999999999999999"#),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "an exp of 400 digits",
        |plan| plan.claim(r#""exp":1793537999"#, &format!(r#""exp":{}"#, "9".repeat(400))),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "an exp below zero",
        |plan| plan.claim(r#""exp":1793537999"#, r#""exp":-1"#),
        UnsupportedProfile,
        Step::Content,
    ),
    ("an exp of zero", |plan| plan.claim(r#""exp":1793537999"#, r#""exp":0"#), TooOld, Step::Identity),
    (
        "an exp five minutes ago",
        |plan| plan.claim(r#""exp":1793537999"#, r#""exp":1793534100"#),
        TooOld,
        Step::Identity,
    ),
    (
        "an exp a fraction before",
        |plan| plan.claim(r#""exp":1793537999"#, r#""exp":1793534099.999"#),
        TooOld,
        Step::Identity,
    ),
    ("no iat", |plan| plan.claim(r#""iat":"#, r#""ia":"#), UnsupportedProfile, Step::Content),
    (
        "an iat that is a text",
        |plan| plan.claim(r#""iat":1793534399"#, r#""iat":"1793534399""#),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "an iat that is null",
        |plan| plan.claim(r#""iat":1793534399"#, r#""iat":null"#),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "an iat with an exponent",
        |plan| plan.claim(r#""iat":1793534399"#, r#""iat":1e3"#),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "an iat in milliseconds",
        |plan| plan.claim(r#""iat":1793534399"#, r#""iat":1793534399000"#),
        InFuture,
        Step::Identity,
    ),
    (
        "an iat five minutes and a second ahead",
        |plan| plan.claim(r#""iat":1793534399"#, r#""iat":1793534701"#),
        InFuture,
        Step::Identity,
    ),
    (
        "an nbf that is a text",
        |plan| plan.claim(r#""nbf":1793534399"#, r#""nbf":"1793534399""#),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "an nbf that is null",
        |plan| plan.claim(r#""nbf":1793534399"#, r#""nbf":null"#),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "an nbf that is a list",
        |plan| plan.claim(r#""nbf":1793534399"#, r#""nbf":[]"#),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "an nbf five minutes and a second ahead",
        |plan| plan.claim(r#""nbf":1793534399"#, r#""nbf":1793534701"#),
        InFuture,
        Step::Identity,
    ),
    ("no auth_time", |plan| plan.claim(r#""auth_time":"#, r#""auth":"#), UnsupportedProfile, Step::Identity),
    (
        "an auth_time that is a text",
        |plan| plan.claim(r#""auth_time":1793534390"#, r#""auth_time":"1793534390""#),
        UnsupportedProfile,
        Step::Identity,
    ),
    (
        "an auth_time 65 minutes and a second ago",
        |plan| plan.claim(r#""auth_time":1793534390"#, r#""auth_time":1793530499"#),
        TooOld,
        Step::Identity,
    ),
    (
        "an auth_time ahead",
        |plan| plan.claim(r#""auth_time":1793534390"#, r#""auth_time":1793534701"#),
        InFuture,
        Step::Identity,
    ),
];
