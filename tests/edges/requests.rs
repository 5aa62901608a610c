//! Of a request: its headers, its times, the form of its signature, what its body could be.

use std::net::{IpAddr, Ipv4Addr};

use hookseal::{
    Algorithm, Body, Code, Covers, Encoding, Field, InvalidSource, JwsAlgorithm, KeyFormat, Layout, Options,
    Origin, Part, Place, Request, Scheme, Signature, Sources, Timestamp, Tolerance, Unit, Unlike, Webhook,
    named,
};
use ring::hmac;

use super::{NOW, refusal, signed, token};

const X: Signature<'static> = Signature::header("x", Encoding::Hex);
pub(super) const PLAIN: Scheme<'static> = Scheme { name: "plain", signature: X, ..Scheme::BODY_HMAC };

pub(super) fn tag(text: &str) -> String {
    hex::encode(hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, b"secret"), text.as_bytes()))
}

/// The payload of a body whose signature, in `x`, is of this text; or why it is refused.
pub(super) fn payload(
    scheme: &Scheme<'_>,
    signed: &str,
    others: &[(&str, &str)],
    body: &str,
) -> Result<Option<String>, Code> {
    payload_of(scheme, "x", signed, others, body)
}

/// The same, the signature in another header.
fn payload_of(
    scheme: &Scheme<'_>,
    name: &str,
    signed: &str,
    others: &[(&str, &str)],
    body: &str,
) -> Result<Option<String>, Code> {
    let webhook = Webhook::new(scheme, ["secret"], Options::default()).unwrap();
    let tag = tag(signed);
    let headers = others.iter().map(|(name, value)| (*name, value.as_bytes()));
    let headers: Vec<_> = [(name, tag.as_bytes())].into_iter().chain(headers).collect();
    let delivery = webhook.verify(Request::new(&headers, body.as_bytes()), NOW);
    let event = delivery.map_err(|error| error.code())?.event().unwrap();
    Ok(event.payload().ok().map(|payload| payload.to_json()))
}

/// Where many headers are looked up among all, 1,024 are all that there may be: signatures in
/// numbered headers and in repeated ones, and headers that a header names.
#[test]
fn a_request_has_1024_headers_at_most() {
    let [numbered, repeated] = [Place::Numbered("x"), Place::Repeated("x1")].map(|place| Scheme {
        signature: Signature { place, layout: Layout::Bare, encoding: Encoding::Hex },
        ..PLAIN
    });
    let list = Scheme { content: &[Part::SignedHeaders("list")], ..PLAIN };
    for (count, verdict) in [(1024, Ok(())), (1025, Err(Code::MalformedSignature))] {
        for (scheme, name, signed) in
            [(&numbered, "x1", "{}"), (&repeated, "x1", "{}"), (&list, "x", "list:list")]
        {
            let headers = [vec![("list", "list")], vec![("other", "1"); count - 2]].concat();
            let found = payload_of(scheme, name, signed, &headers, "{}").map(|_| ());
            assert_eq!(found, verdict, "{count} {:?}", scheme.signature);
        }
    }
}

/// A request is logged without what its sender wrote.
#[test]
fn a_request_s_debug_output_has_neither_headers_nor_url_nor_body() {
    let headers = [("x", &b"hunter2"[..])];
    let request = Request::new(&headers, &b"hunter3"[..]).method("POST").url("https://a/hunter4");
    let text = format!("{:?}", request.source(IpAddr::V4(Ipv4Addr::LOCALHOST)));
    assert!(text.starts_with("Request {") && text.contains("POST") && text.contains("127.0.0.1"), "{text}");
    assert!(!text.contains("hunter"), "{text}");
}

/// Which entry of a list of addresses is none, to whoever wrote the list.
#[test]
fn an_address_that_is_none_is_told() {
    let error: InvalidSource = Sources::new(&PLAIN, &["10.0.0.1", "10.0.0.0/33"]).unwrap_err();
    assert_eq!(error.entry(), "10.0.0.0/33");
    assert_eq!(error.to_string(), "not an IP address or CIDR block: 10.0.0.0/33");
}

const ANY: Tolerance = Tolerance { past: 0, future: 0 };

