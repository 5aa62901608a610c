//! What a diagnosis says: words, lengths and codes, never the secret, the body or
//! the expected signature.

use super::table::{self, Entry};
use crate::error::Error;
use crate::scheme::Covers;

/// How sure a [`Finding`] is. The three are never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Grade {
    /// The delivery verifies, with a given secret, after exactly this change: whoever
    /// signed it knows the secret.
    Proven,
    /// Wrong by itself, whether or not it is the cause. Anybody can send what shows it.
    Noticed,
    /// Nothing was found: the cause is another one, or the delivery is forged.
    Unexplained,
}

impl Grade {
    /// Its name in a report: `proven`, `noticed` or `unexplained`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Proven => "proven",
            Self::Noticed => "noticed",
            Self::Unexplained => "unexplained",
        }
    }
}

/// What may have happened to a delivery on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How sure it is.
    pub grade: Grade,
    /// Which of the known causes it is: stable, and a heading of `docs/troubleshooting.md`.
    pub code: &'static str,
    /// What was changed for it to verify, or where it shows, in some words: `spacing: two
    /// spaces`. Empty where the code says it all.
    pub change: String,
    /// What happened, in a sentence for the receiver's log. It repeats neither the
    /// secret nor the body.
    pub text: String,
}

impl Finding {
    pub(super) fn new(grade: Grade, code: &'static str, change: String) -> Self {
        let what = table::entry(code).map_or("", |entry| entry.what);
        let text = if change.is_empty() { what.to_owned() } else { [what, " (", &change, ")"].concat() };
        Self { grade, code, change, text }
    }

    /// Where it usually comes from, and the fix: its row of the table of causes.
    #[must_use]
    pub fn entry(&self) -> Option<&'static Entry> {
        table::entry(self.code)
    }
}

/// What a delivery turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verdict {
    /// It is accepted, as an event.
    Genuine,
    /// It asks whether the receiver is there, and is answered: no event. Where nobody signs
    /// such questions, nothing says who asks.
    Handshake,
    /// Refused, and a cause is proven.
    Proven,
    /// Refused, and something about it is wrong by itself.
    Noticed,
    /// Refused, and nothing was found: it may be forged.
    Unexplained,
}

impl Verdict {
    /// Its name in a report.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Genuine => "genuine",
            Self::Handshake => "handshake",
            Self::Proven => "proven",
            Self::Noticed => "noticed",
            Self::Unexplained => "unexplained",
        }
    }
}

/// How a step of the pipeline ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum State {
    /// It holds.
    Passed,
    /// It refuses the delivery.
    Failed,
    /// A step before it refused, or the scheme has no such step.
    Skipped,
}

impl State {
    /// Its name in a report.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Skipped => "skipped",
        }
    }
}

/// A step of the pipeline, and what was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// `body` where that is none, `source`, `method`, `header`, `form`, `secret`, `message`, `key` or `time`.
    pub name: &'static str,
    /// How it ended.
    pub state: State,
    /// In words.
    pub found: String,
}

/// A part of the signed message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessagePart {
    /// What it is: `timestamp`, `body`, `header webhook-id`, `text "."`, …
    pub part: String,
    /// How many bytes it has; `None` for the secret's own, and where it is missing.
    pub bytes: Option<usize>,
}

/// What a search cost, and what ended it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    /// How many changes were tried.
    pub tries: u32,
    /// How much work was done for them, in bytes that take as long to hash.
    pub bytes: u64,
    /// Whether a budget ended the search before everything was tried, or the body has more
    /// than 256 KiB: of such no other form is looked for.
    pub ended: bool,
}

/// What [`Webhook::diagnose`](crate::Webhook::diagnose) says of a delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The refusal, as [`Webhook::verify`](crate::Webhook::verify) gives it; `None` for a genuine delivery.
    pub error: Option<Error>,
    /// What it turned out to be: the grade of the first finding.
    pub verdict: Verdict,
    /// The pipeline, step by step.
    pub steps: Vec<Step>,
    /// The message that the scheme says is signed, part by part.
    pub message: Vec<MessagePart>,
    /// What may have caused the refusal, the surest first; none for a genuine delivery.
    pub findings: Vec<Finding>,
    /// What the search cost.
    pub spent: Spent,
}

/// The cause of a body that is none any more.
pub(super) const PARSED: &str = "body_parsed";

/// What is so of all JSON that was made anew.
const OF_PARSED: [&str; 2] = ["body_length_changed", "body_truncated"];

impl Report {
    /// The same of a body that was made of a parsed value: proven, where it verifies as it was
    /// made, or after what is proven beside it; but where the body is not signed, it shows nothing.
    pub(super) fn of_parsed(mut self, covers: Covers) -> Self {
        let (grade, words) = match self.verdict {
            Verdict::Genuine | Verdict::Proven if covers == Covers::Sender => (Grade::Noticed, ""),
            Verdict::Genuine => (Grade::Proven, "the text made of it verifies"),
            Verdict::Proven => (Grade::Proven, ""),
            _ => (Grade::Noticed, ""),
        };
        self.findings.retain(|one| one.grade != Grade::Unexplained && !OF_PARSED.contains(&one.code));
        let surer = self.findings.iter().take_while(|one| one.grade == Grade::Proven && grade != one.grade);
        self.findings.insert(surer.count(), Finding::new(grade, PARSED, words.to_owned()));
        let found = "no bytes but a value: what follows is said of the text that was made of it".to_owned();
        self.steps.insert(0, Step { name: "body", state: State::Failed, found });
        let is_proven = self.findings.first().is_some_and(|one| one.grade == Grade::Proven);
        self.verdict = if is_proven { Verdict::Proven } else { Verdict::Noticed };
        self
    }

    pub(super) fn verdict_of(error: Option<&Error>, findings: &[Finding]) -> Verdict {
        match findings.first().map(|finding| finding.grade) {
            _ if error.is_none() => Verdict::Genuine,
            Some(Grade::Proven) => Verdict::Proven,
            Some(Grade::Noticed) => Verdict::Noticed,
            Some(Grade::Unexplained) | None => Verdict::Unexplained,
        }
    }
}
