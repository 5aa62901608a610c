//! Where the texts of a request stand: each part that is signed, and each item of
//! a list, as a range of the method, the URL, a header's value or the body.

use std::ops::Range;

use hookseal::{Field, Layout, Origin, Part, Place, Scheme, UrlForm};

use crate::genuine::Message;
use crate::texts::{Node, nodes, occurrences, percent_decoded};

/// A text of a request that has ranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Carrier {
    Method,
    Url,
    Header(usize),
    Body,
}

/// How a text is written where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writing {
    Plain,
    Percent,
    Json,
}

/// A range of a carrier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) carrier: Carrier,
    pub(crate) range: Range<usize>,
    pub(crate) writing: Writing,
}

/// A part's text, or the field that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    There(Span),
    Absent(Field<'static>),
}

impl Slot {
    pub(crate) const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent(_))
    }
}

/// A part of the signed message that a request writes, with the fixed texts that
/// vanish with it, and the fixed text before it that does not.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    pub(crate) slot: Slot,
    pub(crate) gap: Vec<u8>,
    pub(crate) before: &'static str,
    pub(crate) after: &'static str,
    pub(crate) field: Option<Field<'static>>,
}

/// Items with a separator between them.
#[derive(Clone, Debug)]
pub(crate) struct List {
    pub(crate) carrier: Carrier,
    pub(crate) separator: &'static str,
    pub(crate) items: Vec<Range<usize>>,
    /// Items that can be put beside.
    pub(crate) foreign: &'static [&'static str],
}

impl Message {
    /// The bytes of a carrier.
    pub(crate) fn carried(&self, carrier: Carrier) -> &[u8] {
        match carrier {
            Carrier::Method => self.method.as_deref().unwrap_or_default().as_bytes(),
            Carrier::Url => self.url.as_deref().unwrap_or_default().as_bytes(),
            Carrier::Header(at) => &self.headers[at].1,
            Carrier::Body => &self.body,
        }
    }

    /// All carriers that are there.
    pub(crate) fn carriers(&self) -> Vec<Carrier> {
        let mut carriers: Vec<_> = (0..self.headers.len()).map(Carrier::Header).collect();
        carriers.extend(self.method.as_ref().map(|_| Carrier::Method));
        carriers.extend(self.url.as_ref().map(|_| Carrier::Url));
        carriers.push(Carrier::Body);
        carriers
    }

    /// Where a header's value is.
    pub(crate) fn header(&self, names: &str) -> Option<usize> {
        let one = |name: &str| self.headers.iter().position(|(other, _)| other.eq_ignore_ascii_case(name));
        names.split('|').find_map(one)
    }

    pub(crate) fn whole(&self, carrier: Carrier) -> Span {
        Span { carrier, range: 0..self.carried(carrier).len(), writing: Writing::Plain }
    }

    /// The text of a slot, decoded; empty where it is absent.
    pub(crate) fn read(&self, slot: &Slot) -> Vec<u8> {
        let Slot::There(span) = slot else { return Vec::new() };
        let text = &self.carried(span.carrier)[span.range.clone()];
        match span.writing {
            Writing::Plain => text.to_vec(),
            Writing::Percent => percent_decoded(text),
            Writing::Json => {
                let quoted = [b"\"", text, b"\""].concat();
                serde_json::from_slice::<String>(&quoted).map_or_else(|_| text.to_vec(), String::into_bytes)
            }
        }
    }

    /// Where a field is.
    pub(crate) fn slot(&self, scheme: &Scheme<'static>, field: Field<'static>) -> Slot {
        let found = match field {
            Field::Header(name) => self.header(name).map(|at| self.whole(Carrier::Header(at))),
            Field::Query(name) => self.query().and_then(|list| self.value_of(&list, name)),
            Field::Member(path) => self.member(scheme, path),
            Field::FirstMember(paths) => paths.split('|').find_map(|path| self.member(scheme, path)),
            Field::Claim(_) => None,
        };
        found.map_or(Slot::Absent(field), Slot::There)
    }

    fn member(&self, scheme: &Scheme<'_>, path: &str) -> Option<Span> {
        if self.is_form() {
            return self.value_of(&self.form()?, path);
        }
        let path = match scheme.items {
            Some((list, "")) => format!("{list}.0.{path}"),
            Some((list, item)) => format!("{list}.0.{item}.{path}"),
            None => path.to_owned(),
        };
        let node = nodes(&self.body).into_iter().find(|node| node.path == path)?;
        let is_text = self.body.get(node.value.start) == Some(&b'"');
        let range = if is_text { node.value.start + 1..node.value.end - 1 } else { node.value };
        let writing = if is_text { Writing::Json } else { Writing::Plain };
        Some(Span { carrier: Carrier::Body, range, writing })
    }

