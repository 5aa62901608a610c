//! What reading a body costs: time in proportion to its bytes, whatever its names
//! are, and a bounded number of bytes of heap for each of its own.
#![cfg(not(target_family = "wasm"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::arithmetic_side_effects, clippy::cast_precision_loss)]

use std::alloc::System;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use cap::Cap;
use hookseal::{
    Body, Code, Encoding, Error, Event, Format, Options, Request, Scheme, Signature, Signing, Value, Webhook,
};

#[global_allocator]
static HEAP: Cap<System> = Cap::new(System, usize::MAX);

/// Tests of this file measure the one heap and the one clock: one at a time.
static ALONE: Mutex<()> = Mutex::new(());

const NOW: u64 = 1_795_391_934_000;

const SCHEME: Scheme<'static> = Scheme {
    name: "any",
    signature: Signature::header("x", Encoding::Hex),
    body: Body {
        formats: &[Format::Json, Format::JsonList, Format::Xml, Format::Form, Format::Multipart],
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};

/// Hands an authentic event of this body to a test, which then measures the reading alone.
fn with_event<T>(body: &str, then: impl FnOnce(&Event<'_, &[u8]>) -> T) -> T {
    let webhook = Webhook::new(&SCHEME, ["key"], Options::default()).unwrap();
    let signing = Signing { now: NOW, ..Signing::default() };
    let (name, value) = webhook.sign(body.as_bytes(), &signing).unwrap().remove(0);
    let headers = [(name.as_str(), value.as_bytes())];
    let delivery = webhook.verify(Request::new(&headers, body.as_bytes()), NOW).unwrap();
    then(&delivery.event().unwrap())
}

type Name = fn(usize) -> String;

/// Kinds of names, no two alike: what a hash, a tree or a sort may find hard.
const NAMES: [(&str, Name); 7] = [
    ("of any length", |index| format!("{index:x}")),
    ("of one length", |index| format!("{:06x}", index * 7919 % 0x0100_0000)),
    ("with one beginning", |index| format!("{}{index:05}", "beginning".repeat(2))),
    ("with one end", |index| format!("n{index:05}{}", "end".repeat(6))),
    ("in descending order", |index| format!("n{}", 99_999 - index)),
    ("each in the next", |index| format!("{}{}", "a".repeat(index % 40 + 1), index / 40)),
    ("of two digits", |index| format!("n{index:017b}")),
];

type Write = fn(&mut dyn Iterator<Item = String>) -> String;

/// Kinds of bodies, written with these names.
const BODIES: [(&str, Write); 6] = [
    ("an object", |names| format!("{{{}}}", joined(names, ",", |name| format!("\"{name}\":0")))),
    ("a form", |names| joined(names, "&", |name| format!("{name}=1"))),
    ("parts", |names| {
        let part = |name| format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n\r\n");
        joined(names, "", part) + "--b--\r\n"
    }),
    ("elements", |names| format!("<r>{}</r>", joined(names, "", |name| format!("<e{name}/>")))),
    ("attributes", |names| format!("<r {}/>", joined(names, " ", |name| format!("a{name}='1'")))),
    ("elements twice", |names| {
        format!("<r>{}</r>", joined(names, "", |name| format!("<e{name}/><e/><e{name}/>")))
    }),
];

fn joined(names: &mut dyn Iterator<Item = String>, between: &str, item: impl Fn(String) -> String) -> String {
    names.map(item).collect::<Vec<_>>().join(between)
}

/// The least time that a reading took, which is what other processes disturbed least.
fn time_to_read(body: &str) -> Duration {
    with_event(body, |event| {
        let time = |_| {
            let start = Instant::now();
            let payload = event.payload();
            let time = start.elapsed();
            assert!(payload.is_ok(), "{payload:?}");
            time
        };
        (0..7).map(time).min().unwrap()
    })
}

/// Sixteen times the members take sixteen times the time, more or less; in pairs they would be
/// compared 256 times as often.
#[test]
fn names_are_read_in_proportion_to_their_number() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    for (kind, body) in BODIES {
        for (names, name) in NAMES {
            let of = |count| body(&mut (0..count).map(name));
            let (few, many) = (of(500), of(8_000));
            let longer = many.len() as f64 / few.len() as f64;
            let slower = time_to_read(&many).as_secs_f64() / time_to_read(&few).as_secs_f64();
            assert!(
                slower < 6.0 * longer,
                "{kind} with names {names}: {longer:.0} times the bytes, {slower:.0} times the time"
            );
        }
    }
}

/// Half a MiB of the same item again and again, or of items that differ.
fn filled(open: &str, item: impl Fn(usize) -> String, close: &str) -> String {
    let mut body = String::from(open);
    for index in 0.. {
        let item = item(index);
        if body.len() + item.len() + 8 > 1 << 19 {
            break;
        }
        body.push_str(&item);
    }
    body.truncate(body.trim_end_matches([',', '&']).len());
    body + close
}

/// All bytes that were ever allocated for a tree, also those that were given back while it grew, and
/// those that it holds: for each byte of the body.
fn heap_for(body: &str) -> (f64, f64) {
    with_event(body, |event| {
        let (total, held) = (HEAP.total_allocated(), HEAP.allocated());
        let payload = event.payload();
        let each = |bytes: usize| bytes as f64 / body.len() as f64;
        let heap = (each(HEAP.total_allocated() - total), each(HEAP.allocated() - held));
        assert!(payload.is_ok(), "{payload:?}");
        heap
    })
}

#[test]
fn a_tree_takes_a_bounded_number_of_bytes_for_each_of_the_body() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let same = |text: &str| filled("[", |_| format!("{text},"), "]");
    let bodies = [
        same("0"),
        same("[]"),
        same("{}"),
        same("[0]"),
        same("[[]]"),
        same("[0,0]"),
        same("\"\\n\""),
        same(r#"{"":0}"#),
        same(r#"{"":0,"a":0}"#),
        same(r#"{"":0,"a":0,"b":0,"c":0,"d":0}"#),
        filled("{", |index| format!("\"{index:x}\":0,"), "}"),
        joined(&mut (0..16_384).map(|index| format!("{index:x}")), "&", |name| format!("{name}=")),
        filled("<r>", |_| "<a/>".into(), "</r>"),
        filled("<r>", |_| "<a><b/></a>".into(), "</r>"),
        filled("<r>", |index| format!("<a{index:x}/>"), "</r>"),
        filled("<r", |index| format!(" a{index:x}=''"), "/>"),
    ];
    for body in bodies {
        let (total, held) = heap_for(&body);
        let start = body.get(..24).unwrap();
        assert!(total < 64.0, "{start}: {total:.1} bytes allocated for each of the body");
        assert!(held < 32.0, "{start}: {held:.1} bytes held for each of the body");
    }
}

/// Nothing is left of a body that nests too deep, and next to nothing was allocated for it.
#[test]
fn what_nests_too_deep_is_refused_at_once() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    for open in ["[", "{\"\":", "<a>", "[{\"\":"] {
        let body = open.repeat((1 << 20) / open.len());
        with_event(&body, |event| {
            let total = HEAP.total_allocated();
            let payload: Result<Value<'_>, Error> = event.payload();
            assert_eq!(payload.unwrap_err().code(), Code::MalformedPayload, "{open}");
            assert!(HEAP.total_allocated() - total < 1 << 16, "{open}");
        });
    }
}
