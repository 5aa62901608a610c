//! What is accepted under one signature and gives out something else, because the
//! vendor's format has no way to bind it: SECURITY.md says so too.

use std::collections::BTreeSet;

use hookseal::{Covers, Field, Place, named};

use crate::genuine::{Given, Message};
use crate::texts::percent_decoded;

/// A request and what it gives out.
pub(crate) type Accepted<'a> = (&'a Message, &'a Given);

/// A scheme that does not bind all that it gives out.
pub(crate) struct Unbound {
    pub(crate) scheme: &'static str,
    /// Words of the sentence in SECURITY.md.
    pub(crate) stated: &'static str,
    /// What may differ.
    pub(crate) differs: &'static [&'static str],
    /// What of two requests is the same all the same.
    pub(crate) holds: fn(Accepted<'_>, Accepted<'_>) -> bool,
}

const FORM: &str =
    "`twilio`, `mandrill`: the URL and a form's names and values are signed without anything between them";
const ITEMS: &str = "`adyen`: each item of a batch is signed, and the list is not";

const ECHO: &str = "`front`: the answer to its signed `sync`";
const EMPTY: &str = "`airship`: its signed GET and a POST without a body";
const CASE: &str = "`mercado-pago`: the case of `data.id`";
const SENDER: &str = "Every scheme whose `covers` is `sender`";
const UNSIGNED: &str = "A request without a signature";

pub(crate) const UNBOUND: &[Unbound] = &[
    Unbound { scheme: "twilio", stated: FORM, differs: &["payload"], holds: same_url_and_form },
    Unbound { scheme: "mandrill", stated: FORM, differs: &["payload"], holds: same_url_and_form },
    Unbound { scheme: "described-form", stated: FORM, differs: &["payload"], holds: same_form },
    Unbound { scheme: "adyen", stated: ITEMS, differs: &["payload"], holds: same_items },
    Unbound { scheme: "front", stated: ECHO, differs: &["challenge"], holds: |_, _| true },
    Unbound { scheme: "airship", stated: EMPTY, differs: &["challenge"], holds: has_no_body },
    Unbound { scheme: "mercado-pago", stated: CASE, differs: &["id"], holds: same_but_for_case },
    Unbound { scheme: "monday", stated: SENDER, differs: &["challenge"], holds: |_, _| true },
    Unbound { scheme: "ms-graph", stated: SENDER, differs: &["challenge"], holds: |_, _| true },
    Unbound { scheme: "woocommerce", stated: UNSIGNED, differs: &["challenge"], holds: is_not_signed },
];

/// Whether the list allows what these differ in.
pub(crate) fn allows(
    scheme: &str,
    differences: &[&str],
    original: Accepted<'_>,
    found: Accepted<'_>,
) -> bool {
    let is_asked = differences == ["challenge"] && (is_unsigned(scheme, found.0) || covers_sender(scheme));
    is_asked
        || UNBOUND.iter().any(|entry| {
            entry.scheme == scheme
                && differences.iter().all(|name| entry.differs.contains(name))
                && (entry.holds)(original, found)
        })
}

/// The names and values of a form, sorted, each pair once, with nothing between them.
fn form(message: &Message) -> String {
    let pairs = message.body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty());
    let decoded = |text: &[u8]| String::from_utf8_lossy(&percent_decoded(text)).into_owned();
    let pairs: BTreeSet<(String, String)> = pairs
        .map(|pair| {
            let equals = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
            (decoded(&pair[..equals]), decoded(pair.get(equals + 1..).unwrap_or_default()))
        })
        .collect();
    pairs.into_iter().flat_map(|(name, value)| [name, value]).collect()
}

fn same_form((original, _): Accepted<'_>, (found, _): Accepted<'_>) -> bool {
    form(original) == form(found)
}

/// Twilio signs the URL with the port it called or without, which may be empty, its host in
/// whatever case, and quotes escaped or not.
fn same_url_and_form((original, _): Accepted<'_>, (found, _): Accepted<'_>) -> bool {
    let text = |message: &Message| {
        let url = without_port(message.url.as_deref().unwrap_or_default());
        (url + &form(message)).replace("%27", "'")
    };
    text(original) == text(found)
}