    fn value_of(&self, list: &List, name: &str) -> Option<Span> {
        let bytes = self.carried(list.carrier);
        list.items.iter().find_map(|item| {
            let equals = bytes[item.clone()].iter().position(|byte| *byte == b'=')? + item.start;
            let range = equals + 1..item.end;
            (percent_decoded(&bytes[item.start..equals]) == name.as_bytes()).then_some(Span {
                carrier: list.carrier,
                range,
                writing: Writing::Percent,
            })
        })
    }

    pub(crate) fn is_form(&self) -> bool {
        self.body.contains(&b'=') && !matches!(self.body.trim_ascii_start().first(), Some(b'{' | b'[' | b'<'))
    }

    pub(crate) fn query(&self) -> Option<List> {
        let url = self.url.as_deref()?;
        let start = url.find('?')? + 1;
        let end = url.find('#').filter(|end| *end >= start).unwrap_or(url.len());
        Some(self.list(Carrier::Url, start..end, "&", PAIRS))
    }

    pub(crate) fn form(&self) -> Option<List> {
        self.is_form().then(|| self.list(Carrier::Body, 0..self.body.len(), "&", PAIRS))
    }

    fn list(
        &self,
        carrier: Carrier,
        range: Range<usize>,
        separator: &'static str,
        foreign: &'static [&'static str],
    ) -> List {
        let bytes = &self.carried(carrier)[range.clone()];
        let mut items = Vec::new();
        let mut start = range.start;
        for at in occurrences(bytes, separator.as_bytes()) {
            items.push(start..at + range.start);
            start = at + range.start + separator.len();
        }
        items.push(start..range.end);
        List { carrier, separator, items, foreign }
    }

    /// Where the signature is, if in a header.
    pub(crate) fn signature(&self, scheme: &Scheme<'_>) -> Option<usize> {
        match scheme.signature.place {
            Place::Field(Field::Header(name)) | Place::Repeated(name) => self.header(name),
            Place::Field(_) => None,
            Place::Numbered(prefix) => {
                let is_one = |(name, _): &(String, _)| name.to_ascii_lowercase().starts_with(prefix);
                self.headers.iter().position(is_one)
            }
            Place::PerSecret(names) => names.iter().find_map(|name| self.header(name)),
        }
    }

    /// The items of the signature's header.
    pub(crate) fn signatures(&self, scheme: &Scheme<'static>) -> Option<List> {
        let at = self.signature(scheme)?;
        let separator = match scheme.signature.layout {
            Layout::Pairs { separator, .. }
            | Layout::Positional { separator, .. }
            | Layout::Keyed { separator, .. } => separator,
            Layout::PairGroups { .. } | Layout::Versions(_) => " ",
            Layout::Jws { .. } => ".",
            Layout::Bare | Layout::Prefixed(_) => ",",
        };
        Some(self.list(Carrier::Header(at), 0..self.headers[at].1.len(), separator, SIGNATURES))
    }

    /// The time in the signature's header.
    fn time(&self, scheme: &Scheme<'static>) -> Option<Span> {
        let carrier = Carrier::Header(self.signature(scheme)?);
        let value = self.carried(carrier);
        let (name, ends) = match scheme.signature.layout {
            Layout::Pairs { time, separator, .. } | Layout::PairGroups { time, separator, .. } => {
                (format!("{time}="), separator)
            }
            Layout::Positional { version: "", separator } => (String::new(), separator),
            Layout::Positional { version, separator } => (format!("{version}{separator}"), separator),
            _ => return None,
        };
        let start = occurrences(value, name.as_bytes()).first().map_or(0, |at| at + name.len());
        let length =
            occurrences(&value[start..], ends.as_bytes()).first().copied().unwrap_or(value.len() - start);
        Some(Span { carrier, range: start..start + length, writing: Writing::Plain })
    }

    /// The objects and lists of a JSON body, the outermost first.
    pub(crate) fn containers(&self) -> Vec<List> {
        let nodes = nodes(&self.body);
        let mut found: Vec<List> = Vec::new();
        let is_container = |node: &&Node| matches!(self.body.get(node.value.start), Some(b'{' | b'['));
        for parent in nodes.iter().filter(is_container) {
            let inside = |node: &&Node| node.parent == Some(parent.value.start);
            let items: Vec<_> = nodes.iter().filter(inside).map(|node| node.whole.clone()).collect();
            let foreign = if self.body[parent.value.start] == b'{' { MEMBERS } else { ITEMS };
            if !items.is_empty() {
                found.push(List { carrier: Carrier::Body, separator: ",", items, foreign });
            }
        }
        found
    }

    /// The parts of a message, in their order.
    pub(crate) fn elements(&self, scheme: &Scheme<'static>, parts: &'static [Part<'static>]) -> Vec<Element> {
        let mut elements = Vec::new();
        let mut gap = Vec::new();
        let field = |gap: &mut Vec<u8>, field, before, after, optional: bool| Element {
            slot: self.slot(scheme, field),
            gap: std::mem::take(gap),
            before,
            after,
            field: optional.then_some(field),
        };
        for part in parts {
            match *part {
                Part::Literal(text) => gap.extend_from_slice(text.as_bytes()),
                Part::Field(one) => elements.push(field(&mut gap, one, "", "", false)),
                Part::OptionalField(one) => elements.push(field(&mut gap, one, "", "", true)),
                Part::Wrapped(before, one, after) | Part::WrappedLower(before, one, after) => {
                    elements.push(field(&mut gap, one, before, after, true));
                }
                Part::SignedHeaders(name) => {
                    for name in self.named_by(name) {
                        elements.push(field(&mut gap, Field::Header(name), "", "", true));
                        gap.push(b';');
                    }
                }
                Part::NamedLines(names) => {
                    for name in names {
                        elements.push(field(&mut gap, Field::Member(name), "", "\n", true));
                    }
                }
                other => {
                    let spans = self.other(scheme, other).into_iter();
                    elements.extend(spans.map(|span| Element {
                        slot: Slot::There(span),
                        gap: std::mem::take(&mut gap),
                        before: "",
                        after: "",
                        field: None,
                    }));
                }
            }
        }
        elements
    }

    /// The names in a header, kept for good: a test ends soon.
    fn named_by(&self, list: &str) -> Vec<&'static str> {
        let value =
            self.header(list).map(|at| String::from_utf8_lossy(&self.headers[at].1).to_ascii_lowercase());
        let value: &'static str = value.unwrap_or_default().leak();
        value.split(',').map(str::trim).take(8).collect()
    }

    pub(crate) fn other(&self, scheme: &Scheme<'static>, part: Part<'static>) -> Option<Span> {
        match part {
            Part::Timestamp => self.time(scheme),
            Part::Body | Part::SortedForm | Part::CanonicalJson | Part::EscapedBody | Part::BodyCrc32 => {
                Some(self.whole(Carrier::Body))
            }
            Part::Method => self.method.is_some().then(|| self.whole(Carrier::Method)),
            Part::Url(form) => {
                let url = self.url.as_deref()?;
                let from_path = matches!(form, UrlForm::PathAndQuery | UrlForm::PathAndQueryEncoded);
                let host = url.find("://").map_or(0, |at| at + 3);
                let start =
                    if from_path { url[host..].find('/').map_or(url.len(), |at| at + host) } else { 0 };
                let end = if form == UrlForm::Base { url.find('?').unwrap_or(url.len()) } else { url.len() };
                Some(Span { carrier: Carrier::Url, range: start..end, writing: Writing::Plain })
            }
            Part::Token => Some(self.whole(Carrier::Header(self.signature(scheme)?))),
            _ => None,
        }
    }

    /// Every text with edges of its own: the parts, the fields that are read beside
    /// them, the carriers.
    pub(crate) fn spans(&self, scheme: &Scheme<'static>) -> Vec<Span> {
        let mut spans: Vec<Span> = self.carriers().into_iter().map(|carrier| self.whole(carrier)).collect();
        let messages = std::iter::once(&scheme.content).chain(scheme.alternates);
        let mut slots: Vec<Slot> =
            messages.flat_map(|parts| self.elements(scheme, parts)).map(|element| element.slot).collect();
        slots.extend(fields(scheme).into_iter().map(|field| self.slot(scheme, field)));
        for slot in slots {
            if let Slot::There(span) = slot
                && !spans.contains(&span)
            {
                spans.push(span);
            }
        }
        spans
    }
}

