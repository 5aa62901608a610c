//! Why a delivery is refused, for whoever asks: no step of a verdict. What usually
//! happens on the way is undone, and the smallest change after which the delivery
//! verifies is proven. It stays refused.
//!
//! Three grades that are never mixed: what verifies with the secret is *proven*, for
//! nobody else could have signed it; what is wrong by itself is *noticed*, which anybody
//! can bring about; all else is *unexplained*. So a forgery is never given a proven cause.

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
mod proof;
mod report;
mod search;
mod secrets;
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
use crate::verify::{Outcome, Webhook};

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
        Report { error, verdict, steps, message, findings, spent: hunt.spent() }
    }
}

/// The causes of a refusal.
fn explain(hunt: &mut Hunt<'_>, fields: &Fields<'_>, error: &Error) -> Vec<Finding> {
    let noticed = |code| vec![Finding::new(Grade::Noticed, code, String::new())];
    match error.code() {
        Code::SourceNotAllowed => noticed("source_not_allowed"),
        Code::MethodNotAllowed => noticed("method_not_allowed"),
        Code::BodyTooLarge => noticed("body_too_large"),
        Code::KeyRequired => noticed("key_required"),
        code if proof::is_proven_by_time(fields.scheme, code) => {
            vec![clock::explain(hunt, fields, code)]
        }
        Code::TimestampTooOld | Code::TimestampInFuture | Code::MalformedTimestamp => noticed("time_of_item"),
        _ if fields.outside.is_some() || fields.scheme.algorithm == Algorithm::SenderOnly => unexplained(),
        code => searched(hunt, fields, code),
    }
}

fn searched(hunt: &mut Hunt<'_>, fields: &Fields<'_>, code: Code) -> Vec<Finding> {
    if is_for_somebody_else(hunt, fields.scheme) {
        return vec![Finding::new(Grade::Noticed, "audience_other", String::new())];
    }
    causes::search(hunt);
    let proven = hunt.take_found();
    if !proven.is_empty() {
        return proven;
    }
    let noticed = notice::all(hunt, fields, code);
    if noticed.is_empty() { unexplained() } else { noticed }
}

fn unexplained() -> Vec<Finding> {
    vec![Finding::new(Grade::Unexplained, "unexplained", String::new())]
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
