//! One search: changes of a delivery are tried until one verifies, or a budget ends it.
//!
//! What is tried goes the way of every delivery (`Webhook::inspect`): a change is proven
//! where the changed delivery would be accepted, but for its time.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hasher as _};
use std::rc::Rc;

use super::budget::{Budget, MAX_SEARCHED};
use super::delivery::{Change, Changed, Delivery, Effect};
use super::kind::{is_public, reads_document};
use super::others;
use super::pairs;
use super::proof;
use super::report::{Finding, Grade, Spent};
use super::search::Search;
use super::url;
use crate::request::Request;
use crate::scheme::{Algorithm, Covers, Part, Scheme};
use crate::verify::secret::{self, Prepared};
use crate::verify::{Secret, Webhook};

/// What verifying with a public key takes, in bytes hashed in the same time.
const PUBLIC_KEY_BYTES: usize = 220_000;
/// What a try takes beside its hash, likewise.
const TRY_BYTES: usize = 256;
/// How often the bytes of a body count that is read as a document, and of one that is written anew.
const READING: usize = 8;
const MAKING: usize = 2;

/// A search under way.
pub(super) struct Hunt<'h> {
    pub(super) webhook: &'h Webhook<'h>,
    /// The same, for which every time is good.
    timeless: Webhook<'h>,
    pub(super) delivery: Delivery<'h>,
    pub(super) now: u64,
    pub(super) search: &'h Search<'h>,
    budget: Budget<'h>,
    /// Bodies that were tried, each by a hash of it.
    tried: BTreeSet<u64>,
    /// The changes after which it verified.
    found: Vec<Finding>,
    /// The names that its headers need for a signature to be read at all: everything is tried with them.
    names: Option<Rc<Change<'static>>>,
    possible: OnceCell<Vec<&'static Scheme<'static>>>,
}

impl<'h> Hunt<'h> {
    pub(super) fn new(
        webhook: &'h Webhook<'h>,
        delivery: Delivery<'h>,
        now: u64,
        search: &'h Search<'h>,
    ) -> Self {
        let secrets = webhook.secrets.iter().map(Prepared::again).collect();
        let timeless = webhook.timeless(webhook.scheme, secrets);
        let (budget, tried, found) = (Budget::new(search), BTreeSet::new(), Vec::new());
        let possible = OnceCell::new();
        Self { webhook, timeless, delivery, now, search, budget, tried, found, names: None, possible }
    }

