//! What lies exactly on an edge: found by `npm run mutants`, since no other test told
//! the rule from one that is nearly the same.
#![cfg(all(feature = "public-keys", not(target_family = "wasm")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::arithmetic_side_effects)]

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hookseal::{
    Algorithm, Code, Encoding, Field, JwsAlgorithm, KeyFormat, Layout, Options, Origin, Part, Request,
    Require, Scheme, Secret, Signature, Sources, Timestamp, Tolerance, Unit, Webhook, named,
};
use ring::hmac;
use ring::signature::{Ed25519KeyPair, KeyPair as _};

const NOW: u64 = 1_795_391_934_000;

/// Tokens of one algorithm in the header `x`.
const fn token(algorithms: &'static [JwsAlgorithm], key: KeyFormat<'static>) -> Scheme<'static> {
    Scheme {
        name: "token",
        algorithm: Algorithm::Jws,
        key,
        signature: Signature::header("x", Encoding::Base64Url).layout(Layout::Jws { prefix: "", algorithms }),
        content: &[Part::Token],
        ..Scheme::BODY_HMAC
    }
}

/// A token with this header and these claims, and what signs them.
fn signed(header: &str, claims: &str, sign: impl Fn(&[u8]) -> Vec<u8>) -> String {
    let [header, claims] = [header, claims].map(|text| URL_SAFE_NO_PAD.encode(text));
    let signing_input = [header, claims].join(".");
    let signature = URL_SAFE_NO_PAD.encode(sign(signing_input.as_bytes()));
    [signing_input, signature].join(".")
}

fn refusal(webhook: &Webhook<'_>, value: &str, now: u64) -> Option<Code> {
    let headers = [("x", value.as_bytes())];
    webhook.verify(Request::new(&headers, b""), now).err().map(|error| error.code())
}

