//! Law 1 in small: of every short sequence of parts, each request and every other reading
//! of what it signs. A definition by brute force beside `boundary.rs`, which decides.
#![cfg(all(feature = "public-keys", not(target_family = "wasm")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use std::collections::HashSet;

use hookseal::{
    Encoding, Field, Form, Options, Origin, Part, Request, Scheme, Signature, Timestamp, Tolerance, Unit,
    Webhook,
};
use ring::hmac;

const SECRET: &str = "secret";
const H: [Field<'static>; 3] = [Field::Header("h0"), Field::Header("h1"), Field::Header("h2")];

/// What a request says: three headers, empty where they are absent, and the body.
type Values = [String; 4];

/// Which of the values a part brings; none where the receiver knows it.
fn slot(part: Part<'_>) -> Option<usize> {
    match part {
        Part::Literal(_) => None,
        Part::Field(field) | Part::OptionalField(field) | Part::Wrapped(_, field, _) => {
            H.iter().position(|one| *one == field)
        }
        _ => Some(3),
    }
}

/// What a part signs of a value; none where it must not be empty.
fn signed(part: Part<'_>, value: &str) -> Option<String> {
    match part {
        Part::Literal(text) => Some(text.to_owned()),
        Part::Field(_) if value.is_empty() => None,
        Part::Wrapped(..) if value.is_empty() => Some(String::new()),
        Part::Wrapped(before, _, after) => Some([before, value, after].concat()),
        _ => Some(value.to_owned()),
    }
}

fn text(parts: &[Part<'_>], values: &Values) -> Option<String> {
    parts.iter().map(|part| signed(*part, slot(*part).map_or("", |at| &values[at]))).collect()
}

/// All values that sign this text.
fn readings(parts: &[Part<'_>], text: &str, values: &Values, found: &mut Vec<Values>) {
    let Some((part, others)) = parts.split_first() else {
        found.extend(text.is_empty().then(|| values.clone()));
        return;
    };
    let Some(at) = slot(*part) else {
        let known = signed(*part, "").unwrap();
        if let Some(rest) = text.strip_prefix(&known) {
            readings(others, rest, values, found);
        }
        return;
    };
    let inner = match part {
        Part::Wrapped(before, ..) => text.strip_prefix(before).unwrap_or_default(),
        _ => text,
    };
    for value in (0..=inner.len()).map(|end| &inner[..end]) {
        let rest = signed(*part, value).and_then(|own| text.strip_prefix(own.as_str()));
        if let Some(rest) = rest {
            let mut values = values.clone();
            value.clone_into(&mut values[at]);
            readings(others, rest, &values, found);
        }
    }
}

/// A receiver of messages of these parts.
struct Receiver<'s> {
    webhook: Webhook<'s>,
    parts: &'s [Part<'s>],
}

impl<'s> Receiver<'s> {
    fn new(scheme: &'s Scheme<'s>) -> Self {
        let webhook = Webhook::new(scheme, [SECRET], Options::default()).unwrap();
        Self { webhook, parts: scheme.content }
    }

    fn accepts(&self, values: &Values) -> bool {
        let Some(text) = text(self.parts, values) else { return false };
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, SECRET.as_bytes()), text.as_bytes());
        self.is_genuine(values, &hex::encode(tag))
    }

    fn is_genuine(&self, values: &Values, tag: &str) -> bool {
        let headers = ["h0", "h1", "h2"].into_iter().zip(values).filter(|(_, value)| !value.is_empty());
        let headers = headers.map(|(name, value)| (name, value.as_bytes()));
        let headers: Vec<_> = headers.chain([("x", tag.as_bytes())]).collect();
        self.webhook.verify(Request::new(&headers, values[3].as_bytes()), 0).is_ok()
    }

    /// The readings of a text that are accepted under its signature.
    fn accepted(&self, text: &str) -> Vec<Values> {
        let mut found = Vec::new();
        readings(self.parts, text, &Values::default(), &mut found);
        if found.len() < 2 {
            return Vec::new();
        }
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, SECRET.as_bytes()), text.as_bytes());
        let tag = hex::encode(tag);
        found.retain(|values| self.is_genuine(values, &tag));
        found
    }
}

