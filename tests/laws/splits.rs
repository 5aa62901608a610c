//! Law 1: a signed text can be read in one way alone. Every way to cut it into the parts
//! of its scheme is a request, and `verify` must refuse all but the original.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hookseal::{Algorithm, Field, KeyFormat, Options, Part, Scheme, UrlForm, Webhook};
use ring::{digest, hmac};

use crate::binding::{Figures, firsts};
use crate::genuine::{Genuine, Message};
use crate::mutations::{Edit, Mutation};
use crate::random::{self, Cases};
use crate::spans::Slot;

/// A part of a signed text: a slot's value between two texts that are signed only with it.
struct Piece {
    /// None of what the receiver knows, which is `before`.
    slot: Option<Slot>,
    before: Vec<u8>,
    value: Vec<u8>,
    after: &'static str,
    /// Whether it may be empty, and is then not there.
    optional: bool,
}

impl Piece {
    fn known(text: impl Into<Vec<u8>>) -> Self {
        Self { slot: None, before: text.into(), value: Vec::new(), after: "", optional: true }
    }

    fn wrapped(message: &Message, slot: Slot, before: &str, after: &'static str) -> Self {
        let value = message.read(&slot);
        Self { slot: Some(slot), before: before.into(), value, after, optional: true }
    }

    /// A part of a request; none where it is written anew in a way that is not read here.
    fn of(part: Part<'static>, scheme: &Scheme<'static>, message: &Message, secret: &str) -> Option<Self> {
        let wrapped = |before, field: Field<'static>, after| {
            Self::wrapped(message, message.slot(scheme, field), before, after)
        };
        Some(match part {
            Part::Literal(text) => Self::known(text),
            Part::Secret => Self::known(secret),
            Part::SecretSha256 => {
                Self::known(hex::encode(digest::digest(&digest::SHA256, secret.as_bytes())))
            }
            Part::Account => Self::known(secret.split(':').next()?),
            Part::Field(field) => Self { optional: false, ..wrapped("", field, "") },
            Part::OptionalField(field) => wrapped("", field, ""),
            Part::Line(field) => {
                let line = wrapped("", field, "\n");
                let value = line.value.strip_suffix(b"\n").unwrap_or(&line.value).to_vec();
                Self { value, optional: false, ..line }
            }
            Part::Wrapped(before, field, after) => wrapped(before, field, after),
            Part::WrappedLower(before, field, after) => {
                let piece = wrapped(before, field, after);
                Self { value: piece.value.to_ascii_lowercase(), ..piece }
            }
            Part::Timestamp => {
                let slot = Slot::There(message.other(scheme, part)?);
                Self { optional: false, ..Self::wrapped(message, slot, "", "") }
            }
            Part::Body | Part::CanonicalJson | Part::EscapedBody | Part::Method => {
                Self::wrapped(message, Slot::There(message.other(scheme, part)?), "", "")
            }
            Part::Url(form) => {
                let piece = Self::wrapped(message, Slot::There(message.other(scheme, part)?), "", "");
                Self { value: written(form, &piece.value), ..piece }
            }
            Part::SortedForm
            | Part::SignedHeaders(_)
            | Part::Token
            | Part::NamedLines(_)
            | Part::BodyCrc32
            | Part::Audience => return None,
        })
    }

    fn signed(&self) -> Vec<u8> {
        if self.slot.is_some() && self.value.is_empty() {
            return Vec::new();
        }
        [&self.before, &self.value, self.after.as_bytes()].concat()
    }

    /// What it may be at the start of a text, each with what is left.
    fn values<'t>(&self, text: &'t [u8]) -> Vec<(&'t [u8], &'t [u8])> {
        let inside = text.strip_prefix(self.before.as_slice());
        if self.slot.is_none() {
            return inside.map(|rest| (&text[..0], rest)).into_iter().collect();
        }
        let inside = inside.unwrap_or_default();
        let ends = (1..=inside.len()).map(|end| inside.split_at(end));
        let mut found: Vec<_> = ends
            .filter_map(|(value, rest)| Some((value, rest.strip_prefix(self.after.as_bytes())?)))
            .collect();
        if self.optional {
            found.push((&text[..0], text));
        }
        found
    }
}

/// A URL's text, in a form in which the whole of it is signed.
fn written(form: UrlForm, url: &[u8]) -> Vec<u8> {
    let url = String::from_utf8_lossy(url).into_owned();
    let host = url.find("://").map_or(url.len(), |at| at + 3);
    let end = url[host..].find(['/', '?']).map_or(url.len(), |at| at + host);
    match form {
        UrlForm::WithPort if host < end && !url[host..end].contains(':') => {
            [&url[..end], ":443", &url[end..]].concat()
        }
        UrlForm::WithoutPort => url.replace(":443", ""),
        UrlForm::QuotesEscaped => url.replace('\'', "%27"),
        UrlForm::QuotesRaw => url.replace("%27", "'"),
        UrlForm::ReservedDecoded => url.replace("%2F", "/"),
        _ => url,
    }
    .into_bytes()
}

