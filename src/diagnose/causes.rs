//! In which order causes are looked for: one change before two, the likely and cheap before
//! the others.

use super::budget::MAX_SEARCHED;
use super::delivery::{Bodies, Change, Effect, one_by_one};
use super::envelope;
use super::headers;
use super::hunt::Hunt;
use super::kind::{is_public, reads_url};
use super::message;
use super::others;
use super::secrets::{self, Form};
use super::{body, clock, form, json, url};
use crate::scheme::{Algorithm, Part, Place, Scheme};
use crate::verify::Secret;

/// The most changes of each kind that are tried together with others.
const MAX_BODIES: usize = 40;
const MAX_FORMS: usize = 32;
const MAX_URLS: usize = 48;
const MAX_ROWS: usize = 6;
const MAX_OTHERS: usize = 8;
const MAX_INNER: usize = 16;

/// Searches until one cause is found, or the budget is spent.
pub(super) fn search(hunt: &mut Hunt<'_>) {
    let scheme = hunt.webhook.scheme;
    let given = hunt.search.secrets;
    let (forms, twice) = if is_public(scheme) { Default::default() } else { secrets::forms(scheme, given) };
    let loose = headers::loose(&hunt.delivery);
    let (foreign, shapes) = shapes(hunt, &loose);
    let reads_body = scheme.algorithm != Algorithm::Token;
    let _ = (hunt.named().is_some() && hunt.attempt_all(&[]))
        || tried(hunt, &shapes)
        || turned(hunt)
        || with_forms(hunt, &forms)
        || of_others(hunt)
        || near_schemes(hunt, true)
        || clock::search(hunt, false)
        || (reads_body && hunt.may_search_body() && in_body(hunt))
        || near_schemes(hunt, false)
        || tried(hunt, &foreign)
        || (reads_body && in_message(hunt, &loose))
        || in_url(hunt)
        || (reads_body && (in_json(hunt) || in_rest(hunt)))
        || with_forms(hunt, &twice)
        || in_pairs(hunt, &shapes, &forms, reads_body)
        || clock::search(hunt, true);
}

fn tried(hunt: &mut Hunt<'_>, changes: &[Change<'_>]) -> bool {
    changes.iter().any(|change| hunt.attempt(change)) || hunt.is_over()
}

/// The signature and the headers beside it in other shapes: what stands in another vendor's
/// own header, and all others.
fn shapes<'s>(hunt: &Hunt<'s>, loose: &[headers::Loose]) -> (Vec<Change<'s>>, Vec<Change<'s>>) {
    let scheme: &Scheme<'s> = hunt.webhook.scheme;
    let (foreign, own): (Vec<&headers::Loose>, Vec<_>) =
        loose.iter().partition(|one| others::is_of_one_vendor(scheme, &one.name));
    let names = hunt.named().is_none().then(|| headers::renamed(scheme, &hunt.delivery));
    let mut all = names.unwrap_or_default();
    all.extend(headers::replaced(scheme, &hunt.delivery, &own));
    all.extend(headers::split(scheme, &hunt.delivery));
    all.extend(headers::trimmed(scheme, &hunt.delivery));
    (headers::replaced(scheme, &hunt.delivery, &foreign), all)
}

/// The given secrets in another order, where each has its own header.
fn turned(hunt: &mut Hunt<'_>) -> bool {
    let turned: Vec<Secret<'_>> = hunt.search.secrets.iter().rev().copied().collect();
    let is_ordered = matches!(hunt.webhook.scheme.signature.place, Place::PerSecret(_));
    if is_ordered && turned.len() > 1 {
        return hunt.attempt(&Change::new("secret_order", "", Effect::Secrets(&turned)));
    }
    hunt.is_over()
}

/// The given secrets in other forms.
fn with_forms(hunt: &mut Hunt<'_>, forms: &[Form]) -> bool {
    let is_found = |form: &Form| {
        let secrets = [form.secret()];
        hunt.attempt(&Change::new(form.code, form.words.clone(), Effect::Secrets(&secrets)))
    };
    forms.iter().any(is_found) || hunt.is_over()
}