fn scheme<'s>(content: &'s [Part<'s>], forms: &'s [(Field<'s>, Form)]) -> Scheme<'s> {
    let signature = Signature::header("x", Encoding::Hex);
    Scheme { name: "parts", signature, content, forms, ..Scheme::BODY_HMAC }
}

/// Two of the texts are made of the characters of values, `.` is not; `a` continues a
/// [`Form::Plain`], and `;` does not.
const PARTS: [Part<'static>; 11] = [
    Part::Literal(";"),
    Part::Literal("a"),
    Part::Literal("."),
    Part::Field(H[0]),
    Part::Wrapped(";", H[1], "a"),
    Part::Wrapped("a", H[1], ""),
    Part::Wrapped(";", H[1], ""),
    Part::Wrapped("", H[1], ";"),
    Part::Wrapped(";a", H[1], ";"),
    Part::Wrapped("a;", H[1], "."),
    Part::OptionalField(H[2]),
];
const FORMS: [&[(Field<'static>, Form)]; 4] = [
    &[],
    &[(H[0], Form::Plain)],
    &[(H[1], Form::Plain), (H[2], Form::Plain)],
    &[(H[0], Form::Plain), (H[1], Form::Plain), (H[2], Form::Plain)],
];
const VALUES: [&str; 6] = ["", "b", ";", "a", "b;b", "bab"];
const BODIES: [&str; 3] = ["", "b", ";a"];

/// Every sequence of so many parts that asks for no header twice, the body among them.
fn sequences(count: usize) -> Vec<Vec<Part<'static>>> {
    let mut all = vec![Vec::new()];
    for _ in 0..count {
        let longer = |parts: &Vec<Part<'static>>| {
            let is_new = |part: &&Part<'_>| {
                slot(**part).is_none_or(|at| parts.iter().all(|one| slot(*one) != Some(at)))
            };
            PARTS.iter().filter(is_new).map(|part| [parts.as_slice(), &[*part]].concat()).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(longer).collect();
    }
    let bodies = |parts: Vec<Part<'static>>| {
        (0..=parts.len()).map(move |at| [&parts[..at], &[Part::Body], &parts[at..]].concat())
    };
    all.into_iter().flat_map(bodies).collect()
}

/// The texts that small requests sign.
fn texts(parts: &[Part<'_>]) -> HashSet<String> {
    let is_asked = |at: usize| parts.iter().any(|part| slot(*part) == Some(at));
    let values = |at: usize| if is_asked(at) { &VALUES[..] } else { &[""] };
    let mut texts = HashSet::new();
    for h0 in values(0) {
        for h1 in values(1) {
            for h2 in values(2) {
                let one = |body: &&str| text(parts, &[h0, h1, h2, body].map(|text| (*text).to_owned()));
                texts.extend(BODIES.iter().filter_map(one));
            }
        }
    }
    texts
}

/// Every so manyth of the sequences of three parts: all of them take minutes.
const STEP: usize = 15;

#[test]
fn no_two_requests_are_accepted_under_one_signature() {
    let some = sequences(3).into_iter().step_by(STEP);
    let (mut asked, mut accepted, mut broken) = (0, 0, Vec::new());
    for parts in sequences(1).into_iter().chain(sequences(2)).chain(some) {
        let texts = texts(&parts);
        for forms in FORMS {
            let asks = |(field, _): &(Field<'_>, Form)| {
                parts.iter().any(|part| slot(*part).is_some_and(|at| at < 3 && H[at] == *field))
            };
            if !forms.iter().all(asks) {
                continue;
            }
            let scheme = scheme(&parts, forms);
            let receiver = Receiver::new(&scheme);
            let found: Vec<_> = texts.iter().map(|text| (text, receiver.accepted(text))).collect();
            asked += found.len();
            accepted += found.iter().filter(|(_, values)| values.len() == 1).count();
            broken.extend(
                found
                    .iter()
                    .find(|(_, values)| values.len() > 1)
                    .map(|found| format!("{parts:?} {forms:?} {found:?}")),
            );
        }
    }
    println!("{asked} texts of several readings, one accepted of {accepted}");
    assert!(broken.is_empty(), "{}:\n{}", broken.len(), broken[..broken.len().min(20)].join("\n"));
    assert!(accepted > 1_000 && asked > 2 * accepted, "{accepted} of {asked}");
}

/// What each header holds, and the body.
fn values([h0, h1, h2, body]: [&str; 4]) -> Values {
    [h0, h1, h2, body].map(ToOwned::to_owned)
}

/// Law 2: what can be read in one way is delivered; what could be another request is not,
/// each with the other reading beside it.
#[test]
fn what_is_read_in_one_way_is_delivered() {
    use Part::{Body, Field as Of, Literal, OptionalField, Wrapped};
    const NONE: &[(Field<'static>, Form)] = &[];
    const PLAIN: &[(Field<'static>, Form)] = &[(H[0], Form::Plain)];
    const URL: &[(Field<'static>, Form)] = &[(H[0], Form::Url)];
    const LAST: &[(Field<'static>, Form)] = &[(H[0], Form::Plain), (H[1], Form::Unmarked)];
    let beside: &[Part<'_>] = &[Of(H[0]), Wrapped(";", H[1], ""), Literal("."), Body];
    let first: &[Part<'_>] = &[Wrapped("a", H[1], ""), Literal(";"), Body];
    let before_body: &[Part<'_>] = &[Wrapped(";", H[1], "a"), Body];
    let run: &[Part<'_>] = &[Of(H[0]), Wrapped(";", H[1], "a"), Body];
    let url: &[Part<'_>] = &[Of(H[0]), Body];
    let last: &[Part<'_>] = &[Of(H[0]), Literal("a"), Of(H[1])];
    let optional: &[Part<'_>] = &[OptionalField(H[0]), Literal(";"), Body];
    for (parts, forms, request, other) in [
        (beside, NONE, ["b", "", "", "x"], None),
        (beside, NONE, ["b", "b", "", "x"], None),
        (beside, NONE, ["b", "b;b", "", "x"], None),
        (beside, NONE, ["b;b", "b", "", "x"], Some(["b", "b;b", "", "x"])),
        (beside, NONE, ["b;b", "", "", "x"], Some(["b", "b", "", "x"])),
        (beside, NONE, ["b", "b", "", ".x"], None),
        (first, NONE, ["", "b", "", "x"], None),
        (first, NONE, ["", "", "", "x"], None),
        (first, NONE, ["", "", "", "ab;x"], None),
        (before_body, NONE, ["", "", "", ""], None),
        (before_body, NONE, ["", "", "", "x"], None),
        (before_body, NONE, ["", "b", "", "x"], None),
        (before_body, NONE, ["", "", "", ";bax"], Some(["", "b", "", "x"])),
        (run, PLAIN, ["b", "", "", "{"], None),
        (run, PLAIN, ["b", "b", "", "{"], None),
        (run, PLAIN, ["b", "b", "", "x"], None),
        (run, PLAIN, ["b", "", "", "b{"], Some(["bb", "", "", "{"])),
        (url, URL, ["b", "", "", " x"], None),
        (url, URL, ["b ", "", "", "x"], Some(["b", "", "", " x"])),
        (last, LAST, ["b", "b", "", ""], None),
        (optional, NONE, ["", "", "", "b;x"], None),
        (optional, NONE, ["b;b", "", "", "x"], Some(["b", "", "", "b;x"])),
    ] {
        let scheme = scheme(parts, forms);
        let receiver = Receiver::new(&scheme);
        let [request, other] = [Some(request), other].map(|one| one.map(values));
        let request = request.unwrap();
        assert_eq!(receiver.accepts(&request), other.is_none(), "{parts:?} {request:?}");
        if let Some(other) = other {
            assert!(receiver.accepts(&other), "{parts:?} {other:?}");
            assert_eq!(text(parts, &request), text(parts, &other), "{parts:?}");
        }
    }
}

/// A time ends by its length, also where the text of a part that may be absent is of digits.
#[test]
fn a_time_has_its_length_whatever_may_follow_it() {
    let parts = [Part::Field(H[0]), Part::Wrapped("3", H[1], ""), Part::Literal("|"), Part::Body];
    let timestamp =
        Some(Timestamp { origin: Origin::Field(H[0]), unit: Unit::Seconds, tolerance: Tolerance::ANY });
    let scheme = Scheme { timestamp, ..scheme(&parts, &[]) };
    let receiver = Receiver::new(&scheme);
    let requests = [["1234567890", "", "", "{}"], ["12", "4567890", "", "{}"]].map(values);
    assert_eq!(text(&parts, &requests[0]), text(&parts, &requests[1]));
    assert_eq!(requests.each_ref().map(|request| receiver.accepts(request)), [true, false]);
}
