//! In which order causes are looked for: one change before two, the likely and cheap before
//! the others.

use super::envelope;
use super::headers;
use super::hunt::{Change, Effect, Hunt, is_public};
use super::message;
use super::others;
use super::secrets::{self, Form};
use super::{body, clock, form, json, url};
use crate::scheme::{Algorithm, Part, Place, Require, Scheme};
use crate::verify::Secret;

/// The most changes of each kind that are tried together with others.
const MAX_BODIES: usize = 40;
const MAX_FORMS: usize = 32;
const MAX_URLS: usize = 48;

/// Searches until one cause is found, or the budget is spent.
pub(super) fn search(hunt: &mut Hunt<'_>) {
    let scheme = hunt.webhook.scheme;
    let given = hunt.search.secrets;
    let forms = if is_public(scheme) { Vec::new() } else { secrets::forms(scheme, given) };
    let loose = headers::loose(&hunt.delivery);
    let (foreign, shapes) = shapes(hunt, &loose);
    let reads_body = scheme.algorithm != Algorithm::Token;
    let bodies = if reads_body { bodies(hunt) } else { Vec::new() };
    let _ = tried(hunt, &shapes)
        || with_forms(hunt, &forms)
        || of_others(hunt)
        || near_schemes(hunt, true)
        || clock::search(hunt, false)
        || (reads_body && in_body(hunt, &bodies))
        || near_schemes(hunt, false)
        || tried(hunt, &foreign)
        || (reads_body && in_message(hunt, &loose))
        || in_url(hunt)
        || (reads_body && (in_json(hunt) || in_rest(hunt)))
        || in_pairs(hunt, &shapes, &forms, &bodies)
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
    let mut all = headers::renamed(scheme, &hunt.delivery);
    all.extend(headers::replaced(scheme, &hunt.delivery, &own));
    all.extend(headers::split(scheme, &hunt.delivery));
    all.extend(headers::trimmed(scheme, &hunt.delivery));
    (headers::replaced(scheme, &hunt.delivery, &foreign), all)
}

/// The given secrets in other forms; or in another order, where each has its own header.
fn with_forms(hunt: &mut Hunt<'_>, forms: &[Form]) -> bool {
    let turned: Vec<Secret<'_>> = hunt.search.secrets.iter().rev().copied().collect();
    if turned.len() > 1
        && matches!(hunt.webhook.scheme.signature.place, Place::PerSecret(_))
        && hunt.attempt(&Change::new("secret_order", "", Effect::Secrets(&turned)))
    {
        return true;
    }
    for form in forms {
        let secrets = [form.secret()];
        let change = Change::new(form.code, form.words.clone(), Effect::Secrets(&secrets));
        if hunt.attempt(&change) {
            return true;
        }
    }
    hunt.is_over()
}

/// The secrets of other endpoints.
fn of_others(hunt: &mut Hunt<'_>) -> bool {
    let others = hunt.search.others;
    for (index, secret) in others.iter().enumerate() {
        let number = crate::text::decimal(u64::try_from(index.saturating_add(1)).unwrap_or_default());
        let secrets = [*secret];
        let words = ["the other secret number ", &number].concat();
        if hunt.attempt(&Change::new("secret_of_another_endpoint", words, Effect::Secrets(&secrets))) {
            return true;
        }
    }
    hunt.is_over()
}

/// Other schemes whose headers are there: those of the vendor, or all others.
fn near_schemes(hunt: &mut Hunt<'_>, of_vendor: bool) -> bool {
    let own = hunt.webhook.scheme.name;
    for row in others::possible(hunt) {
        if (others::vendor(row.name) == others::vendor(own)) == of_vendor
            && hunt.attempt(&others::change(row))
        {
            return true;
        }
    }
    hunt.is_over()
}

/// What one accident makes of the body.
fn bodies(hunt: &Hunt<'_>) -> Vec<Change<'static>> {
    let body = hunt.delivery.body;
    let mut all: Vec<Change<'static>> = form::blanks(body);
    all.extend(body::accidents(body));
    all.extend(form::rewritten(body));
    all.extend(form::of_json(body));
    for name in ["payload", "json", "data"] {
        all.extend(form::payloads(body, name));
    }
    let inner = envelope::inner(body);
    all.extend(inner.into_iter().map(|inner| Change::body("body_envelope", inner.words, inner.body)));
    all
}

fn in_body(hunt: &mut Hunt<'_>, bodies: &[Change<'static>]) -> bool {
    let body = hunt.delivery.body;
    tried(hunt, bodies) || json::search(hunt, body, None, 1)
}

/// All ways of writing the same JSON, also of what stood in another text.
fn in_json(hunt: &mut Hunt<'_>) -> bool {
    let body = hunt.delivery.body;
    json::search(hunt, body, None, usize::MAX)
}

