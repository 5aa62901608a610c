//! What lies exactly on an edge: found by `npm run mutants`, since no other test told
//! the rule from one that is nearly the same.
#![cfg(all(feature = "public-keys", not(target_family = "wasm")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::arithmetic_side_effects)]

#[path = "edges/requests.rs"]
mod requests;
#[path = "edges/written.rs"]
mod written;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hookseal::{
    Algorithm, Code, Encoding, Field, JwsAlgorithm, KeyFormat, Layout, Options, Origin, Part, Request,
    Require, SCHEMES, Scheme, Secret, Signature, Signing, Sources, Timestamp, Tolerance, Unit, UrlForm,
    Webhook, named,
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

/// What bytes beyond ASCII stand for, no two runtimes agree on: of a header that is read
/// they are refused, also where they are signed; of another they are nobody's business.
#[test]
fn a_header_that_is_read_is_ascii() {
    let scheme = Scheme {
        name: "named",
        signature: Signature::header("x", Encoding::Hex),
        content: &[Part::Field(Field::Header("name")), Part::Literal(";"), Part::Body],
        ..Scheme::BODY_HMAC
    };
    let webhook = Webhook::new(&scheme, ["secret"], Options::default()).unwrap();
    let key = hmac::Key::new(hmac::HMAC_SHA256, b"secret");
    for (name, is_read) in
        [(&b"~"[..], true), (b"\x7F", false), (b"\x80", false), (b"\xE9", false), ("é".as_bytes(), false)]
    {
        let signature = hex::encode(hmac::sign(&key, &[name, b";"].concat()));
        let headers = [("name", name), ("x", signature.as_bytes()), ("beside", &b"\xE9"[..])];
        let verdict = webhook.verify(Request::new(&headers, b""), NOW);
        let expected = if is_read { None } else { Some(Code::MalformedSignature) };
        assert_eq!(verdict.err().map(|error| error.code()), expected, "{name:?}");
    }
}

/// What is wrong with a signature's text, and what is expected instead: for the operator.
#[test]
fn a_hint_says_what_is_wrong_and_what_is_expected() {
    let pairs = Layout::Pairs { separator: ",", time: "t", tags: &["v1"] };
    let untimed = Layout::Pairs { separator: ",", time: "", tags: &["v1"] };
    let positional = |version| Layout::Positional { separator: ",", version };
    let none = "0".repeat(64);
    let long = "0".repeat(4097);
    let seventeen = vec![["v1,", &none].concat(); 17].join(" ");
    for (layout, value, words, form) in [
        (Layout::Bare, "0", "holds no signature of the right length and alphabet", ""),
        (Layout::Bare, &long, "is longer than any signature", ""),
        (Layout::Prefixed("v0="), "v1=0", "is not of the scheme's form", "v0= followed by "),
        (pairs, "t=1,v1=0", "holds no signature of the right length and alphabet", "t=<time>,v1=<signature>"),
        (pairs, "v1=0", "has no time", "t=<time>,v1=<signature>"),
        (pairs, &["v1=", &none].concat(), "has no time", "t=<time>,v1=<signature>"),
        (pairs, "t=1", "has no signature that this scheme knows", "t=<time>,v1=<signature>"),
        (untimed, "v2=0", "has no signature that this scheme knows", "expected v1=<signature>"),
        (Layout::Versions("v1"), &seventeen, "carries more than 16 signatures", "v1,<signature>"),
        (positional(""), "1", "has no signature that this scheme knows", "expected <time>,<signature>"),
        (positional("1"), "2,1", "is not of the scheme's form", "expected 1,<time>,<signature>"),
        (
            Layout::Keyed { separator: "&", between: "|" },
            "a",
            "has no signature that this scheme knows",
            "<key>|<signature>",
        ),
    ] {
        let signature = Signature::header("x", Encoding::Hex).layout(layout);
        let scheme = Scheme { name: "hinted", signature, ..Scheme::BODY_HMAC };
        let hint = hint_of(&scheme, value);
        let start = ["the header x ", words, ": expected "].concat();
        assert!(hint.starts_with(&start) && hint.contains(form), "{value}: {hint}");
        assert!(hint.ends_with("lower-case hexadecimal digits"), "{value}: {hint}");
    }
}

/// Likewise of a token.
#[test]
fn a_hint_says_what_is_wrong_with_a_token() {
    let scheme = token(&[JwsAlgorithm::Hs256], KeyFormat::Utf8);
    for (header, words) in [
        (r#"{"alg":"HS512"}"#, "is a token of an algorithm that this scheme does not allow"),
        (r#"{"alg":"HS256","crit":["b64"]}"#, "is a token with critical extensions, of which none is known"),
    ] {
        let value = signed(header, "{}", |_| vec![0; 32]);
        let expected = "<header>.<claims>.<signature>, each in unpadded URL-safe base64";
        assert_eq!(hint_of(&scheme, &value), ["the header x ", words, ": expected ", expected].concat());
    }
}

fn hint_of(scheme: &Scheme<'_>, value: &str) -> String {
    let webhook = Webhook::new(scheme, ["secret"], Options::default()).unwrap();
    let headers = [("x", value.as_bytes())];
    let error = webhook.verify(Request::new(&headers, b""), NOW).map(|_| ()).unwrap_err();
    assert_eq!(error.code(), Code::MalformedSignature, "{value}");
    error.hint().to_owned()
}

/// 4,096 bytes are read of a signature's text, unknown items among them, and not one more.
#[test]
fn a_signature_s_text_has_4096_bytes_at_most() {
    let signature = Signature::header("x", Encoding::Hex).layout(Layout::Versions("v1"));
    let scheme = Scheme { name: "padded", signature, ..Scheme::BODY_HMAC };
    let webhook = Webhook::new(&scheme, ["secret"], Options::default()).unwrap();
    let key = hmac::Key::new(hmac::HMAC_SHA256, b"secret");
    let start = ["v1,", &hex::encode(hmac::sign(&key, b"")), " v2,"].concat();
    for (length, code) in
        [(4096, None), (4097, Some(Code::MalformedSignature)), (8192, Some(Code::MalformedSignature))]
    {
        let value = [&start[..], &"0".repeat(length - start.len())].concat();
        assert_eq!(refusal(&webhook, &value, NOW), code, "{length}");
    }
}

/// What stands between two keyed signatures is the separator alone: a gateway joins two
/// headers by a comma and a space, also where one of them is empty.
#[test]
fn nothing_but_the_separator_stands_between_keyed_signatures() {
    for separator in [",", "&"] {
        let layout = Layout::Keyed { separator, between: "|" };
        let signature = Signature::header("x", Encoding::Hex).layout(layout);
        let scheme = Scheme { name: "keyed", signature, ..Scheme::BODY_HMAC };
        let webhook = Webhook::new(&scheme, ["secret"], Options::default()).unwrap();
        let key = hmac::Key::new(hmac::HMAC_SHA256, b"secret");
        let item = ["key|", &hex::encode(hmac::sign(&key, b""))].concat();
        for (parts, code) in [
            (vec![&item[..]], None),
            (vec!["other|00", &item], None),
            (vec!["no pair", &item], None),
            (vec![&item, ""], Some(Code::MalformedSignature)),
            (vec!["", &item], Some(Code::MalformedSignature)),
            (vec!["other|00", &[" ", &item].concat()], Some(Code::MalformedSignature)),
            (vec!["other|00", &["\t", &item].concat()], Some(Code::MalformedSignature)),
        ] {
            assert_eq!(refusal(&webhook, &parts.join(separator), NOW), code, "{separator} {parts:?}");
        }
    }
}

/// Two groups of signatures, each with a time of its own, are read, and not one more.
#[test]
fn two_groups_of_signatures_are_read_at_most() {
    let layout = Layout::PairGroups { separator: ",", time: "t", tags: &["v1"] };
    let scheme = Scheme {
        name: "grouped",
        signature: Signature::header("x", Encoding::Hex).layout(layout),
        timestamp: Some(Timestamp {
            origin: Origin::Signature,
            unit: Unit::Milliseconds,
            tolerance: Tolerance { past: 0, future: 0 },
        }),
        content: &[Part::Timestamp, Part::Literal("."), Part::Body],
        ..Scheme::BODY_HMAC
    };
    let webhook = Webhook::new(&scheme, ["secret"], Options::default()).unwrap();
    let key = hmac::Key::new(hmac::HMAC_SHA256, b"secret");
    let signature = hex::encode(hmac::sign(&key, format!("{NOW}.").as_bytes()));
    let group = format!("t={NOW},v1={signature}");
    for (count, code) in [(1, None), (2, None), (3, Some(Code::MalformedSignature))] {
        assert_eq!(refusal(&webhook, &vec![group.as_str(); count].join(" "), NOW), code, "{count}");
    }
}

/// A request for a URL, its body signed with another secret, or beside what must hold.
fn refused(scheme: &Scheme<'_>, headers: &[(&str, &[u8])], url: Option<&str>, body: &[u8]) -> (Code, String) {
    let webhook = Webhook::new(scheme, ["secret"], Options::default()).unwrap();
    let request = Request::new(headers, body);
    let request = if let Some(url) = url { request.url(url) } else { request };
    let error = webhook.verify(request, NOW).map(|_| ()).unwrap_err();
    (error.code(), error.hint().to_owned())
}

/// A signature that no secret made: the hint says what is signed and was not passed.
#[test]
fn a_mismatch_s_hint_follows_from_what_is_signed_and_what_is_there() {
    const NO_URL: &str = "the vendor signs the URL that it calls: pass it as url";
    const OTHER_URL: &str = "no given secret made this signature for this URL and body: ";
    const NO_BODY: &str = "the body is empty: was it read before?";
    const OTHER_BODY: &str = "no given secret made this signature for this body: ";
    const URL: Part<'_> = Part::Url(UrlForm::Whole);
    let none = "0".repeat(64);
    let body: &[Part<'_>] = &[Part::Body];
    let both: &[Part<'_>] = &[URL, Part::Literal(" "), Part::Body];
    for (content, url, sent, start) in [
        (body, None, "{}", OTHER_BODY),
        (body, Some("https://a/"), "{}", OTHER_BODY),
        (body, None, "", NO_BODY),
        (both, None, "{}", NO_URL),
        (both, None, "", NO_URL),
        (both, Some("https://a/"), "{}", OTHER_URL),
        (both, Some("https://a/"), "", NO_BODY),
        (&[URL], Some("https://a/"), "", OTHER_URL),
    ] {
        let signature = Signature::header("x", Encoding::Hex);
        let scheme = Scheme { name: "other", signature, content, ..Scheme::BODY_HMAC };
        let (code, hint) = refused(&scheme, &[("x", none.as_bytes())], url, sent.as_bytes());
        assert_eq!(code, Code::SignatureMismatch, "{content:?} {url:?} {sent}");
        assert!(hint.starts_with(start), "{content:?} {url:?} {sent}: {hint}");
    }
}

/// Likewise of a token that is the secret, and of one that is signed.
#[test]
fn a_mismatch_s_hint_knows_tokens() {
    let signature = Signature::header("x", Encoding::Text);
    let bearer = Scheme { name: "bearer", algorithm: Algorithm::Token, signature, ..Scheme::BODY_HMAC };
    let (_, hint) = refused(&bearer, &[("x", b"another")], None, b"{}");
    assert_eq!(hint, "the sender's token is not the secret");
    let value = signed(r#"{"alg":"HS256"}"#, "{}", |_| vec![0; 32]);
    let signed = token(&[JwsAlgorithm::Hs256], KeyFormat::Utf8);
    let (_, hint) = refused(&signed, &[("x", value.as_bytes())], None, b"{}");
    assert_eq!(hint, "no given key made this token's signature");
}

/// What must hold beside a good signature, and what the refusal says where it does not.
#[test]
fn what_must_hold_beside_a_signature_says_so() {
    use Require::{BodySha256, BodySha256IfAny, Is, Same, Url, UrlSha256};
    const V: Field<'_> = Field::Header("v");
    const W: Field<'_> = Field::Header("w");
    const MALFORMED: Code = Code::MalformedSignature;
    const MISMATCH: Code = Code::SignatureMismatch;
    const NO_URL: &str = "the header v says which URL the vendor calls: pass it as url";
    const OTHER_URL: &str = "the header v must be of this URL: ";
    const OTHER_BODY: &str = "the header v must be the SHA-256 of the body: ";
    let at = Some("https://a/");
    for (require, v, url, body, expected) in [
        (Is(V, "2"), "2", None, "{}", None),
        (Is(V, "2"), "1", None, "{}", Some((MALFORMED, "the header v must be 2"))),
        (Same(V, W), "w", None, "{}", None),
        (Same(V, W), "v", None, "{}", Some((MALFORMED, "the header v must be the same as the header w"))),
        (BodySha256(V), SHA256_OF_BRACES, None, "{}", None),
        (BodySha256(V), SHA256_OF_BRACES, None, "[]", Some((MISMATCH, OTHER_BODY))),
        (BodySha256IfAny(V), SHA256_OF_BRACES, None, "{}", None),
        (BodySha256IfAny(V), SHA256_OF_BRACES, None, "[]", Some((MISMATCH, OTHER_BODY))),
        (BodySha256IfAny(V), "", None, "", None),
        (BodySha256IfAny(V), "", None, "{}", Some((MISMATCH, OTHER_BODY))),
        (BodySha256IfAny(V), SHA256_OF_BRACES, None, "", Some((MISMATCH, OTHER_BODY))),
        (Url(V), "https://a/", at, "{}", None),
        (Url(V), "https://b/", at, "{}", Some((MISMATCH, OTHER_URL))),
        (Url(V), "https://a/", None, "{}", Some((MISMATCH, NO_URL))),
        (UrlSha256(V), SHA256_OF_URL, at, "{}", None),
        (UrlSha256(V), SHA256_OF_URL, Some("https://b/"), "{}", Some((MISMATCH, OTHER_URL))),
        (UrlSha256(V), SHA256_OF_NOTHING, None, "{}", Some((MISMATCH, NO_URL))),
        (UrlSha256(V), SHA256_OF_NOTHING, Some(""), "{}", Some((MISMATCH, OTHER_URL))),
    ] {
        let found = beside_a_signature(&[require], v, url, body);
        let expected_code = expected.map(|(code, _)| code);
        assert_eq!(found.as_ref().map(|(code, _)| *code), expected_code, "{require:?} {v} {url:?} {body}");
        if let (Some((_, hint)), Some((_, start))) = (found, expected) {
            assert!(hint.starts_with(start), "{require:?}: {hint}");
        }
    }
}

/// By `sha256sum`: of `{}`, of `https://a/` and of nothing.
const SHA256_OF_BRACES: &str = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
const SHA256_OF_URL: &str = "ab9864044fc2741908cc257e8ccb063988bb510e97c9324c6470a05d3b734c65";
const SHA256_OF_NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// The refusal of a signed delivery with this header `v`, and `w` in the header `w`.
fn beside_a_signature(
    require: &[Require<'_>],
    v: &str,
    url: Option<&str>,
    body: &str,
) -> Option<(Code, String)> {
    let signature = Signature::header("x", Encoding::Hex);
    let scheme = Scheme { name: "beside", signature, require, ..Scheme::BODY_HMAC };
    let webhook = Webhook::new(&scheme, ["secret"], Options::default()).unwrap();
    let signature = hex::encode(hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, b"secret"), body.as_bytes()));
    let headers = [("x", signature.as_bytes()), ("v", v.as_bytes()), ("w", &b"w"[..])];
    let request = Request::new(&headers, body.as_bytes());
    let request = if let Some(url) = url { request.url(url) } else { request };
    let error = webhook.verify(request, NOW).err()?;
    Some((error.code(), error.hint().to_owned()))
}

/// An option is taken where something of the scheme asks for it.
#[test]
fn an_option_without_a_use_is_refused() {
    let body = Scheme { name: "body", ..Scheme::BODY_HMAC };
    let expires = Scheme { require: &[Require::Expires(Field::Member("until"))], ..body };
    let is = Scheme { require: &[Require::Is(Field::Header("v"), "1")], ..body };
    let tolerance = || Options { tolerance: Some(Tolerance::FIVE_MINUTES), ..Options::default() };
    let verify_token = || Options { verify_token: Some("token".to_owned()), ..Options::default() };
    for (scheme, options, is_taken) in [
        (&body, Options::default(), true),
        (&body, tolerance(), false),
        (&is, tolerance(), false),
        (&expires, tolerance(), true),
        (&token(&[JwsAlgorithm::Hs256], KeyFormat::Utf8), tolerance(), true),
        (named("zignsec-v5").unwrap(), tolerance(), true),
        (&body, verify_token(), false),
        (named("meta").unwrap(), verify_token(), true),
    ] {
        let code = Webhook::new(scheme, ["a secret"], options).err().map(|error| error.code());
        assert_eq!(code, if is_taken { None } else { Some(Code::InvalidOption) }, "{}", scheme.name);
    }
}

/// Whom deliveries are for is told where a scheme asks, in 512 visible characters at most.
#[test]
fn an_audience_is_512_visible_characters_at_most() {
    let bare = token(&[JwsAlgorithm::Hs256], KeyFormat::Utf8);
    let scheme = Scheme { require: &[Require::Audience(Field::Claim("aud"))], ..bare };
    let texts = [1, 512, 513, 1024].map(|length| "a".repeat(length));
    let [one, longest, more, far_more] = texts.each_ref().map(|text| Some(text.as_str()));
    for (scheme, audience, is_taken) in [
        (&scheme, one, true),
        (&scheme, longest, true),
        (&scheme, more, false),
        (&scheme, far_more, false),
        (&scheme, Some(""), false),
        (&scheme, Some("a b"), false),
        (&scheme, Some("é"), false),
        (&scheme, None, false),
        (&bare, None, true),
        (&bare, one, false),
    ] {
        let options = Options { audience: audience.map(ToOwned::to_owned), ..Options::default() };
        let code = Webhook::new(scheme, ["a secret"], options).err().map(|error| error.code());
        assert_eq!(code, if is_taken { None } else { Some(Code::InvalidSecret) }, "{audience:?}");
    }
}

/// The key that a token names is told to the caller, in 128 visible characters at most.
#[test]
fn a_key_s_name_has_128_visible_characters_at_most() {
    let scheme = token(&[JwsAlgorithm::EdDsa], KeyFormat::Public);
    let webhook = Webhook::new(&scheme, [""; 0], Options::default()).unwrap();
    let texts = [1, 128, 129, 256].map(|length| "a".repeat(length));
    let [one, longest, more, far_more] = texts.each_ref().map(String::as_str);
    for (kid, is_told) in
        [(one, true), (longest, true), (more, false), (far_more, false), ("a b", false), ("é", false)]
    {
        let header = format!(r#"{{"alg":"EdDSA","kid":"{kid}"}}"#);
        let value = signed(&header, "{}", |_| vec![0; 64]);
        let headers = [("x", value.as_bytes())];
        let error = webhook.verify(Request::new(&headers, b""), NOW).map(|_| ()).unwrap_err();
        assert_eq!((error.code(), error.key_id()), (Code::KeyRequired, is_told.then_some(kid)), "{kid}");
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

/// Without a URL nothing stands in its place: a signature of the rest is none, in any row
/// that signs the URL.
#[test]
fn a_url_that_is_signed_is_not_left_out() {
    let signs_url = |scheme: &&Scheme<'_>| {
        scheme.content.iter().any(|part| matches!(part, Part::Url(_))) && scheme.key == KeyFormat::Utf8
    };
    let mut count = 0;
    for scheme in SCHEMES.iter().filter(signs_url) {
        let without: Vec<Part<'_>> =
            scheme.content.iter().copied().filter(|part| !matches!(part, Part::Url(_))).collect();
        let lax = Scheme { content: &without, ..*scheme };
        let webhook = Webhook::new(&lax, ["0123456789abcdef"], Options::default()).unwrap();
        let signing = Signing { now: NOW, method: Some("POST"), ..Signing::default() };
        let Some(headers) = webhook.sign(b"a=1", &signing) else { continue };
        let headers: Vec<(&str, &[u8])> =
            headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
        let strict = Webhook::new(scheme, ["0123456789abcdef"], Options::default()).unwrap();
        for url in [None, Some("")] {
            let request = Request::new(&headers, &b"a=1"[..]).method("POST");
            let request = if let Some(url) = url { request.url(url) } else { request };
            let error = strict.verify(request, NOW).map(|_| ()).unwrap_err();
            assert_eq!(error.code(), Code::SignatureMismatch, "{} {url:?}", scheme.name);
            assert!(error.hint().contains("pass it as url"), "{}: {error}", scheme.name);
        }
        count += 1;
    }
    assert!(count > 5, "{count}");
}

/// Twilio's payload is the query where nothing of the body is signed: whatever such a body
/// is, one signature has one payload; what is behind `#` is no query; and of too many
/// pairs there is none.
#[test]
fn a_form_without_a_body_is_the_query() {
    let twilio = named("twilio").unwrap();
    let webhook = Webhook::new(twilio, ["0123456789abcdef0123456789abcdef"], Options::default()).unwrap();
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, b"0123456789abcdef0123456789abcdef");
    let payload = |url: &str, body: &str, signed: &str| {
        let code = base64::engine::general_purpose::STANDARD
            .encode(hmac::sign(&key, [url, signed].concat().as_bytes()));
        let headers = [("x-twilio-signature", code.as_bytes())];
        let event =
            webhook.verify(Request::new(&headers, body.as_bytes()).url(url), NOW).unwrap().event().unwrap();
        event.payload().map(|payload| payload.to_json()).ok()
    };
    let url = "https://a.example/hook?CallSid=CA1&Digits=42";
    for body in ["", "&", "=", "&=&&=", "=&"] {
        assert_eq!(payload(url, body, "").as_deref(), Some(r#"{"CallSid":"CA1","Digits":"42"}"#), "{body}");
    }
    for body in ["a=1", "a=1&=", "=&a=1&"] {
        assert_eq!(payload(url, body, "a1").as_deref(), Some(r#"{"a":"1"}"#), "{body}");
    }
    assert_eq!(payload(url, "==", "=").as_deref(), Some(r#"{"":"="}"#));
    assert_eq!(payload("https://a.example/#?a=1", "", "").as_deref(), Some("{}"));
    let query = |pairs: usize| ["https://a.example/?a", &"&".repeat(pairs - 1)].concat();
    assert_eq!(payload(&query(16_384), "", "").as_deref(), Some(r#"{"a":""}"#));
    assert_eq!(payload(&query(16_385), "", ""), None);
}

/// Twilio signs its URL with the port that it called or without, whatever that is; a second
/// port is none of it.
#[test]
fn a_url_has_one_port() {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, b"0123456789abcdef0123456789abcdef");
    let twilio =
        Webhook::new(named("twilio").unwrap(), ["0123456789abcdef0123456789abcdef"], Options::default())
            .unwrap();
    let is_genuine = |signed: &str, asked: &str| {
        let code = base64::engine::general_purpose::STANDARD.encode(hmac::sign(&key, signed.as_bytes()));
        let headers = [("x-twilio-signature", code.as_bytes())];
        twilio.verify(Request::new(&headers, [].as_slice()).url(asked), NOW).is_ok()
    };
    for host in ["a.example", "user:1@a.example", "[2001:db8::1]", "user:1@[::1]"] {
        let [bare, ported] = ["", ":8080"].map(|port| ["http://", host, port, "/p"].concat());
        assert!(is_genuine(&bare, &ported), "{ported}");
        let [http, twice] = [":80", ":8080:80"].map(|port| ["http://", host, port, "/p"].concat());
        assert!(is_genuine(&http, &bare), "{bare}");
        assert!(!is_genuine(&ported, &twice), "{twice}");
        assert!(is_genuine(&twice, &twice), "{twice}");
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

/// A form that is signed has 16,384 pairs at most, and one more is refused, not left out; a
/// form that is not signed so is delivered, and has no payload.
#[test]
fn a_form_has_16384_pairs_at_most() {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, b"0123456789abcdef0123456789abcdef");
    let url = "https://a.example/";
    for (pairs, code) in [(16_384, None), (16_385, Some(Code::MalformedPayload))] {
        let body = ["a="].repeat(pairs).join("&");
        let code_of = base64::engine::general_purpose::STANDARD
            .encode(hmac::sign(&key, [url.as_bytes(), b"a"].concat().as_slice()));
        let twilio = named("twilio").unwrap();
        let webhook = Webhook::new(twilio, ["0123456789abcdef0123456789abcdef"], Options::default()).unwrap();
        let headers = [("x-twilio-signature", code_of.as_bytes())];
        let request = Request::new(&headers, body.as_bytes()).url(url);
        let verdict = webhook.verify(request, NOW).map(|_| ()).err().map(|error| error.code());
        assert_eq!(verdict, code, "{pairs}");
    }
    let github = named("github").unwrap();
    let webhook = Webhook::new(github, ["secret"], Options::default()).unwrap();
    let key = hmac::Key::new(hmac::HMAC_SHA256, b"secret");
    for (pairs, is_read) in [(16_384, true), (16_385, false)] {
        let body = ["a="].repeat(pairs).join("&");
        let value = ["sha256=", &hex::encode(hmac::sign(&key, body.as_bytes()))].concat();
        let headers = [("x-hub-signature-256", value.as_bytes())];
        let event = webhook.verify(Request::new(&headers, body.as_bytes()), NOW).unwrap().event().unwrap();
        assert_eq!(event.payload().is_ok(), is_read, "{pairs}");
    }
}

/// A name that no row has is refused with the nearest one, with the feature that it needs, or
/// with the way to do without.
#[test]
fn a_name_that_is_unknown_says_which_is_meant() {
    let hint = |name: &str| {
        let error = named(name).unwrap_err();
        assert_eq!(error.code(), Code::UnknownScheme, "{name}");
        error.hint().to_owned()
    };
    for (name, meant) in
        [("zingsec", "zignsec"), ("gihub", "github"), ("twillio", "twilio"), ("Stripe", "stripe")]
    {
        assert!(hint(name).ends_with(&["did you mean ", meant, "?"].concat()), "{}", hint(name));
    }
    for name in ["", "acme", "zz", &"stripe".repeat(100)] {
        assert!(hint(name).contains("standard-webhooks"), "{}", hint(name));
    }
}