/// The secrets of other endpoints.
fn others<'o>(others: &'o [Secret<'o>]) -> impl Iterator<Item = Change<'o>> {
    others.iter().enumerate().map(|(index, secret)| {
        let number = crate::text::decimal(u64::try_from(index.saturating_add(1)).unwrap_or_default());
        let words = ["the other secret number ", &number].concat();
        Change::new("secret_of_another_endpoint", words, Effect::Secrets(std::slice::from_ref(secret)))
    })
}

fn of_others(hunt: &mut Hunt<'_>) -> bool {
    others(hunt.search.others).any(|other| hunt.attempt(&other)) || hunt.is_over()
}

/// Other schemes whose headers are there: those of the vendor, or all others.
fn near_schemes(hunt: &mut Hunt<'_>, of_vendor: bool) -> bool {
    let own = hunt.webhook.scheme.name;
    for row in hunt.possible().to_vec() {
        if (others::vendor(row.name) == others::vendor(own)) == of_vendor
            && hunt.attempt(&others::change(row))
        {
            return true;
        }
    }
    hunt.is_over()
}

/// What one accident makes of a body, one after another.
fn bodies(body: &[u8]) -> Bodies<'_> {
    one_after_another([form::blanks(body), body::accidents(body), forms(body), envelope::inner(body)])
}

fn one_after_another<const N: usize>(all: [Bodies<'_>; N]) -> Bodies<'_> {
    one_by_one(Vec::from(all).into_iter().flatten())
}

fn forms(body: &[u8]) -> Bodies<'_> {
    let [payload, json, data] = ["payload", "json", "data"].map(|name| form::payloads(body, name));
    one_after_another([form::rewritten(body), form::of_json(body), payload, json, data])
}

/// The same where a second accident comes behind the first: what stands inside of the body
/// before all ways of writing a form of it.
fn opened(body: &[u8]) -> Bodies<'_> {
    let inner = one_by_one(envelope::inner(body).flatten().map(Some).take(MAX_INNER));
    one_after_another([form::blanks(body), body::accidents(body), inner, forms(body)])
}

/// Makes bodies out of one with so many bytes, one at a time, and does something with each
/// of the first; says whether the search is over.
fn with_each(
    hunt: &mut Hunt<'_>,
    (from, most): (usize, usize),
    mut made: Bodies<'_>,
    tries: &mut dyn FnMut(&mut Hunt<'_>, &Change<'static>) -> bool,
) -> bool {
    let mut count = 0;
    while count < most && !hunt.is_over() && hunt.may_make(from) {
        let Some(step) = made.next() else { break };
        let Some(change) = step else { continue };
        count = count.saturating_add(1);
        let grown = change.made().map_or(0, <[u8]>::len).saturating_sub(from);
        if hunt.may_make(grown) && tries(hunt, &change) {
            return true;
        }
    }
    hunt.is_over()
}

fn tried_bodies(hunt: &mut Hunt<'_>, made: Bodies<'_>) -> bool {
    let from = hunt.delivery.body.len();
    with_each(hunt, (from, usize::MAX), made, &mut |hunt, change| hunt.attempt(change))
}

fn in_body(hunt: &mut Hunt<'_>) -> bool {
    let body = hunt.delivery.body;
    tried_bodies(hunt, bodies(body)) || json::search(hunt, body, None, 1)
}

/// All ways of writing the same JSON.
fn in_json(hunt: &mut Hunt<'_>) -> bool {
    let body = hunt.delivery.body;
    json::search(hunt, body, None, usize::MAX)
        || tried_bodies(hunt, form::shortened(body))
        || tried_bodies(hunt, form::fields(body))
        || tried_bodies(hunt, form::with_json(body))
}

/// What takes many tries for one cause.
fn in_rest(hunt: &mut Hunt<'_>) -> bool {
    let body = hunt.delivery.body;
    tried_bodies(hunt, form::mixed_blanks(body))
        || tried_bodies(hunt, json::fractions(body))
        || tried_bodies(hunt, json::orders(body))
        || tried_bodies(hunt, body::replacements(body))
}

/// What the sender may have signed instead.
fn in_message(hunt: &mut Hunt<'_>, loose: &[headers::Loose]) -> bool {
    let scheme = hunt.webhook.scheme;
    if !scheme.algorithm.is_hmac() {
        return hunt.is_over();
    }
    for parts in message::contents(scheme, &hunt.delivery) {
        let other = message::with(scheme, &parts);
        let change =
            Change::new("message_other", message::words(&parts), Effect::Scheme(Box::new(other), None));
        if hunt.attempt(&change) {
            return true;
        }
    }
    let body = hunt.delivery.body;
    // Who has seen a hash of a secret and a text can go on from it behind what pads that text.
    if body.len() > MAX_SEARCHED || body.contains(&0) {
        return hunt.is_over();
    }
    for secret in hunt.search.secrets {
        let bytes = match secret {
            Secret::Text(text) => text.as_bytes(),
            Secret::Bytes(bytes) => bytes,
        };
        for (code, words, tag) in message::unusual(bytes, body) {
            if hunt.asks(code) && hunt.may_try(body.len(), scheme) && loose.iter().any(|one| one.bytes == tag)
            {
                hunt.prove(code, words.to_owned());
                return true;
            }
        }
    }
    hunt.is_over()
}