/// What each slot of a request holds.
type Reading<'t> = Vec<(&'t Slot, &'t [u8])>;

/// The most readings of one text that are asked for each message of a scheme: a text of
/// 60 characters in five parts has tens of thousands.
const MOST: usize = 300;

/// Finds the readings of a text.
fn read<'t>(pieces: &'t [Piece], text: &'t [u8], known: &mut Reading<'t>, found: &mut Vec<Reading<'t>>) {
    let Some((piece, rest)) = pieces.split_first() else {
        if text.is_empty() {
            found.push(known.clone());
        }
        return;
    };
    for (value, left) in piece.values(text) {
        let length = known.len();
        let before = known.iter().find(|(slot, _)| Some(*slot) == piece.slot.as_ref());
        match (before, &piece.slot) {
            (Some((_, other)), _) if *other != value => continue,
            (None, Some(slot)) => known.push((slot, value)),
            _ => {}
        }
        if found.len() < MOST {
            read(rest, left, known, found);
        }
        known.truncate(length);
    }
}

/// The parts of a request; none where one that must be there is not, or cannot be read here.
fn pieces(
    parts: &[Part<'static>],
    scheme: &Scheme<'static>,
    message: &Message,
    secret: &str,
) -> Option<Vec<Piece>> {
    let pieces: Option<Vec<_>> = parts.iter().map(|part| Piece::of(*part, scheme, message, secret)).collect();
    pieces.filter(|pieces| pieces.iter().all(|piece| piece.optional || !piece.value.is_empty()))
}

fn messages(scheme: &Scheme<'static>) -> impl Iterator<Item = &'static [Part<'static>]> {
    std::iter::once(scheme.content).chain(scheme.alternates.iter().copied())
}

/// What makes another request of each reading of a signed text.
fn splits(scheme: &Scheme<'static>, message: &Message, secret: &str, text: &[u8]) -> Vec<Mutation> {
    let mut splits = Vec::new();
    for parts in messages(scheme) {
        let pieces = pieces(parts, scheme, message, secret).unwrap_or_default();
        let mut found = Vec::new();
        read(&pieces, text, &mut Vec::new(), &mut found);
        splits.extend(found.iter().map(|reading| Mutation { kind: "split", edits: edits(message, reading) }));
    }
    splits
}

fn edits(message: &Message, reading: &Reading<'_>) -> Vec<Edit> {
    let changed = reading.iter().filter(|(slot, value)| message.read(slot) != *value);
    let edit = |(slot, value): &(&Slot, &[u8])| {
        if value.is_empty() { message.remove(slot) } else { message.write(slot, value) }
    };
    changed.flat_map(edit).collect()
}

const SECRET: &str = "a secret of thirty-two characters";
/// How many descriptions there are, and requests to each.
const DESCRIPTIONS: usize = if cfg!(debug_assertions) { 300 } else { 3_000 };
const REQUESTS: usize = 8;

#[derive(Default)]
struct Tally {
    descriptions: usize,
    accepted: usize,
    refused: usize,
    asked: usize,
    /// The first other reading that was accepted, for each description.
    broken: Vec<String>,
}

impl Tally {
    fn describe(&mut self, cases: &mut Cases) {
        let Some((description, scheme)) = random::scheme(cases) else { return };
        let webhook = Webhook::new(scheme, [SECRET], Options::default()).unwrap();
        self.descriptions += 1;
        let broken = (0..REQUESTS).find_map(|_| self.ask(cases, scheme, &webhook));
        self.broken.extend(broken.map(|(original, other)| format!("{description}: {original:?} {other:?}")));
    }

    /// Signs a request and asks for each of its readings; gives one that is accepted.
    fn ask(
        &mut self,
        cases: &mut Cases,
        scheme: &'static Scheme<'static>,
        webhook: &Webhook<'static>,
    ) -> Option<(Message, Message)> {
        let mut message = random::message(cases, scheme);
        let all: Vec<_> = messages(scheme).collect();
        let signed = pieces(all[cases.below(all.len())], scheme, &message, SECRET)?;
        let text: Vec<u8> = signed.iter().flat_map(Piece::signed).collect();
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, SECRET.as_bytes()), &text);
        message.headers[0].1.extend(hex::encode(tag).into_bytes());
        if message.verify(webhook, 0).is_err() {
            self.refused += 1;
            return None;
        }
        self.accepted += 1;
        let others = splits(scheme, &message, SECRET, &text);
        let others: Vec<_> = others.iter().filter_map(|split| split.apply(&message)).collect();
        self.asked += others.len();
        let is_accepted =
            |other: &Message| plain(other) != plain(&message) && other.verify(webhook, 0).is_ok();
        others.into_iter().find(is_accepted).map(|other| (message, other))
    }
}

/// A request whose URL has no port and no escaped quote: alternates say that both are one.
fn plain(message: &Message) -> Message {
    let url = message.url.as_ref().map(|url| url.replace(":443", "").replace("%27", "'"));
    Message { url, ..message.clone() }
}

