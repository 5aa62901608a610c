//! Changes of a request that know its structure: driven by the row's own parts,
//! layout and fields, the same for every scheme.

use hookseal::{Field, Part, SCHEMES, Scheme};

use crate::genuine::Message;
use crate::lists;
use crate::spans::{Carrier, Element, Slot, Span, Writing};
use crate::spellings;
use crate::texts::{occurrences, percent_encoded};
use crate::unbound::{crc32, white_space};

/// One change, of which several make a [`Mutation`].
#[derive(Clone, Debug)]
pub(crate) enum Edit {
    /// A range of a carrier becomes this text, so many times.
    Splice(Carrier, std::ops::Range<usize>, Vec<u8>, usize),
    AddHeader(String, Vec<u8>),
    RemoveHeader(usize),
    Method(Option<&'static str>),
    NoUrl,
}

/// A change of a request, by its kind.
#[derive(Clone, Debug)]
pub(crate) struct Mutation {
    pub(crate) kind: &'static str,
    pub(crate) edits: Vec<Edit>,
}

/// The largest body that a Webhook takes unless told otherwise.
const MAX_BODY_BYTES: usize = 1 << 20;
/// The most bytes that a splice brings: a hundred times the longest URL that is read has 3 MiB.
const MAX_SPLICE_BYTES: usize = 1 << 22;

impl Mutation {
    /// The changed request; none where it is no request, or the same.
    pub(crate) fn apply(&self, message: &Message) -> Option<Message> {
        let mut changed = message.clone();
        // From the end, and of several in one place the last first: no range moves another.
        let mut splices: Vec<_> = self.edits.iter().rev().filter_map(Edit::splice).collect();
        splices.sort_by_key(|(carrier, range, ..)| (*carrier, std::cmp::Reverse((range.start, range.end))));
        for (carrier, range, text, times) in splices {
            let fits = text.len().checked_mul(*times).is_some_and(|bytes| bytes <= MAX_SPLICE_BYTES);
            changed.splice(*carrier, range.clone(), &fits.then(|| text.repeat(*times))?)?;
        }
        for edit in &self.edits {
            match edit {
                Edit::Splice(..) => {}
                Edit::AddHeader(name, value) => changed.headers.push((name.clone(), value.clone())),
                Edit::RemoveHeader(at) => changed.headers[*at].0.clear(),
                Edit::Method(method) => changed.method = method.map(ToOwned::to_owned),
                Edit::NoUrl => changed.url = None,
            }
        }
        changed.headers.retain(|(name, _)| !name.is_empty());
        (changed != *message && changed.body.len() <= MAX_BODY_BYTES).then_some(changed)
    }
}

impl Edit {
    const fn splice(&self) -> Option<(&Carrier, &std::ops::Range<usize>, &Vec<u8>, &usize)> {
        match self {
            Self::Splice(carrier, range, text, times) => Some((carrier, range, text, times)),
            _ => None,
        }
    }

    fn write(span: &Span, text: &[u8]) -> Self {
        let text = match span.writing {
            Writing::Plain => text.to_vec(),
            Writing::Percent => percent_encoded(text),
            Writing::Json => {
                let quoted = serde_json::to_string(&String::from_utf8_lossy(text)).unwrap_or_default();
                quoted.trim_matches('"').as_bytes().to_vec()
            }
        };
        Self::Splice(span.carrier, span.range.clone(), text, 1)
    }
}

impl Message {
    fn splice(&mut self, carrier: Carrier, range: std::ops::Range<usize>, text: &[u8]) -> Option<()> {
        let old = self.carried(carrier);
        let bytes = [old.get(..range.start)?, text, old.get(range.end..)?].concat();
        match carrier {
            Carrier::Method => self.method = Some(String::from_utf8(bytes).ok()?),
            Carrier::Url => self.url = Some(String::from_utf8(bytes).ok()?),
            Carrier::Header(at) => self.headers[at].1 = bytes,
            Carrier::Body => self.body = bytes,
        }
        Some(())
    }