fn in_url(hunt: &mut Hunt<'_>) -> bool {
    let scheme = hunt.webhook.scheme;
    if reads_url(scheme)
        && (tried(hunt, &url::candidates(&hunt.delivery)) || tried(hunt, &url::rarer(&hunt.delivery)))
    {
        return true;
    }
    if scheme.messages().flatten().any(|part| *part == Part::Method) {
        for method in ["POST", "GET", "PUT", "PATCH", "DELETE"] {
            if hunt.attempt(&Change::new("method_other", method, Effect::Method(method))) {
                return true;
            }
        }
    }
    hunt.is_over()
}

/// Two accidents at once.
fn in_pairs(hunt: &mut Hunt<'_>, shapes: &[Change<'_>], forms: &[Form], reads_body: bool) -> bool {
    let secrets: Vec<[Secret<'_>; 1]> = forms.iter().take(MAX_FORMS).map(|form| [form.secret()]).collect();
    let forms: Vec<Change<'_>> = forms
        .iter()
        .zip(&secrets)
        .map(|(form, secret)| Change::new(form.code, form.words.clone(), Effect::Secrets(secret)))
        .collect();
    let urls = if reads_url(hunt.webhook.scheme) { url::candidates(&hunt.delivery) } else { Vec::new() };
    let urls: Vec<&Change<'_>> = urls.iter().take(MAX_URLS).collect();
    let rows: Vec<Change<'_>> =
        hunt.possible().iter().take(MAX_ROWS).map(|row| others::change(row)).collect();
    let rows: Vec<&Change<'_>> = rows.iter().collect();
    let others: Vec<Change<'_>> = others(hunt.search.others).take(MAX_OTHERS).collect();
    let forms: Vec<&Change<'_>> = others.iter().chain(&forms).collect();
    let shapes: Vec<&Change<'_>> = shapes.iter().collect();
    let body = hunt.delivery.body;
    crossed(hunt, &shapes, &forms)
        || (reads_body && with_bodies(hunt, &shapes, bodies(body)))
        || crossed(hunt, &urls, &forms)
        || (reads_body
            && (with_bodies(hunt, &urls, bodies(body))
                || unpacked(hunt)
                || with_bodies(hunt, &forms, bodies(body))
                || with_bodies(hunt, &forms, json::written_once(body))
                || with_bodies(hunt, &shapes, json::written_once(body))))
        || crossed(hunt, &rows, &forms)
        || (reads_body && with_bodies(hunt, &rows, bodies(body)))
}

fn crossed(hunt: &mut Hunt<'_>, some: &[&Change<'_>], others: &[&Change<'_>]) -> bool {
    some.iter().any(|one| others.iter().any(|other| hunt.attempt_all(&[one, other]))) || hunt.is_over()
}

/// Each of some changes, and another body beside it.
fn with_bodies(hunt: &mut Hunt<'_>, some: &[&Change<'_>], made: Bodies<'_>) -> bool {
    if some.is_empty() {
        return hunt.is_over();
    }
    let from = hunt.delivery.body.len();
    with_each(hunt, (from, MAX_BODIES), made, &mut |hunt, body| {
        some.iter().any(|one| hunt.attempt_all(&[one, body])) || hunt.is_over()
    })
}

/// A second accident of what the first has left, or JSON that was written anew in it.
fn unpacked(hunt: &mut Hunt<'_>) -> bool {
    let body = hunt.delivery.body;
    let limits = (body.len(), MAX_BODIES);
    with_each(hunt, limits, opened(body), &mut |hunt, first| {
        let inner = first.made().unwrap_or_default();
        let beside = Some((first.code, first.words.as_str()));
        with_each(hunt, (inner.len(), usize::MAX), body::accidents(inner), &mut |hunt, change| {
            json::tried(hunt, beside, change)
        })
    }) || with_each(hunt, limits, opened(body), &mut |hunt, first| {
        let beside = Some((first.code, first.words.as_str()));
        json::search(hunt, first.made().unwrap_or_default(), beside, 2)
    })
}