#[test]
fn every_described_message_is_read_in_one_way() {
    let mut cases = Cases(0x9E37_79B9_7F4A_7C15);
    let mut tally = Tally::default();
    while tally.descriptions < DESCRIPTIONS {
        tally.describe(&mut cases);
    }
    let Tally { descriptions, accepted, refused, asked, broken } = tally;
    println!(
        "{descriptions} descriptions, {accepted} accepted and {refused} refused, {asked} readings asked"
    );
    assert!(broken.is_empty(), "{} descriptions:\n{}", broken.len(), broken.join("\n"));
    assert!(accepted > 4 * descriptions && asked > 4 * accepted);
}

/// Ids and bodies that hold what stands between parts, or continue what stands beside them.
const IDS: [&str; 7] = ["1", "a.1", "a:b:c", "1700000000.{", "a,b|c", "https://a/1?b=2", "id:1;ts:2;"];
const BODIES: [&str; 8] = ["", "{}", "1", ".1.{\"a\":1}", ":1:{}", "a=1", "[1]", "\n1\n{}"];

/// Deliveries of a row with these ids and bodies, where [`Webhook::sign`] can sign them; a
/// text without a body is signed of the genuine one.
fn variants(one: &Genuine) -> impl Iterator<Item = Genuine> {
    let is_body = |part: &Part<'_>| matches!(part, Part::Body | Part::CanonicalJson | Part::EscapedBody);
    let others = if one.scheme.content.iter().any(is_body) { &BODIES[..] } else { &[] };
    let own = std::iter::once(one.message.body.as_slice());
    let bodies = own.chain(others.iter().map(|body| body.as_bytes()));
    let signed =
        |body: &[u8], id| one.signed_anew(&Message { body: body.to_vec(), ..one.message.clone() }, Some(id));
    bodies.flat_map(move |body| IDS.into_iter().filter_map(move |id| signed(body, id)))
}

/// Whether this text is what a delivery's HMAC is of; none where this test cannot say.
fn is_signed(one: &Genuine, text: &[u8]) -> Option<bool> {
    let algorithm = match one.scheme.algorithm {
        Algorithm::HmacSha1 => hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY,
        Algorithm::HmacSha256 => hmac::HMAC_SHA256,
        Algorithm::HmacSha384 => hmac::HMAC_SHA384,
        Algorithm::HmacSha512 => hmac::HMAC_SHA512,
        _ => return None,
    };
    let secret = one.secrets.last().filter(|_| one.scheme.key == KeyFormat::Utf8)?;
    let tag = hmac::sign(&hmac::Key::new(algorithm, secret.as_bytes()), text);
    let value = String::from_utf8_lossy(&one.message.headers[one.message.signature(one.scheme)?].1);
    Some(
        [hex::encode(tag), STANDARD.encode(tag), URL_SAFE_NO_PAD.encode(tag)]
            .iter()
            .any(|tag| value.contains(tag)),
    )
}

/// The text that a row's delivery signs; none where its body is signed as it is not read here.
fn signed_text(one: &Genuine, secret: &str) -> Option<Vec<u8>> {
    let pieces = messages(one.scheme).filter_map(|parts| pieces(parts, one.scheme, &one.message, secret));
    let texts = pieces.map(|pieces| pieces.iter().flat_map(Piece::signed).collect::<Vec<u8>>());
    texts.filter(|text| is_signed(one, text) != Some(false)).last()
}

/// Asks for each reading of a row's delivery; whether it is accepted, and can be read here.
fn ask(one: &Genuine, figures: &mut Figures) -> bool {
    let Ok(given) = one.given() else { return false };
    let secret = one.secrets.last().map_or("", String::as_str);
    let Some(text) = signed_text(one, secret) else { return false };
    let splits = splits(one.scheme, &one.message, secret, &text);
    for split in &splits {
        figures.judge(one, &given, split);
    }
    true
}

/// Rows of several parts that are not read here: they sign headers by name, the CRC-32 of
/// the body, or a sorted form.
const NOT_READ: [&str; 6] =
    ["contentful", "mandrill", "paypal", "paypal-sandbox", "twilio", "described-form"];

#[test]
fn every_row_s_message_is_read_in_one_way() {
    let (mut figures, mut accepted, mut not_read) = (Figures::default(), 0, Vec::new());
    let several = |one: &&Genuine| one.scheme.content.len() > 1 && one.scheme.algorithm != Algorithm::Token;
    for one in firsts().filter(several) {
        let asked = usize::from(ask(one, &mut figures));
        let asked = asked + variants(one).filter(|variant| ask(variant, &mut figures)).count();
        accepted += asked;
        if asked == 0 {
            not_read.push(one.scheme.name);
        }
    }
    figures
        .check(&format!("{} rows of several parts, {accepted} deliveries", firsts().filter(several).count()));
    assert_eq!(not_read, NOT_READ);
}