/// What takes many tries for one cause.
fn in_rest(hunt: &mut Hunt<'_>) -> bool {
    let body = hunt.delivery.body;
    if tried(hunt, &form::mixed_blanks(body))
        || json::search_fractions(hunt, body)
        || json::search_orders(hunt, body)
    {
        return true;
    }
    for body in body::replacements(body) {
        if hunt.attempt(&Change::body("body_replacement_characters", "Latin-1", body)) {
            return true;
        }
    }
    hunt.is_over()
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
    for secret in hunt.search.secrets {
        let bytes = match secret {
            Secret::Text(text) => text.as_bytes(),
            Secret::Bytes(bytes) => bytes,
        };
        for (code, words, tag) in message::unusual(bytes, body) {
            if hunt.asks(code)
                && hunt.may_spend(body.len(), scheme)
                && loose.iter().any(|one| one.bytes == tag)
            {
                hunt.prove(code, words.to_owned());
                return true;
            }
        }
    }
    hunt.is_over()
}

/// Whether a verdict depends on the URL or the method.
fn reads_url(scheme: &Scheme<'_>) -> bool {
    let signs = scheme.messages().flatten().any(|part| matches!(part, Part::Url(_)));
    signs || scheme.require.iter().any(|one| matches!(one, Require::Url(_) | Require::UrlSha256(_)))
}

fn in_url(hunt: &mut Hunt<'_>) -> bool {
    let scheme = hunt.webhook.scheme;
    if reads_url(scheme) && tried(hunt, &url::candidates(&hunt.delivery)) {
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
fn in_pairs(hunt: &mut Hunt<'_>, shapes: &[Change<'_>], forms: &[Form], bodies: &[Change<'static>]) -> bool {
    let secrets: Vec<[Secret<'_>; 1]> = forms.iter().take(MAX_FORMS).map(|form| [form.secret()]).collect();
    let forms: Vec<Change<'_>> = forms
        .iter()
        .zip(&secrets)
        .map(|(form, secret)| Change::new(form.code, form.words.clone(), Effect::Secrets(secret)))
        .collect();
    let bodies: Vec<&Change<'static>> = bodies.iter().take(MAX_BODIES).collect();
    let urls = if reads_url(hunt.webhook.scheme) { url::candidates(&hunt.delivery) } else { Vec::new() };
    let urls: Vec<&Change<'_>> = urls.iter().take(MAX_URLS).collect();
    let forms: Vec<&Change<'_>> = forms.iter().collect();
    let shapes: Vec<&Change<'_>> = shapes.iter().collect();
    crossed(hunt, &shapes, &forms)
        || crossed(hunt, &shapes, &bodies)
        || crossed(hunt, &urls, &forms)
        || crossed(hunt, &urls, &bodies)
        || unpacked(hunt, &bodies)
        || crossed(hunt, &forms, &bodies)
        || with_rewritten_json(hunt, &forms, &shapes)
        || schemes_with(hunt, &forms, &bodies)
}

fn crossed(hunt: &mut Hunt<'_>, some: &[&Change<'_>], others: &[&Change<'_>]) -> bool {
    some.iter().any(|one| others.iter().any(|other| hunt.attempt_all(&[one, other]))) || hunt.is_over()
}

/// A second accident of what the first has left, or JSON that was written anew in it.
fn unpacked(hunt: &mut Hunt<'_>, bodies: &[&Change<'static>]) -> bool {
    for first in bodies {
        let Effect::Body(inner) = &first.effect else { continue };
        let beside = Some((first.code, first.words.as_str()));
        for change in body::accidents(inner) {
            let Effect::Body(body) = change.effect else { continue };
            if json::tried(hunt, beside, change.code, change.words, body) {
                return true;
            }
        }
    }
    for first in bodies {
        let Effect::Body(inner) = &first.effect else { continue };
        if json::search(hunt, inner, Some((first.code, &first.words)), 2) {
            return true;
        }
    }
    hunt.is_over()
}

/// JSON that was written anew, and another accident beside it.
fn with_rewritten_json(hunt: &mut Hunt<'_>, forms: &[&Change<'_>], shapes: &[&Change<'_>]) -> bool {
    let written = json::written_once(hunt.delivery.body);
    let written: Vec<&Change<'_>> = written.iter().collect();
    crossed(hunt, forms, &written) || crossed(hunt, shapes, &written)
}

/// Another scheme, and another accident beside it.
fn schemes_with(hunt: &mut Hunt<'_>, forms: &[&Change<'_>], bodies: &[&Change<'static>]) -> bool {
    let rows: Vec<Change<'_>> = others::possible(hunt).into_iter().map(others::change).collect();
    let rows: Vec<&Change<'_>> = rows.iter().take(6).collect();
    crossed(hunt, &rows, forms) || crossed(hunt, &rows, bodies)
}