    /// Takes the first of these changes of names after which there is a signature.
    pub(super) fn name(&mut self, changes: Vec<Change<'static>>) {
        let shows = |change: &Change<'static>| {
            let changes = [change];
            let headers = Changed::of(&self.delivery, &changes).headers;
            others::is_there(&Delivery { headers: &headers, ..self.delivery }, self.webhook.scheme)
        };
        self.names = changes.into_iter().find(|change| self.asks(change.code) && shows(change)).map(Rc::new);
    }

    pub(super) fn named(&self) -> Option<&Change<'static>> {
        self.names.as_deref()
    }

    /// Whether a cause is looked for at all.
    pub(super) fn asks(&self, code: &str) -> bool {
        !self.search.without.contains(&code)
    }

    /// Whether the search is over: a cause was found, or a budget is spent.
    pub(super) fn is_over(&self) -> bool {
        !self.found.is_empty() || self.spent().ended
    }

    pub(super) const fn spent(&self) -> Spent {
        self.budget.spent()
    }

    /// Whether other forms of the body are looked for; where it is too large the report says so.
    pub(super) fn may_search_body(&mut self) -> bool {
        let is_small = self.delivery.body.len() <= MAX_SEARCHED;
        if !is_small {
            self.budget.end();
        }
        is_small
    }

    /// Whether so many bytes can still be read or written.
    pub(super) fn may_make(&mut self, bytes: usize) -> bool {
        self.budget.may_work(bytes.saturating_mul(MAKING))
    }

    /// The other schemes of which a signature is there.
    pub(super) fn possible(&self) -> &[&'static Scheme<'static>] {
        self.possible.get_or_init(|| others::possible(self.webhook.scheme, &self.delivery))
    }

    pub(super) fn take_found(&mut self) -> Vec<Finding> {
        std::mem::take(&mut self.found)
    }

    pub(super) fn prove(&mut self, code: &'static str, words: String) {
        self.found.push(Finding::new(Grade::Proven, code, words));
    }

    /// Whether the delivery verifies by another scheme, but for its time.
    pub(super) fn verifies_by(&mut self, scheme: &Scheme<'_>) -> bool {
        let change = Change::new("", "", Effect::Scheme(Box::new(*scheme), None));
        let changes = [&change];
        let after = Changed::of(&self.delivery, &changes);
        self.may_try(after.body.len(), scheme) && self.verifies(&after)
    }

    /// Tries one change; says whether the search is over.
    pub(super) fn attempt(&mut self, change: &Change<'_>) -> bool {
        self.attempt_body(&[change])
    }

    /// Tries several changes at once, none of which undoes another; says whether the search is over.
    pub(super) fn attempt_all(&mut self, changes: &[&Change<'_>]) -> bool {
        let names = self.names.clone();
        let changes: Vec<&Change<'_>> = names.iter().map(Rc::as_ref).chain(changes.iter().copied()).collect();
        if self.is_over() || changes.iter().any(|change| !self.asks(change.code)) {
            return self.is_over();
        }
        if self.holds(&changes) {
            let is_proven = changes.iter().all(|change| self.is_bound(change));
            let grade = if is_proven { Grade::Proven } else { Grade::Noticed };
            for change in changes {
                self.found.push(Finding::new(grade, change.code, change.words.clone()));
            }
        }
        self.is_over()
    }

    /// Whether what a change takes from the delivery cannot have been signed as something else, or by
    /// nobody: a URL that runs into a form, or beside which the body is not signed, is as long as a
    /// sender says; and members of a form that are left over anybody can have put there.
    fn is_bound(&self, change: &Change<'_>) -> bool {
        let scheme = self.webhook.scheme;
        let is_open = scheme.covers != Covers::Body || scheme.signs_form();
        match &change.effect {
            Effect::Url(made) => !is_open || url::keeps_path(self.delivery.url.unwrap_or_default(), made),
            Effect::Body(made) => !pairs::is_part(self.delivery.body, made),
            _ => true,
        }
    }

    /// Tries changes of which the last is a body; says whether the search is over.
    pub(super) fn attempt_body(&mut self, changes: &[&Change<'_>]) -> bool {
        match changes.last().and_then(|change| change.made()) {
            Some(body) if self.is_over() || !self.is_new(body) => self.is_over(),
            _ => self.attempt_all(changes),
        }
    }

    /// Whether a body was not tried before.
    fn is_new(&mut self, body: &[u8]) -> bool {
        let mut hasher = DefaultHasher::new();
        hasher.write(body);
        body != self.delivery.body && self.tried.insert(hasher.finish())
    }

    /// Whether the delivery would be accepted after these changes, but for its time, and is no other's put
    /// together anew: whoever has one genuine delivery can divide what was signed of it in another way.
    fn holds(&mut self, changes: &[&Change<'_>]) -> bool {
        let after = Changed::of(&self.delivery, changes);
        let own = self.webhook.scheme;
        // What tells them apart reads the body, which is work of the try.
        self.may_try(after.body.len(), after.scheme.unwrap_or(own))
            && after.scheme.is_none_or(|other| proof::is_apart(own, other, after.body))
            && self.verifies(&after)
    }

    fn verifies(&self, after: &Changed<'_>) -> bool {
        let own = self.webhook.scheme;
        let scheme = after.scheme.unwrap_or(own);
        let mut request = Request::new(&after.headers, after.body);
        request.method = after.method;
        request.url = after.url;
        if after.scheme.is_none() && after.secrets.is_none() {
            return proof::is_signed(own, &self.timeless, &request, self.now);
        }
        let is_known = |secret: &Secret<'_>| proof::may_be_known(scheme, secret, &self.delivery);
        self.changed(scheme, after.secrets)
            .is_some_and(|webhook| proof::is_signed(own, &webhook, &request, self.now))
            && !after.secrets.unwrap_or_default().iter().any(is_known)
    }

    /// A Webhook with another scheme, or other secrets. None where a scheme wants keys
    /// of another kind: a public key is known to everybody, and proves nothing as a secret;
    /// and what stands behind a colon is a secret only where the scheme says so.
    fn changed<'s>(&self, scheme: &'s Scheme<'s>, secrets: Option<&[Secret<'_>]>) -> Option<Webhook<'s>> {
        use crate::scheme::KeyFormat::Account;
        let own = self.webhook.scheme;
        if is_public(scheme) != is_public(own) || (scheme.key == Account && own.key != Account) {
            return None;
        }
        let same_key = scheme.key == own.key
            && scheme.algorithm == own.algorithm
            && (scheme.name == own.name || !has_secret_in_message(scheme));
        let prepared = match secrets {
            None if same_key => self.webhook.secrets.iter().map(Prepared::again).collect(),
            None => prepare(scheme, self.search.secrets)?,
            Some(secrets) => prepare(scheme, secrets)?,
        };
        Some(self.webhook.timeless(scheme, prepared))
    }

    /// Whether there is something left for one more try, with a body of so many bytes.
    pub(super) fn may_try(&mut self, body: usize, scheme: &Scheme<'_>) -> bool {
        let keys = self.webhook.secrets.len().max(1);
        let each = match scheme.algorithm {
            _ if is_public(scheme) => body.saturating_add(PUBLIC_KEY_BYTES),
            Algorithm::Token => 0,
            _ => body,
        };
        let read = if reads_document(scheme) { body.saturating_mul(READING) } else { 0 };
        let messages = scheme.messages().count();
        let hashed = each.saturating_mul(keys).saturating_mul(messages).saturating_add(read);
        self.budget.may_try(hashed.saturating_add(self.delivery.beside()).saturating_add(TRY_BYTES))
    }
}

/// All of the secrets, prepared for a scheme; nothing where none can be.
fn prepare(scheme: &Scheme<'_>, secrets: &[Secret<'_>]) -> Option<Vec<Prepared>> {
    let prepared: Vec<Prepared> =
        secrets.iter().filter_map(|secret| secret::prepare(scheme, *secret).ok()).collect();
    (!prepared.is_empty()).then_some(prepared)
}

/// Whether the secret stands in a message: a key is prepared for that then.
fn has_secret_in_message(scheme: &Scheme<'_>) -> bool {
    scheme.messages().flatten().any(|part| matches!(part, Part::Secret | Part::SecretSha256 | Part::Account))
}
