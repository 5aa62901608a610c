//! What holds for any input: forged deliveries are refused, nothing panics, and
//! the readers agree with well-known ones.
#![cfg(not(target_family = "wasm"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use std::collections::HashSet;
use std::net::IpAddr;

use hookseal::{
    Algorithm, Body, Code, Delivery, Encoding, Error, Field, Format, Options, Place, Request, SCHEMES,
    Scheme, Signature, Signing, Sources, Value, Webhook, named,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};

const NOW: u64 = 1_795_391_934_000;

/// A scheme with every reader and no documented members.
const ANY: Scheme<'static> = Scheme {
    name: "any",
    signature: Signature::header("x", Encoding::Hex),
    body: Body {
        formats: &[Format::Json, Format::Xml, Format::Form, Format::Multipart],
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};

fn signing(name: &str, secret: &[u8]) -> Webhook<'static> {
    Webhook::new(named(name).unwrap(), [secret], Options::default()).unwrap()
}

fn verify(webhook: &Webhook<'_>, header: (&str, &[u8]), body: &[u8]) -> Result<(), Error> {
    webhook.verify(Request::new(&[header], body), NOW).map(|_| ())
}

/// What `ANY` makes of a body that is authentic.
fn read<T>(body: &[u8], then: impl FnOnce(Result<Value<'_>, Error>) -> T) -> T {
    let webhook = Webhook::new(&ANY, [&b"key"[..]], Options::default()).unwrap();
    let (header, value) = sign(&webhook, body);
    let headers = [(header.as_str(), value.as_bytes())];
    match webhook.verify(Request::new(&headers, body), NOW) {
        Ok(delivery) => then(delivery.event().unwrap().payload()),
        Err(error) => then(Err(error)),
    }
}

fn sign(webhook: &Webhook<'_>, body: &[u8]) -> (String, String) {
    webhook.sign(body, &Signing { now: NOW, ..Signing::default() }).unwrap().remove(0)
}

fn flip(bytes: &[u8], at: Index) -> Vec<u8> {
    let mut flipped = bytes.to_vec();
    let bit = at.index(bytes.len() * 8);
    flipped[bit / 8] ^= 1 << (bit % 8);
    flipped
}

fn signing_scheme() -> impl Strategy<Value = &'static str> {
    select(vec!["zignsec", "zignsec-v5", "sheerid"])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_signed_is_accepted_and_any_flipped_bit_refused(
        scheme in signing_scheme(),
        secret in prop::collection::vec(any::<u8>(), 1..80),
        text in "[a-zå-ö0-9 ]{0,200}",
        at in any::<Index>(),
    ) {
        let body = format!(r#"{{"id":"{text}","timestamp":{NOW}}}"#).into_bytes();
        let webhook = signing(scheme, &secret);
        let (name, value) = sign(&webhook, &body);
        let (name, value) = (name.as_str(), value.as_bytes());
        prop_assert_eq!(verify(&webhook, (name, value), &body), Ok(()));

        let changed_body = verify(&webhook, (name, value), &flip(&body, at)).unwrap_err();
        prop_assert_eq!(changed_body.code(), Code::SignatureMismatch);

        let changed_value = verify(&webhook, (name, &flip(value, at)), &body).unwrap_err();
        let expected = [Code::SignatureMismatch, Code::MalformedSignature, Code::DuplicateHeader];
        prop_assert!(expected.contains(&changed_value.code()), "{changed_value}");

        let other_secret = signing(scheme, &flip(&secret, at));
        // RFC 2104 pads keys with zero bytes: those beyond the key count for nothing.
        if secret != [0] {
            let refusal = verify(&other_secret, (name, value), &body);
            prop_assert_eq!(refusal.unwrap_err().code(), Code::SignatureMismatch);
        }
    }

    #[test]
    fn any_bytes_give_a_verdict(
        scheme in select(SCHEMES.iter().collect::<Vec<_>>()),
        value in prop::collection::vec(any::<u8>(), 0..300),
        pairs in "[tv1= ,0-9a-f]{0,300}",
        body in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        let address = scheme.sources.first().unwrap_or(&"::1");
        let sources = Sources::new(scheme, &[address]).unwrap();
        let options = Options { sources: Some(sources), ..Options::default() };
        let source = address.parse().unwrap();
        let secrets: &[&[u8]] = if scheme.algorithm == Algorithm::SenderOnly { &[] } else { &[b"key"] };
        let webhook = Webhook::new(scheme, secrets.iter().copied(), options);
        if let Ok(webhook) = webhook {
            for value in [value.as_slice(), pairs.as_bytes()] {
                let Place::Field(Field::Header(name)) = scheme.signature.place else { continue };
                let headers = [(name, value)];
                let request = Request::new(&headers, body.as_slice()).source(source);
                if let Ok(Delivery::Event(event)) = webhook.verify(request, NOW) {
                    let _ = (event.id(), event.replay_key(), event.payload());
                }
            }
        }
    }

    #[test]
    fn any_body_is_read_or_refused(body in prop::collection::vec(any::<u8>(), 0..400)) {
        read(&body, |payload| payload.map(|value| value.to_json()).ok());
    }

    #[test]
    fn json_is_what_serde_json_says(body in json_like()) {
        let expected = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(&body).ok();
        let found = read(body.as_bytes(), |payload| payload.map(|value| value.to_json()).ok());
        match (expected, found) {
            (Some(expected), Some(found)) => {
                let found: serde_json::Value = serde_json::from_str(&found).unwrap();
                prop_assert_eq!(as_a_double_holds_it(expected.into()), found);
            }
            (None, None) => {}
            (Some(_), None) => prop_assert!(false, "refused: {}", body),
            // `serde_json` refuses half a surrogate pair, which `JSON.parse` reads.
            (None, Some(found)) => prop_assert!(body.contains("\\u"), "accepted: {}, as {}", body, found),
        }
    }

    #[test]
    fn a_name_that_repeats_is_found_among_any_others(names in names(), at in any::<[Index; 2]>()) {
        let [first, again] = at;
        let mut repeated = names.clone();
        repeated.insert(again.index(names.len() + 1), names[first.index(names.len())].clone());
        for (names, each_once) in [(&names, true), (&repeated, false)] {
            let (object, form) = (object_of(names), form_of(names));
            for body in [&object, &form] {
                let found = read(body.as_bytes(), |payload| payload.map(|value| value.to_json()).ok());
                prop_assert_eq!(found == Some(object.clone()), each_once, "{}", body);
                prop_assert!(found.is_some(), "{}", body);
            }
        }
    }

    #[test]
    fn elements_that_repeat_are_a_list_where_the_first_was(names in names(), order in prop::collection::vec(any::<Index>(), 1..900)) {
        let names: Vec<String> = names.iter().map(|name| format!("n{}", hex::encode(name))).collect();
        let children: Vec<&str> = order.iter().map(|index| names[index.index(names.len())].as_str()).collect();
        let elements = children.iter().enumerate().map(|(index, name)| format!("<{name}>{index}</{name}>"));
        let body = format!("<r>{}</r>", elements.collect::<String>());
        let found = read(body.as_bytes(), |payload| payload.map(|value| value.to_json()));
        prop_assert_eq!(found, Ok(lists_of(&children)), "{}", body);
    }

    #[test]
    fn xml_is_well_formed_only_if_roxmltree_says_so(body in xml_like()) {
        let accepted = read(body.as_bytes(), |payload| payload.is_ok());
        let expected = roxmltree::Document::parse(&body);
        prop_assert!(!accepted || expected.is_ok(), "accepted: {}: {:?}", body, expected);
    }

    #[test]
    fn a_well_formed_document_is_read(children in prop::collection::vec(("[A-Za-z]{1,9}", "[ -%'-;=?-~à-ÿ]{0,20}"), 1..9)) {
        let children: Vec<String> = children
            .iter()
            .map(|(name, text)| format!("<{name}>{}</{name}>", text.replace(char::is_control, "")))
            .collect();
        let body = format!("<root>{}</root>", children.concat());
        prop_assert!(roxmltree::Document::parse(&body).is_ok());
        prop_assert!(read(body.as_bytes(), |payload| payload.is_ok()), "refused: {}", body);
    }

    #[test]
    fn dates_are_what_jiff_says(seconds in 0_i64..16_000_000_000, nanos in 0_i32..1_000_000_000, offset in -14_i32..15) {
        let time = jiff::Timestamp::new(seconds, nanos).unwrap();
        let zone = jiff::tz::Offset::from_hours(i8::try_from(offset).unwrap()).unwrap();
        let text = time.display_with_offset(zone).to_string();
        let expected = Value::Number(time.as_millisecond().to_string().into());
        let body = format!(r#"{{"identity":{{"IdentificationDate":"{text}"}}}}"#);
        let found = identification_time(&body);
        prop_assert_eq!(found, time.as_millisecond().cmp(&0).is_ge().then_some(expected), "{}", text);
    }

    #[test]
    fn blocks_are_what_ipnet_says(block in ip_address(), length in 0_u8..129, address in ip_address()) {
        let Ok(network) = ipnet::IpNet::new(block, length) else { return Ok(()) };
        let sources = Sources::new(&ANY, &[&network.to_string()]).unwrap();
        let options = Options { sources: Some(sources), ..Options::default() };
        let webhook = Webhook::new(&ANY, [&b"key"[..]], options).unwrap();
        for address in [address, network.network(), network.broadcast()] {
            let verdict = webhook.verify(Request::new(&[], &b""[..]).source(address), NOW);
            let allowed = verdict.unwrap_err().code() != Code::SourceNotAllowed;
            prop_assert_eq!(allowed, network.contains(&address), "{} in {}", address, network);
        }
    }
}

/// Addresses that are close to each other, so that some are inside a block.
fn ip_address() -> impl Strategy<Value = IpAddr> {
    let v4 = any::<[bool; 4]>().prop_map(|bits| IpAddr::from(bits.map(|bit| 10 + u8::from(bit))));
    let v6 = any::<[bool; 16]>().prop_map(|bits| IpAddr::from(bits.map(|bit| 0x20 + u8::from(bit))));
    prop_oneof![v4, v6]
}

fn identification_time(body: &str) -> Option<Value<'static>> {
    let webhook = signing("zignsec", b"key");
    let (name, value) = sign(&webhook, body.as_bytes());
    let headers = [(name.as_str(), value.as_bytes())];
    let event = webhook.verify(Request::new(&headers, body.as_bytes()), NOW).unwrap().event().unwrap();
    let payload = event.payload().unwrap();
    match payload.at("identity.IdentificationDateMs")? {
        Value::Number(text) => Some(Value::Number(text.to_string().into())),
        other => panic!("{other:?}"),
    }
}

/// Names, no two alike: few of any form, or hundreds in any order, many of which begin alike.
fn names() -> impl Strategy<Value = Vec<String>> {
    let few = prop::collection::vec(prop_oneof!["[ab\0é]{0,5}", any::<String>()], 1..40);
    let many = (any::<usize>(), 500_usize..700).prop_map(|(stride, count)| {
        let number = |index: usize| index.wrapping_mul(stride | 1) % 0x8000;
        (0..count).map(|index| format!("{:o}", number(index))).collect()
    });
    let names = prop_oneof![3 => few, 1 => many];
    names.prop_map(|names: Vec<String>| {
        let mut seen = HashSet::new();
        names.into_iter().filter(|name| seen.insert(name.clone())).collect()
    })
}

/// JSON in which each name has an empty text.
fn object_of(names: &[String]) -> String {
    let members = names.iter().map(|name| format!("{}:\"\"", serde_json::Value::from(name.as_str())));
    format!("{{{}}}", members.collect::<Vec<_>>().join(","))
}

/// The same as a form.
fn form_of(names: &[String]) -> String {
    let pairs = names.iter().map(|name| (name, ""));
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// The places of each name, as JSON: of one that is there once a text, otherwise a list.
fn lists_of(names: &[&str]) -> String {
    let mut seen = HashSet::new();
    let places = |name: &str| {
        let same = names.iter().enumerate().filter(|(_, other)| **other == name);
        let places: Vec<String> = same.map(|(place, _)| format!("\"{place}\"")).collect();
        if places.len() == 1 { places.concat() } else { format!("[{}]", places.join(",")) }
    };
    let firsts = names.iter().filter(|name| seen.insert(**name));
    let members = firsts.map(|name| format!("\"{name}\":{}", places(name)));
    format!("{{{}}}", members.collect::<Vec<_>>().join(","))
}

/// Texts around the border of JSON: put together from its pieces.
fn json_like() -> impl Strategy<Value = String> {
    let pieces = vec![
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\"a\"",
        "\"b\"",
        "\\",
        "\\u00e9",
        "\\ud83d\\ude00",
        "\\ud83d",
        "\\n",
        "\\x",
        "0",
        "-0",
        "1",
        "-",
        "1.5",
        "1.",
        ".5",
        "01",
        "1e5",
        "1E-2",
        "e",
        "+",
        "true",
        "false",
        "null",
        "nul",
        " ",
        "\n",
        "\t",
        "é",
        "\u{1}",
        "{\"a\":",
        "\"a\":1",
        "\"b\":[]",
        "9007199254740991",
    ];
    let soup =
        prop::collection::vec(select(pieces), 0..12).prop_map(|pieces| format!("{{{}}}", pieces.concat()));
    let valid = json_value().prop_map(|value| format!("{{\"value\":{value}}}"));
    let broken = (json_value(), any::<Index>()).prop_map(|(value, at)| {
        let mut text = format!("{{\"value\":{value}}}");
        let (index, _) = text.char_indices().nth(at.index(text.chars().count())).unwrap();
        text.remove(index);
        text
    });
    prop_oneof![soup, valid, broken].prop_filter("objects; serde_json refuses what no double holds", |text| {
        text.starts_with('{') && !has_long_exponent(text)
    })
}

fn has_long_exponent(text: &str) -> bool {
    let digits =
        |rest: &str| rest.trim_start_matches(['+', '-']).chars().take_while(char::is_ascii_digit).count();
    text.split(['e', 'E']).skip(1).any(|rest| digits(rest) > 2)
}

fn json_value() -> impl Strategy<Value = String> {
    let number = prop_oneof![(-1000_i32..1000).prop_map(|number| number.to_string()), Just("0.25".into())];
    let text = any::<String>().prop_map(|text| serde_json::to_string(&text).unwrap());
    let leaf = prop_oneof![number, text, Just("null".into()), Just("true".into())];
    leaf.prop_recursive(4, 24, 6, |inner| {
        let list =
            prop::collection::vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(" , ")));
        let object = prop::collection::vec(inner, 0..4).prop_map(|values| {
            let members: Vec<String> =
                values.iter().enumerate().map(|(index, value)| format!("\"m{index}\" :{value}")).collect();
            format!("{{{}}}", members.join(",\n"))
        });
        prop_oneof![list, object]
    })
}