/// The fields that a scheme reads beside the parts of its message.
pub(crate) fn fields(scheme: &Scheme<'static>) -> Vec<Field<'static>> {
    use hookseal::{Replay, Require};
    let mut fields = scheme.body.id.to_vec();
    if let Replay::Field(field) = scheme.replay {
        fields.push(field);
    }
    if let Some(Origin::Field(field)) = scheme.timestamp.map(|timestamp| timestamp.origin) {
        fields.push(field);
    }
    for require in scheme.require {
        match *require {
            Require::Is(field, _)
            | Require::Audience(field)
            | Require::BodySha256(field)
            | Require::BodySha256Base64(field)
            | Require::BodySha256IfAny(field)
            | Require::Url(field)
            | Require::UrlSha256(field)
            | Require::Expires(field) => fields.push(field),
            Require::Same(field, other) => fields.extend([field, other]),
        }
    }
    if let Place::Field(field) = scheme.signature.place {
        fields.push(field);
    }
    fields
}

const PAIRS: &[&str] = &["x=1", "=1", "x", "", "%00=%00"];
const MEMBERS: &[&str] = &[r#""x":1"#, r#""":null"#, r#""id":"other""#];
const ITEMS: &[&str] = &["1", "null", "{}"];
const SIGNATURES: &[&str] = &["v1=00", "v1,AAAA", "t=1", "v0=", " v1=00", "x"];