    /// Gives a slot this text.
    pub(crate) fn write(&self, slot: &Slot, text: &[u8]) -> Vec<Edit> {
        match slot {
            Slot::There(span) => vec![Edit::write(span, text)],
            Slot::Absent(_) if text.is_empty() => Vec::new(),
            Slot::Absent(field) => self.add(*field, text),
        }
    }

    /// Adds a field.
    fn add(&self, field: Field<'_>, text: &[u8]) -> Vec<Edit> {
        match field {
            Field::Header(name) => vec![Edit::AddHeader(name.to_owned(), text.to_vec())],
            Field::Query(name) => {
                let url = self.url.as_deref().unwrap_or_default();
                let at = url.find('#').unwrap_or(url.len());
                let start = if url.contains('?') { "&" } else { "?" };
                let pair = [start.as_bytes(), name.as_bytes(), b"=", &percent_encoded(text)].concat();
                vec![Edit::Splice(Carrier::Url, at..at, pair, 1)]
            }
            Field::Member(path) | Field::FirstMember(path) => {
                let name = path.split(['|', '.']).next().unwrap_or_default();
                let value = serde_json::to_string(&String::from_utf8_lossy(text)).unwrap_or_default();
                let at = self.body.iter().rposition(|byte| *byte == b'}').unwrap_or(self.body.len());
                vec![Edit::Splice(Carrier::Body, at..at, format!(r#","{name}":{value}"#).into_bytes(), 1)]
            }
            Field::Claim(_) => Vec::new(),
        }
    }

    /// Takes a part away, whole.
    pub(crate) fn remove(&self, slot: &Slot) -> Vec<Edit> {
        match slot {
            Slot::Absent(_) => Vec::new(),
            Slot::There(Span { carrier: Carrier::Header(at), .. }) => vec![Edit::RemoveHeader(*at)],
            Slot::There(span) => {
                let lists = self.query().into_iter().chain(self.form()).chain(self.containers());
                let holds = |item: &std::ops::Range<usize>| {
                    item.start <= span.range.start && span.range.end <= item.end
                };
                let mut found = lists.filter(|list| list.carrier == span.carrier).filter_map(|list| {
                    let at = list.items.iter().position(holds)?;
                    Some(list.without(at))
                });
                // The innermost comes last.
                found.next_back().unwrap_or_else(|| vec![Edit::write(span, b"")])
            }
        }
    }
}

/// What takes the mutations of a family.
pub(crate) type Add<'a> = &'a mut dyn FnMut(&'static str, Vec<Edit>);

type Family = fn(&'static Scheme<'static>, &Message, Add<'_>);

pub(crate) const FAMILIES: [Family; 7] = [
    boundaries,
    |scheme, message, add| message.spans(scheme).iter().for_each(|span| edges(message, span, add)),
    headers,
    |_, message, add| spellings::request(message, add),
    |_, message, add| spellings::texts(message, add),
    |_, message, add| spellings::values(message, add),
    lists::all,
];

/// Every mutation of a request.
pub(crate) fn of(scheme: &'static Scheme<'static>, message: &Message) -> Vec<Mutation> {
    FAMILIES.into_iter().flat_map(|family| of_family(family, scheme, message)).collect()
}

/// Those of one family.
pub(crate) fn of_family(
    family: Family,
    scheme: &'static Scheme<'static>,
    message: &Message,
) -> Vec<Mutation> {
    let mut found = Vec::new();
    family(scheme, message, &mut |kind, edits| found.push(Mutation { kind, edits }));
    found
}

/// What moves, or appears, between the parts of each message.
fn boundaries(scheme: &'static Scheme<'static>, message: &Message, add: Add<'_>) {
    for parts in std::iter::once(&scheme.content).chain(scheme.alternates) {
        let elements = message.elements(scheme, parts);
        shifts(message, &elements, add);
        swallowed(message, &elements, add);
    }
    handshakes(scheme, message, add);
    checksums(scheme, message, add);
}

/// How many bytes are moved.
pub(crate) const AMOUNTS: [usize; 6] = [1, 2, 3, 10, 13, usize::MAX];

/// Moves bytes across each boundary between two parts, such that what is signed stays
/// the same where that is possible.
fn shifts(message: &Message, elements: &[Element], add: Add<'_>) {
    for pair in elements.windows(2) {
        let [left, right] = pair else { continue };
        let (first, second) = (message.read(&left.slot), message.read(&right.slot));
        let between = [left.after.as_bytes(), &right.gap, right.before.as_bytes()].concat();
        let mut moved = |kind, first: &[u8], second: &[u8]| {
            add(kind, [message.write(&left.slot, first), message.write(&right.slot, second)].concat());
        };
        for amount in AMOUNTS {
            let at = amount.min(second.len());
            moved("shift-left", &[&first, &second[..at]].concat(), &second[at..]);
            moved("shift-left-with-literal", &[&first[..], &between, &second[..at]].concat(), &second[at..]);
            let at = first.len().saturating_sub(amount);
            moved("shift-right", &first[..at], &[&first[at..], &second].concat());
            moved("shift-right-with-literal", &first[..at], &[&first[at..], &between[..], &second].concat());
        }
        // From where the rest begins like a body, a time or a path of its own.
        for start in [b'{', b'[', b'<', b'/', b'?', b'&', b'2'] {
            let found = second.iter().enumerate().skip(1).filter(|(_, byte)| **byte == start);
            for (at, _) in found.take(2) {
                moved("shift-left", &[&first, &second[..at]].concat(), &second[at..]);
                moved(
                    "shift-left-with-literal",
                    &[&first[..], &between, &second[..at]].concat(),
                    &second[at..],
                );
            }
        }
        for at in occurrences(&second, &between).into_iter().take(3) {
            let rest = &second[at + between.len()..];
            moved("shift-left-over-literal", &[&first[..], &between, &second[..at]].concat(), rest);
        }
        for at in occurrences(&first, &between).into_iter().rev().take(3) {
            let rest = &first[at + between.len()..];
            moved("shift-right-over-literal", &first[..at], &[rest, &between[..], &second].concat());
        }
    }
}

/// Removes a part that may be absent, and writes its text, wrapped as it is signed, into
/// a neighbour.
fn swallowed(message: &Message, elements: &[Element], add: Add<'_>) {
    for (index, element) in elements.iter().enumerate() {
        let Some(field) = element.field else { continue };
        if element.slot.is_absent() {
            for text in [&b"x"[..], b"", b"1"] {
                add("add-absent", message.add(field, text));
            }
            continue;
        }
        let removed = message.remove(&element.slot);
        add("remove-optional", removed.clone());
        let text = message.read(&element.slot);
        let wrapped = [element.before.as_bytes(), &text, element.after.as_bytes()].concat();
        let mut into = |neighbour: &Element, texts: [Vec<u8>; 2]| {
            for text in texts {
                add("swallow", [removed.clone(), message.write(&neighbour.slot, &text)].concat());
            }
        };
        if let Some(left) = index.checked_sub(1).and_then(|index| elements.get(index)) {
            let old = message.read(&left.slot);
            let inner = wrapped.strip_suffix(left.after.as_bytes()).unwrap_or(&wrapped);
            let exact = [&old[..], left.after.as_bytes(), &element.gap, inner].concat();
            into(left, [exact, [&old[..], &element.gap, &wrapped].concat()]);
        }
        if let Some(right) = elements.get(index + 1) {
            let old = message.read(&right.slot);
            let inner = wrapped.strip_prefix(right.before.as_bytes()).unwrap_or(&wrapped);
            let exact = [inner, &right.gap, right.before.as_bytes(), &old].concat();
            into(right, [exact, [&wrapped[..], &right.gap, &old].concat()]);
        }
    }
}

/// Texts that some reader trims, skips or ends at.
const STRAYS: &[&[u8]] = &[
    b" ",
    b"\t",
    b"\0",
    b"\r",
    b"\n",
    b"\r\n",
    b"\xEF\xBB\xBF",
    b"\xC2\xA0",
    b"0",
    b"1",
    b"a",
    b",",
    b";",
    b".",
    b"-",
    b"\"",
    b"}",
    b"&",
    b"=",
    b"#",
];

/// Bytes inserted, deleted and duplicated at both edges of a text.
fn edges(message: &Message, span: &Span, add: Add<'_>) {
    let text = &message.carried(span.carrier)[span.range.clone()];
    let (start, end) = (span.range.start, span.range.end);
    let mut splice = |kind, range, text: Vec<u8>| add(kind, vec![Edit::Splice(span.carrier, range, text, 1)]);
    for stray in STRAYS {
        splice("insert-front", start..start, stray.to_vec());
        splice("insert-end", end..end, stray.to_vec());
    }
    for amount in [1, 2, 3] {
        if amount <= text.len() {
            splice("delete-front", start..start + amount, Vec::new());
            splice("delete-end", end - amount..end, Vec::new());
            splice("duplicate-front", start..start, text[..amount].to_vec());
            splice("duplicate-end", end..end, text[text.len() - amount..].to_vec());
        }
    }
    splice("empty", start..end, Vec::new());
    splice("twice", end..end, text.to_vec());
    splice("joined", end..end, [b", ", text].concat());
    splice("upper-case", start..end, text.to_ascii_uppercase());
    splice("lower-case", start..end, text.to_ascii_lowercase());
    splice(
        "flip-first",
        start..(start + 1).min(end),
        text.first().map(|byte| byte ^ 1).into_iter().collect(),
    );
    splice(
        "flip-last",
        end.saturating_sub(1).max(start)..end,
        text.last().map(|byte| byte ^ 1).into_iter().collect(),
    );
}

/// Headers repeated, removed, split, renamed, and those of the vendor's other schemes beside.
fn headers(scheme: &'static Scheme<'static>, message: &Message, add: Add<'_>) {
    for (at, (name, value)) in message.headers.iter().enumerate() {
        let (front, back) = value.split_at(value.len() / 2);
        add("remove-header", vec![Edit::RemoveHeader(at)]);
        for (name, value) in [
            (name.clone(), value.clone()),
            (name.to_ascii_uppercase(), value.clone()),
            (name.clone(), Vec::new()),
            (name.clone(), b"x".to_vec()),
            (name.replace('-', "_"), b"x".to_vec()),
            (format!("{name} "), b"x".to_vec()),
        ] {
            add("add-header", vec![Edit::AddHeader(name, value)]);
        }
        let rest = Edit::AddHeader(name.clone(), back.to_vec());
        add("split-header", vec![Edit::Splice(Carrier::Header(at), 0..value.len(), front.to_vec(), 1), rest]);
    }
    let read = scheme.headers().unwrap_or_default();
    let beside =
        SCHEMES.iter().filter(|other| other.about.vendor == scheme.about.vendor && other.name != scheme.name);
    let names = read.into_iter().chain(beside.flat_map(|other| other.headers().unwrap_or_default()));
    for name in names.filter(|name| message.header(name).is_none()) {
        let signature = message.signature(scheme).map(|at| message.headers[at].1.clone());
        for value in [b"1".to_vec(), b"sha256=00".to_vec(), signature.unwrap_or_default()] {
            add("header-beside", vec![Edit::AddHeader(name.clone(), value)]);
        }
    }
}

/// What tells a handshake of the same method, put beside a delivery that is none.
fn handshakes(scheme: &Scheme<'static>, message: &Message, add: Add<'_>) {
    for handshake in scheme.handshakes.iter().filter(|handshake| handshake.method == scheme.method) {
        let absent = handshake.when.iter().filter(|(field, _)| message.slot(scheme, *field).is_absent());
        let value = |value: &'static str| if value.is_empty() { "x" } else { value };
        add(
            "handshake",
            absent.flat_map(|(field, text)| message.add(*field, value(text).as_bytes())).collect(),
        );
    }
}

/// Another body with the same CRC-32, which is all that PayPal signs of it.
fn checksums(scheme: &Scheme<'_>, message: &Message, add: Add<'_>) {
    if scheme.content.contains(&Part::BodyCrc32) {
        let mut body = message.body.clone();
        if let Some(digit) = body.iter_mut().find(|byte| byte.is_ascii_digit()) {
            *digit = if *digit == b'1' { b'2' } else { b'1' };
        }
        let length = message.body.len();
        let other = white_space(&body, crc32(&message.body));
        add(
            "checksum",
            other.map(|body| Edit::Splice(Carrier::Body, 0..length, body, 1)).into_iter().collect(),
        );
    }
}