/// RFC 7519's NumericDate is of seconds: a claim in another unit is in that.
#[test]
fn a_claim_s_time_is_in_the_scheme_s_unit() {
    for (unit, value, is_now) in [
        (Unit::Seconds, "1795391934", true),
        (Unit::Seconds, "1795391934000", false),
        (Unit::Milliseconds, "1795391934000", true),
        (Unit::Milliseconds, "1795391934", false),
        (Unit::Iso8601, "\"2026-11-22T22:38:54Z\"", false),
        (Unit::Iso8601, "\"2026-11-22T23:58:54Z\"", true),
    ] {
        let timestamp = Timestamp { origin: Origin::Field(Field::Claim("at")), unit, tolerance: ANY };
        let scheme = Scheme { timestamp: Some(timestamp), ..token(&[JwsAlgorithm::Hs256], KeyFormat::Utf8) };
        let webhook = Webhook::new(&scheme, ["secret"], Options::default()).unwrap();
        let key = hmac::Key::new(hmac::HMAC_SHA256, b"secret");
        let claims = format!(r#"{{"at":{value}}}"#);
        let value = signed(r#"{"alg":"HS256"}"#, &claims, |text| hmac::sign(&key, text).as_ref().to_vec());
        assert_eq!(refusal(&webhook, &value, NOW).is_none(), is_now, "{unit:?} {claims}");
    }
}

/// Law 2: a body that is signed whole is delivered whatever stands beside the member that is
/// the time: a name twice, half of a surrogate pair, a thousand levels.
#[test]
fn a_time_in_a_body_is_read_whatever_stands_beside_it() {
    let origin = Origin::Field(Field::Member("at"));
    let timestamp = Some(Timestamp { origin, unit: Unit::Milliseconds, tolerance: ANY });
    let scheme = Scheme { timestamp, ..PLAIN };
    let deep = ["[".repeat(1000), "]".repeat(1000)].concat();
    for beside in ["", r#","b":1,"b":2"#, r#","b":"\ud83d""#, &[r#","b":"#, &deep].concat()] {
        let body = |time: u64| [r#"{"at":""#, &time.to_string(), "\"", beside, "}"].concat();
        for (body, verdict) in [(body(NOW), Ok(())), (body(NOW + 1), Err(Code::TimestampInFuture))] {
            assert_eq!(payload(&scheme, &body, &[], &body).map(|_| ()), verdict, "{body}");
        }
    }
}

/// A separator of two characters or more, as a gateway leaves it where one of two headers is empty.
#[test]
fn a_value_neither_begins_nor_ends_with_its_separator() {
    let layout = Layout::Pairs { separator: "; ", time: "", tags: &["v1"] };
    let scheme = Scheme { signature: X.layout(layout), ..PLAIN };
    let webhook = Webhook::new(&scheme, ["secret"], Options::default()).unwrap();
    let item = ["v1=", &tag("")].concat();
    for (parts, code) in [
        (vec![&item[..]], None),
        (vec!["v0=1", &item], None),
        (vec!["", &item], Some(Code::MalformedSignature)),
        (vec![&item, ""], Some(Code::MalformedSignature)),
        (vec!["", &item, ""], Some(Code::MalformedSignature)),
    ] {
        assert_eq!(refusal(&webhook, &parts.join("; "), NOW), code, "{parts:?}");
    }
}

/// A body that is a method and a URL could be what another of the vendor's schemes signs;
/// one that begins with only one of them, or in another way, could not.
#[test]
fn only_a_method_and_a_url_are_another_text() {
    let body = Body { unlike: Some(Unlike::Requested), ..PLAIN.body };
    let scheme = Scheme { body, ..PLAIN };
    for (body, is_delivered) in [
        ("", true),
        ("Hello", true),
        ("POST", true),
        ("http://a/", true),
        ("get http://a/", true),
        ("POST http://a/", true),
        ("POSThttps://a/{}", false),
        ("GEThttp://a/", false),
    ] {
        let verdict = payload(&scheme, body, &[], body).map(|_| ());
        assert_eq!(verdict, if is_delivered { Ok(()) } else { Err(Code::MalformedPayload) }, "{body}");
    }
}

/// Headers that a header names: it must name itself and the time's, or a sender could say
/// anew which were signed; none may begin another.
#[test]
fn signed_headers_are_named_with_what_names_them() {
    let origin = Origin::Field(Field::Header("t"));
    let scheme = Scheme {
        content: &[Part::SignedHeaders("list"), Part::Literal("\n"), Part::Body],
        timestamp: Some(Timestamp { origin, unit: Unit::Milliseconds, tolerance: ANY }),
        ..PLAIN
    };
    let (longest, longer) = ("n".repeat(128), "n".repeat(129));
    for (names, value, is_accepted) in [
        ("list,t", "", true),
        ("list,t,v", "1", true),
        ("t,v", "1", false),
        ("list,v", "1", false),
        ("list", "", false),
        ("v", "1", false),
        ("list,t,v", "a;b", true),
        ("list,t,v", "a;:b", true),
        ("list,t,v", "a:b", true),
        ("list,t,v", "a;b:c", false),
        (&format!("list,t,{longest}"), "1", true),
        (&format!("list,t,{longer}"), "1", false),
        ("list,t,a b", "1", false),
        ("list,t,a:b", "1", false),
        ("list,t,", "1", false),
    ] {
        let now = NOW.to_string();
        let last = names.rsplit(',').next().unwrap();
        let mut others = vec![("list", names), ("t", now.as_str())];
        others.extend((last != "list" && last != "t").then_some((last, value)));
        let of = |name: &str| others.iter().find(|(other, _)| *other == name).map_or("", |(_, value)| *value);
        let lines: Vec<_> = names.split(',').map(|name| [name, ":", of(name)].concat()).collect();
        let verdict = payload(&scheme, &[&lines.join(";"), "\n{}"].concat(), &others, "{}");
        let expected = if is_accepted { Ok(()) } else { Err(Code::MalformedSignature) };
        assert_eq!(verdict.map(|_| ()), expected, "{names} {value}");
    }
}

/// Amazon's regions are of two words or more and a number; another host would be anybody's.
#[test]
fn a_certificate_is_fetched_from_a_region() {
    let file: serde_json::Value = serde_json::from_str(include_str!("../../vectors/aws-sns.json")).unwrap();
    let text =
        |path: &str, vector: &serde_json::Value| vector.pointer(path).unwrap().as_str().unwrap().to_owned();
    let vectors = file.pointer("/vectors").unwrap().as_array().unwrap();
    let vector = vectors.iter().find(|vector| text("/id", vector) == "aws-sns/genuine").unwrap();
    let body = text("/request/body", vector);
    let options = Options { audience: Some("a".to_owned()), ..Options::default() };
    let webhook = Webhook::new(named("aws-sns").unwrap(), [""; 0], options).unwrap();
    for (region, is_one) in [
        ("us-east-1", true),
        ("us-gov-west-1", true),
        ("ap-southeast-10", true),
        ("us-gov-west", false),
        ("us-east-", false),
        ("x-1", false),
        ("1", false),
        ("us--1", false),
        ("us-3ast-1", false),
        ("s3-us-west-2", false),
    ] {
        let body = body.replace("sns.eu-north-1.", &format!("sns.{region}."));
        let error = webhook.verify(Request::new(&[], body.as_bytes()), NOW).map(|_| ()).unwrap_err();
        let expected = if is_one { Code::KeyRequired } else { Code::MalformedSignature };
        assert_eq!((error.code(), error.key_id().is_some()), (expected, is_one), "{region}");
    }
}

/// Where nothing of a body is signed, nothing of it is given out, whatever it is.
#[test]
fn a_body_beside_what_is_signed_gives_out_nothing() {
    let content = &[Part::Field(Field::Header("id"))];
    let scheme = Scheme { content, covers: Covers::Fields, ..PLAIN };
    for body in ["", "{}", r#"{"a":1}"#, "no JSON", "a=1"] {
        assert_eq!(payload(&scheme, "7", &[("id", "7")], body), Ok(Some("{}".to_owned())), "{body}");
    }
}

/// Of a batch whose items are signed one by one, each gives out its signed members.
#[test]
fn a_batch_gives_out_what_is_signed_of_each_item() {
    let place = Place::Field(Field::Member("sig"));
    let scheme = Scheme {
        signature: Signature { place, layout: Layout::Bare, encoding: Encoding::Hex },
        content: &[Part::Field(Field::Member("id"))],
        items: Some(("value", "")),
        covers: Covers::Fields,
        ..PLAIN
    };
    let item = |id: &str| format!(r#"{{"id":"{id}","sig":"{}","unsigned":1}}"#, tag(id));
    let body = format!(r#"{{"value":[{},{}],"unsigned":2}}"#, item("1"), item("2"));
    assert_eq!(payload(&scheme, "", &[], &body), Ok(Some(r#"{"value":[{"id":"1"},{"id":"2"}]}"#.to_owned())));
}

/// A secret that a header brings is ASCII, as headers are; one that a body brings is any text.
#[test]
fn a_secret_in_a_header_is_ascii() {
    let member = Place::Field(Field::Member("token"));
    let header = Place::Field(Field::Header("x"));
    for (place, encoding, is_taken) in
        [(header, Encoding::Text, false), (header, Encoding::Base64, true), (member, Encoding::Text, true)]
    {
        let signature = Signature { place, layout: Layout::Bare, encoding };
        let scheme = Scheme { algorithm: Algorithm::Token, signature, content: &[Part::Secret], ..PLAIN };
        let code = Webhook::new(&scheme, ["sécret"], Options::default()).err().map(|error| error.code());
        assert_eq!(code, if is_taken { None } else { Some(Code::InvalidSecret) }, "{place:?} {encoding:?}");
    }
    let scheme = Scheme { algorithm: Algorithm::HmacSha256, ..PLAIN };
    assert!(Webhook::new(&scheme, ["sécret"], Options::default()).is_ok());
}

/// Where the bodies of a vendor must have one of the members that may be their id, one without them
/// has no payload.
#[test]
fn a_body_without_a_required_id_has_no_payload() {
    const ID: &[Field<'_>] = &[Field::Member("id"), Field::Member("event.id")];
    let with = |required| Scheme { body: Body { id: ID, required, ..PLAIN.body }, ..PLAIN };
    let taken = |required: bool, body: &str| payload(&with(required), body, &[], body).map(|it| it.is_some());
    for (body, is_taken) in [
        (r#"{"id":"1"}"#, true),
        (r#"{"event":{"id":"1"}}"#, true),
        (r#"{"type":"a"}"#, false),
        (r#"{"id":{}}"#, false),
    ] {
        assert_eq!(taken(true, body), Ok(is_taken), "{body}");
        assert_eq!(taken(false, body), Ok(true), "{body}");
    }
}