/// RFC 7519's NumericDate, but for an exponent, with which nobody writes a time.
#[test]
fn a_token_s_time_is_a_number_without_an_exponent() {
    let expires = [Require::Expires(Field::Claim("exp"))];
    let scheme = Scheme { require: &expires, ..token(&[JwsAlgorithm::Hs256], KeyFormat::Utf8) };
    let webhook = Webhook::new(&scheme, ["secret"], Options::default()).unwrap();
    let key = hmac::Key::new(hmac::HMAC_SHA256, b"secret");
    for (exp, code) in [
        ("4000000000", None),
        ("4000000000.5", None),
        ("4000000000e0", Some(Code::MalformedTimestamp)),
        ("4000000000.5e0", Some(Code::MalformedTimestamp)),
        ("4.0e9", Some(Code::MalformedTimestamp)),
    ] {
        let claims = format!(r#"{{"exp":{exp}}}"#);
        let value =
            signed(r#"{"alg":"HS256"}"#, &claims, |message| hmac::sign(&key, message).as_ref().to_vec());
        assert_eq!(refusal(&webhook, &value, NOW), code, "{exp}");
    }
}

/// Of two keys in a set, the token names the one that signed.
#[test]
fn a_token_is_verified_by_the_key_that_it_names() {
    let pairs = [1, 2].map(|seed| Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).unwrap());
    let [one, two] = pairs.each_ref().map(|pair| URL_SAFE_NO_PAD.encode(pair.public_key()));
    let set = format!(
        r#"{{"keys":[{{"kty":"OKP","crv":"Ed25519","kid":"one","x":"{one}"}},{{"kty":"OKP","crv":"Ed25519","kid":"two","x":"{two}"}}]}}"#
    );
    let scheme = token(&[JwsAlgorithm::EdDsa], KeyFormat::Public);
    let webhook = Webhook::new(&scheme, [Secret::from(set.as_str())], Options::default()).unwrap();
    let [first, _] = &pairs;
    for (kid, code) in
        [("one", None), ("two", Some(Code::SignatureMismatch)), ("three", Some(Code::KeyRequired))]
    {
        let header = format!(r#"{{"alg":"EdDSA","kid":"{kid}"}}"#);
        let value = signed(&header, "{}", |message| first.sign(message).as_ref().to_vec());
        assert_eq!(refusal(&webhook, &value, NOW), code, "{kid}");
    }
}

/// Fifteen digits are read, sixteen are not.
#[test]
fn a_time_has_fifteen_digits_at_most() {
    let scheme = Scheme {
        name: "timed",
        signature: Signature::header("x", Encoding::Hex),
        timestamp: Some(Timestamp {
            origin: Origin::Field(Field::Header("t")),
            unit: Unit::Milliseconds,
            tolerance: Tolerance { past: 0, future: 0 },
        }),
        content: &[Part::Field(Field::Header("t")), Part::Literal("."), Part::Body],
        ..Scheme::BODY_HMAC
    };
    let webhook = Webhook::new(&scheme, ["secret"], Options::default()).unwrap();
    let key = hmac::Key::new(hmac::HMAC_SHA256, b"secret");
    for (now, code) in
        [(NOW, None), (999_999_999_999_999, None), (1_000_000_000_000_000, Some(Code::MalformedTimestamp))]
    {
        let time = now.to_string();
        let signature = hex::encode(hmac::sign(&key, format!("{time}.").as_bytes()));
        let headers = [("t", time.as_bytes()), ("x", signature.as_bytes())];
        let verdict = webhook.verify(Request::new(&headers, b""), now);
        assert_eq!(verdict.err().map(|error| error.code()), code, "{now}");
    }
}

/// A text of 48 bytes may stand where a time does, and is judged when it is authentic; a
/// longer one is no signature of the scheme.
#[test]
fn a_time_beside_a_signature_has_48_bytes_at_most() {
    let scheme = Scheme {
        name: "timed",
        signature: Signature::header("x", Encoding::Hex).layout(Layout::Pairs {
            separator: ",",
            time: "t",
            tags: &["v1"],
        }),
        timestamp: Some(Timestamp {
            origin: Origin::Signature,
            unit: Unit::Seconds,
            tolerance: Tolerance { past: 0, future: 0 },
        }),
        content: &[Part::Timestamp, Part::Literal("."), Part::Body],
        ..Scheme::BODY_HMAC
    };
    let webhook = Webhook::new(&scheme, ["secret"], Options::default()).unwrap();
    let key = hmac::Key::new(hmac::HMAC_SHA256, b"secret");
    for (length, code) in
        [(48, Code::MalformedTimestamp), (49, Code::MalformedSignature), (50, Code::MalformedSignature)]
    {
        let time = "1".repeat(length);
        let signature = hex::encode(hmac::sign(&key, format!("{time}.").as_bytes()));
        let value = format!("t={time},v1={signature}");
        assert_eq!(refusal(&webhook, &value, NOW), Some(code), "{length}");
    }
}

/// Rust's numbers may have a sign; CIDR's may not (RFC 4632, section 3.1).
#[test]
fn a_block_s_length_is_digits() {
    for (entry, is_block) in [
        ("10.0.0.0/8", true),
        ("10.0.0.0/32", true),
        ("10.0.0.0/33", false),
        ("10.0.0.0/+8", false),
        ("10.0.0.0/-8", false),
        ("10.0.0.0/", false),
        ("2001:db8::/128", true),
        ("2001:db8::/129", false),
        ("2001:db8::/+32", false),
    ] {
        assert_eq!(Sources::new(&Scheme::BODY_HMAC, &[entry]).is_ok(), is_block, "{entry}");
    }
}

/// A row's own limit, and the caller's in its place: the code for a body of just that size
/// and of a byte more, of which the first is unsigned and the second too large.
#[test]
fn the_largest_body_is_the_row_s_unless_the_caller_says_otherwise() {
    for (name, own, limit) in [
        ("slack", None, 1 << 20),
        ("github", None, 25 << 20),
        ("postmark", None, 50 << 20),
        ("github", Some(10), 10),
    ] {
        let options = Options { max_body_bytes: own, ..Options::default() };
        let webhook = Webhook::new(named(name).unwrap(), ["user:password"], options).unwrap();
        for (size, code) in [(limit, Code::MissingSignature), (limit + 1, Code::BodyTooLarge)] {
            let found = webhook.verify(Request::new(&[], vec![b' '; size]), NOW).unwrap_err().code();
            assert_eq!(found, code, "{name}: {size}");
        }
    }
}
