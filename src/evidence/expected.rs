//! What the evidence is held against.

use std::fmt;

use super::number::personal_number;
use super::proven::Purpose;
use super::refusal::{Code, Flaw};

/// The most relying parties that are expected.
const MAX_PARTIES: usize = 16;
/// The longest of them, in bytes: what the longest name in evidence decodes to.
const MAX_PARTY: usize = 1536;
/// The longest text of a webhook's identity, in bytes: longer ones are no names.
const MAX_CLAIM: usize = 1024;

const NOT_A_NUMBER: Flaw = (
    Code::InvalidOption,
    "the expected personal number is not a person's 12 digits, YYYYMMDDNNNN, which begin with a date",
);
const NOT_A_PARTY: Flaw =
    (Code::InvalidOption, "there are over 16 expected relying parties, or one is empty or over 1,536 bytes");
const NO_WINDOW: Flaw = (Code::InvalidOption, "a window of no time takes nothing: it has milliseconds");
const LONG_CLAIM: Flaw =
    (Code::TooLarge, "a text of the webhook's identity that is to be compared has over 1,024 bytes");

/// What the evidence is held against.
#[derive(Clone, Copy)]
pub struct Expected<'e> {
    /// The relying parties that a person may have signed for, as
    /// [`RelyingParty::name`](super::proven::RelyingParty::name) has them. Any, where this is empty.
    pub relying_parties: &'e [&'e str],
    /// The person's number, 12 digits. Any, where it is `None`.
    pub personal_number: Option<&'e str>,
    /// What the person must have been asked for. Either, where it is `None`.
    pub purpose: Option<Purpose>,
    /// What the webhook says of the person.
    pub claimed: Option<Claimed<'e>>,
    /// How long ago the signature may have been made, in milliseconds.
    pub past: u64,
    /// How far ahead, likewise.
    pub future: u64,
}

impl Expected<'_> {
    /// Two days, in which `ZignSec` delivers again, and an hour; five minutes ahead.
    pub const WINDOW: Self = Self {
        relying_parties: &[],
        personal_number: None,
        purpose: None,
        claimed: None,
        past: 49 * 3_600_000,
        future: 5 * 60_000,
    };

    /// Whether it can be held against anything: judged before the evidence is.
    pub(super) fn check(&self) -> Result<(), Flaw> {
        let is_number = self.personal_number.is_none_or(|number| personal_number(number).is_some());
        is_number.then_some(()).ok_or(NOT_A_NUMBER)?;
        let is_party = |name: &&str| (1..=MAX_PARTY).contains(&name.len());
        let are_parties =
            self.relying_parties.len() <= MAX_PARTIES && self.relying_parties.iter().all(is_party);
        are_parties.then_some(()).ok_or(NOT_A_PARTY)?;
        (self.past > 0 && self.future > 0).then_some(()).ok_or(NO_WINDOW)?;
        let claimed = self.claimed.unwrap_or_default();
        let texts = [claimed.personal_number, claimed.identified_at];
        let are_short =
            texts.into_iter().chain(claimed.names()).flatten().all(|text| text.len() <= MAX_CLAIM);
        are_short.then_some(()).ok_or(LONG_CLAIM)
    }
}

/// The identity in a webhook. Without a number it is refused; what else is absent or
/// empty is not compared. Names are compared without regard to case, and in Unicode's
/// composed form. A text has 1,024 bytes at most.
#[derive(Clone, Copy, Default)]
pub struct Claimed<'e> {
    /// `PersonalNumber`: 12 digits, the last four of which may stand after a hyphen.
    pub personal_number: Option<&'e str>,
    /// `FirstName`.
    pub given_name: Option<&'e str>,
    /// `LastName`.
    pub surname: Option<&'e str>,
    /// `FullName`.
    pub name: Option<&'e str>,
    /// `IdentificationDate`: ISO 8601 with an offset. It may lie 10 minutes from BankID's.
    pub identified_at: Option<&'e str>,
}

impl<'e> Claimed<'e> {
    /// The names, of which those that are absent or empty are not compared.
    pub(super) fn names(&self) -> [Option<&'e str>; 3] {
        [self.given_name, self.surname, self.name].map(|name| name.filter(|name| !name.is_empty()))
    }
}

impl fmt::Debug for Expected<'_> {
    /// Nothing of a person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Expected { .. }")
    }
}

impl fmt::Debug for Claimed<'_> {
    /// Nothing of a person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Claimed { .. }")
    }
}
