//! Why a delivery is refused, for whoever asks: no step of a verdict. What usually
//! happens on the way is undone, and the smallest change after which the delivery
//! verifies is proven. It stays refused.
//!
//! Three grades that are never mixed: what verifies with the secret is *proven*, for
//! nobody else could have signed it; what is wrong by itself is *noticed*, which anybody
//! can bring about; all else is *unexplained*. So a forgery is never given a proven cause. What
//! is proven is of the delivery that was signed: `body_empty_signed`, `body_envelope` and a query
//! that is gone name what stands beside it, which nobody signed.

mod body;
mod budget;
mod causes;
mod clock;
mod delivery;
mod envelope;
mod form;
mod headers;
mod hunt;
mod json;
mod kind;
mod message;
mod notice;
mod others;
mod pairs;
mod permutations;
mod placeholder;
mod proof;
mod report;
mod search;
mod secrets;
mod sorted;
mod steps;
mod table;
mod tokens;
mod unpack;
mod url;

pub use self::report::{Finding, Grade, MessagePart, Report, Spent, State, Step, Verdict};
pub use self::search::Search;
pub use self::table::{CAUSES, Entry};

use self::delivery::Delivery;
use self::hunt::Hunt;
use crate::error::{Code, Error};
use crate::request::Request;
use crate::request::fields::Fields;
use crate::scheme::{Algorithm, Require, Scheme};
use crate::verify::{Outcome, Webhook, handshake};

impl Webhook<'_> {
    /// Verifies a delivery, and searches for the cause of a refusal: for the receiver's
    /// eyes, and never on the path of every request. It takes some milliseconds, and
    /// up to half a second where nothing is found; [`Search`] has the limits. `now` is in
    /// milliseconds since 1970-01-01T00:00Z.
    ///
    /// The report repeats neither the secret, nor the body, nor the expected signature: it
    /// is safe to log, and to show to whoever may see the headers' names.
    #[must_use]
    pub fn diagnose<B: AsRef<[u8]>>(
        &self,
        request: &Request<'_, B>,
        now: u64,
        search: &Search<'_>,
    ) -> Report {
        let outcome = self.inspect(request, now);
        let fields = self.fields(request, now);
        let delivery = Delivery::new(request.method, request.url, request.headers(), request.body.as_ref());
        let is_question = matches!(outcome, Ok(Outcome::Challenge(_)));
        let is_unsigned = is_question && !self.prove(&fields, now).is_ok_and(|(signer, _)| signer.is_some());
        let error = outcome.err();
        let steps = steps::steps(self, &fields, &delivery, search.secrets, error.as_ref(), is_unsigned);
        let message = steps::message(&fields);
        let mut hunt = Hunt::new(self, delivery, now, search);
        let findings = match &error {
            Some(error) => explain(&mut hunt, &fields, error),
            None => Vec::new(),
        };
        let verdict =
            if is_question { Verdict::Handshake } else { Report::verdict_of(error.as_ref(), &findings) };
        let report = Report { error, verdict, steps, message, findings, spent: hunt.spent() };
        if search.parsed && hunt.asks(report::PARSED) { report.of_parsed(self.scheme.covers) } else { report }
    }
}

/// The causes of a refusal.
fn explain(hunt: &mut Hunt<'_>, fields: &Fields<'_>, error: &Error) -> Vec<Finding> {
    let code = error.code();
    if proof::is_proven_by_time(fields, code) {
        return vec![clock::explain(hunt, fields, code)];
    }
    match of_refusal(fields, code) {
        Some(fact) if hunt.asks(fact) => vec![Finding::new(Grade::Noticed, fact, String::new())],
        Some(_) => unexplained(fields.scheme),
        None if fields.outside.is_some() => unexplained(fields.scheme),
        None if fields.scheme.algorithm == Algorithm::SenderOnly => unexplained(fields.scheme),
        None => searched(hunt, fields, code),
    }
}

/// What a refusal says by itself, where no other form of the delivery would be accepted.
fn of_refusal(fields: &Fields<'_>, code: Code) -> Option<&'static str> {
    match code {
        Code::SourceNotAllowed => Some("source_not_allowed"),
        Code::MethodNotAllowed => Some("method_not_allowed"),
        Code::BodyTooLarge => Some("body_too_large"),
        Code::KeyRequired => Some("key_required"),
        Code::SignatureMismatch | Code::Unsigned if asks_for_token(fields) => Some("handshake_token"),
        Code::MalformedTimestamp if fields.scheme.items.is_none() => Some("time_moved"),
        Code::TimestampTooOld | Code::TimestampInFuture | Code::MalformedTimestamp => Some("time_of_item"),
        _ => None,
    }
}

fn searched(hunt: &mut Hunt<'_>, fields: &Fields<'_>, code: Code) -> Vec<Finding> {
    if is_for_somebody_else(hunt, fields.scheme) {
        return vec![Finding::new(Grade::Noticed, "audience_other", String::new())];
    }
    if code == Code::MissingSignature {
        hunt.name(headers::renamed(fields.scheme, &hunt.delivery));
    }
    causes::search(hunt);
    let proven = hunt.take_found();
    if !proven.is_empty() {
        return proven;
    }
    let noticed = notice::all(hunt, fields, code);
    if noticed.is_empty() { unexplained(fields.scheme) } else { noticed }
}

/// Whether a delivery is a handshake that is answered to whoever knows a token.
fn asks_for_token(fields: &Fields<'_>) -> bool {
    handshake::find(fields, false).is_some_and(|one| one.token.is_some())
}

/// Says what else is signed or asked for, which nobody but the receiver can compare.
fn unexplained(scheme: &Scheme<'_>) -> Vec<Finding> {
    let url = kind::reads_url(scheme).then_some("the URL counts too: is it the one that the vendor calls?");
    let audience = kind::reads_audience(scheme)
        .then_some("the audience counts too: is it this endpoint's own, as the vendor names it?");
    let words: Vec<&str> = [url, audience].into_iter().flatten().collect();
    vec![Finding::new(Grade::Unexplained, "unexplained", words.join("; "))]
}

/// Whether a delivery is signed well, and for another audience: anybody can have such.
fn is_for_somebody_else(hunt: &mut Hunt<'_>, scheme: &Scheme<'_>) -> bool {
    let is_audience = |require: &Require<'_>| matches!(require, Require::Audience(_));
    if !scheme.require.iter().any(is_audience) || !hunt.asks("audience_other") {
        return false;
    }
    let require: Vec<Require<'_>> = scheme.require.iter().filter(|one| !is_audience(one)).copied().collect();
    hunt.verifies_by(&Scheme { require: &require, ..*scheme })
}