/// With integers beyond ±(2^53 − 1) as their text.
fn as_a_double_holds_it(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value as Json;
    match value {
        Json::Number(number)
            if number.as_i64().is_none_or(|number| number.unsigned_abs() >= 1 << 53) && !number.is_f64() =>
        {
            Json::String(number.to_string())
        }
        Json::Array(items) => items.into_iter().map(as_a_double_holds_it).collect(),
        Json::Object(members) => {
            members.into_iter().map(|(name, value)| (name, as_a_double_holds_it(value))).collect()
        }
        other => other,
    }
}

/// Texts around the border of XML.
fn xml_like() -> impl Strategy<Value = String> {
    let pieces = vec![
        "<a>",
        "</a>",
        "<a/>",
        "<b x=\"1\">",
        "<b x='1' x='2'>",
        "</b>",
        "<",
        ">",
        "/",
        "&amp;",
        "&lt;",
        "&",
        "&#65;",
        "&#x41;",
        "&#0;",
        "&#xD800;",
        "&nbsp;",
        "<!-- c -->",
        "<!-- -- -->",
        "<!--",
        "-->",
        "<?p i?>",
        "<![CDATA[",
        "]]>",
        "<![CDATA[<&]]>",
        "text",
        " ",
        "\n",
        "<a",
        "x=\"",
        "\"",
        "='",
        "<!DOCTYPE a>",
        "é",
        "<é/>",
        "<1/>",
        "<:/>",
        "</a >",
        "<a >",
        "<a x = \"&quot;<\"/>",
        "\u{1}",
        "\u{FFFE}",
        "<p:a xmlns:p=\"u\"/>",
        "<?xml version=\"1.0\"?>",
    ];
    let soup = |pieces: Vec<&'static str>| {
        prop::collection::vec(select(pieces), 0..10).prop_map(|pieces| pieces.concat())
    };
    let inside = soup(pieces.clone()).prop_map(|inside| format!("<r>{inside}</r>"));
    let outside = soup(pieces).prop_map(|outside| format!("<r/>{outside}"));
    prop_oneof![inside, outside]
}
