//! What the evidence is held against.

use std::fmt;

/// What the evidence is held against.
#[derive(Clone, Copy)]
pub struct Expected<'e> {
    /// The relying parties that a person may have signed for, as
    /// [`RelyingParty::name`] has them. Any, where this is empty.
    pub relying_parties: &'e [&'e str],
    /// The person's number, 12 digits. Any, where it is `None`.
    pub personal_number: Option<&'e str>,
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
        claimed: None,
        past: 49 * 3_600_000,
        future: 5 * 60_000,
    };
}

/// The identity in a webhook. Without a number it is refused; what else is absent or
/// empty is not compared. Names are compared without regard to case.
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
