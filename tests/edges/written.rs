//! Of bodies that their senders write anew to sign them, and of secrets' texts.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hookseal::{Algorithm, Code, Covers, KeyFormat, Options, Part, Request, Scheme, Secret, Webhook, named};
use ring::hmac;
use ring::signature::{Ed25519KeyPair, KeyPair as _};

use super::NOW;
use super::requests::payload;

/// Whether Box's scheme takes a signature of this text for one of this body; and its payload.
fn of_box(signed: &str, body: &str) -> Result<Option<String>, Code> {
    let time = "2026-11-22T23:58:54Z";
    let key = hmac::Key::new(hmac::HMAC_SHA256, b"secret");
    let tag = STANDARD.encode(hmac::sign(&key, [signed, time].concat().as_bytes()));
    let headers = [
        ("box-signature-primary", tag.as_bytes()),
        ("box-delivery-timestamp", time.as_bytes()),
        ("box-signature-version", &b"1"[..]),
        ("box-signature-algorithm", b"HmacSHA256"),
    ];
    let webhook = Webhook::new(named("box").unwrap(), ["secret"], Options::default()).unwrap();
    let delivery = webhook.verify(Request::new(&headers, body.as_bytes()), NOW);
    let event = delivery.map_err(|error| error.code())?.event().unwrap();
    Ok(event.payload().ok().map(|payload| payload.to_json()))
}

/// As Box's libraries do it: `/[\u007f-\uffff]/g` as `\uXXXX` of each UTF-16 code unit, and
/// `/` as `\/`.
#[test]
fn a_body_is_escaped_as_box_does() {
    for (body, escaped) in [
        ("", ""),
        ("~", "~"),
        ("\u{7F}", r"\u007f"),
        ("\u{80}", r"\u0080"),
        ("é", r"\u00e9"),
        ("\u{FFFF}", r"\uffff"),
        ("😀", r"\ud83d\ude00"),
        ("/", r"\/"),
        ("a/b//", r"a\/b\/\/"),
        ("\u{7F}/é", r"\u007f\/\u00e9"),
        // What is escaped already stays; an escaped backslash escapes nothing.
        (r"\/", r"\/"),
        (r"\\/", r"\\\/"),
        (r"\\\/", r"\\\/"),
    ] {
        for (signed, verdict) in
            [(body, Ok(())), (escaped, Ok(())), (&[escaped, " "].concat(), Err(Code::SignatureMismatch))]
        {
            assert_eq!(of_box(signed, body).map(|_| ()), verdict, "{signed} of {body}");
        }
    }
}

/// Law 1: two bodies that are escaped alike give out the same, what was signed.
#[test]
fn bodies_that_are_escaped_alike_give_out_the_same() {
    let signed = r#"{"a":"\\u00e9"}"#;
    for body in [signed, r#"{"a":"\é"}"#] {
        assert_eq!(of_box(signed, body), Ok(Some(signed.to_owned())), "{body}");
    }
}

/// Numbers are written anew as far as a double holds each whole one (ECMAScript's
/// `Number.isSafeInteger`): beyond, two texts would be one number.
#[test]
fn a_number_is_shortened_below_two_to_the_53rd() {
    let content = &[Part::CanonicalJson];
    let scheme = Scheme { content, covers: Covers::Fields, ..super::requests::PLAIN };
    for (number, written) in [
        ("1.0", "1"),
        ("9007199254740991.0", "9007199254740991"),
        ("9007199254740992.0", "9007199254740992.0"),
        ("9007199254740993.0", "9007199254740993.0"),
        ("-9007199254740991.0", "-9007199254740991"),
        ("-9007199254740992.0", "-9007199254740992.0"),
    ] {
        let [body, signed] = [number, written].map(|text| [r#"{"a":"#, text, "}"].concat());
        assert_eq!(payload(&scheme, &signed, &[], &body).map(|_| ()), Ok(()), "{number}");
    }
}

fn hint(scheme: &Scheme<'_>, secret: &str) -> Option<String> {
    let audience = matches!(scheme.key, KeyFormat::Certificate(_)).then(|| "a".to_owned());
    let error = Webhook::new(scheme, [secret], Options { audience, ..Options::default() }).err()?;
    assert_eq!(error.code(), Code::InvalidSecret, "{secret}");
    Some(error.hint().to_owned())
}

/// What is wrong with a secret, to whoever configured it.
#[test]
fn a_secret_that_is_none_says_why() {
    let account = Scheme { key: KeyFormat::Account, ..super::requests::PLAIN };
    let key = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    for (scheme, secret, words) in [
        (named("aws-sns").unwrap(), "", "it is empty"),
        (&account, "", "it is empty"),
        (named("standard-webhooks").unwrap(), &["whsk_", key].concat(), "this scheme's is a shared one"),
        (named("standard-webhooks").unwrap(), &["whpk_", key].concat(), "this scheme's is a shared one"),
    ] {
        let found = hint(scheme, secret).unwrap();
        assert!(found.contains(words), "{secret}: {found}");
    }
    assert_eq!(hint(named("standard-webhooks").unwrap(), &["whsec_", key].concat()), None);
}

/// A public key in PEM has 4,096 bytes at most, white space among them.
#[test]
fn a_public_key_s_text_has_4096_bytes_at_most() {
    let pair = Ed25519KeyPair::from_seed_unchecked(&[1; 32]).unwrap();
    // RFC 8410, section 10.1: what stands before the key in a SubjectPublicKeyInfo.
    let start = hex::decode("302a300506032b6570032100").unwrap();
    let text = STANDARD.encode([&start, pair.public_key().as_ref()].concat());
    let pem = ["-----BEGIN PUBLIC KEY-----\n", &text, "\n-----END PUBLIC KEY-----\n"].concat();
    let scheme = Scheme { algorithm: Algorithm::Ed25519, key: KeyFormat::Public, ..super::requests::PLAIN };
    for (length, is_taken) in [(pem.len(), true), (4096, true), (4097, false), (8192, false)] {
        let filled = [pem.as_str(), &"\n".repeat(length - pem.len())].concat();
        let error = Webhook::new(&scheme, [Secret::Text(&filled)], Options::default()).err();
        assert_eq!(error.is_none(), is_taken, "{length}");
        assert!(error.is_none_or(|error| error.hint().contains("longer than 4,096 bytes")), "{length}");
    }
}