/// A URL without the colon behind its host and the digits that follow, the host in small letters.
fn without_port(url: &str) -> String {
    let start = url.find("://").map_or(0, |at| at + 3);
    let end = url[start..].find(['/', '?', '#']).map_or(url.len(), |at| start + at);
    let host = url[start..end].trim_end_matches(|character: char| character.is_ascii_digit());
    let kept = host.strip_suffix(':').unwrap_or(&url[start..end]);
    [&url[..start], &kept.to_ascii_lowercase(), &url[end..]].concat()
}

fn has_no_body((original, _): Accepted<'_>, (found, _): Accepted<'_>) -> bool {
    original.body.is_empty() && found.body.is_empty()
}

fn same_items((_, original): Accepted<'_>, (_, found): Accepted<'_>) -> bool {
    let items = |given: &Given| match given {
        Given::Event { payload: Some(payload), .. } => payload["notificationItems"].as_array().cloned(),
        _ => None,
    };
    let known = items(original).unwrap_or_default();
    items(found).unwrap_or_default().iter().all(|item| known.contains(item))
}

fn same_but_for_case((_, original): Accepted<'_>, (_, found): Accepted<'_>) -> bool {
    let id = |given: &Given| match given {
        Given::Event { id, .. } => id.as_deref().map(str::to_lowercase),
        Given::Answer(_) => None,
    };
    id(original) == id(found)
}

fn is_not_signed(_: Accepted<'_>, (found, _): Accepted<'_>) -> bool {
    is_unsigned("woocommerce", found)
}

/// Whether nothing stands where the scheme's signature does: such a request can be a
/// handshake, and is nobody's delivery.
fn is_unsigned(scheme: &str, message: &Message) -> bool {
    let is_there = |wanted: &str| {
        message.headers.iter().any(|(name, value)| name.eq_ignore_ascii_case(wanted) && !value.is_empty())
    };
    named(scheme).is_ok_and(|row| match row.signature.place {
        Place::Field(Field::Header(name)) | Place::Repeated(name) => !is_there(name),
        Place::PerSecret(names) => !names.iter().any(|name| is_there(name)),
        Place::Field(_) | Place::Numbered(_) => false,
    })
}

/// Whether the scheme's proof says who sends and covers nothing of the message, so that
/// whoever holds it can ask for a handshake as well as deliver.
fn covers_sender(scheme: &str) -> bool {
    named(scheme).is_ok_and(|row| row.covers == Covers::Sender)
}

/// ISO 3309, bit by bit.
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg());
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}

/// White space that gives a body this CRC-32: each place can be a space or a tab, which
/// changes the checksum by bits of its own, and forty of these add up to any.
pub(crate) fn white_space(body: &[u8], wanted: u32) -> Option<Vec<u8>> {
    const PLACES: usize = 40;
    let with = |places: u64| -> Vec<u8> {
        let tab = |at: usize| if places >> at & 1 == 1 { b'\t' } else { b' ' };
        [body, &(0..PLACES).map(tab).collect::<Vec<u8>>()].concat()
    };
    let none = crc32(&with(0));
    let mut basis: Vec<(u32, u64)> = Vec::new();
    let reduced = |basis: &[(u32, u64)], bits: u32, places: u64| {
        basis.iter().fold((bits, places), |(bits, places), (other, others)| {
            if bits ^ other < bits { (bits ^ other, places ^ others) } else { (bits, places) }
        })
    };
    for at in 0..PLACES {
        let (bits, places) = reduced(&basis, crc32(&with(1 << at)) ^ none, 1 << at);
        if bits != 0 {
            basis.push((bits, places));
            basis.sort_by_key(|(bits, _)| std::cmp::Reverse(*bits));
        }
    }
    let (rest, places) = reduced(&basis, none ^ wanted, 0);
    (rest == 0).then(|| with(places))
}
