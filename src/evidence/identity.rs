//! Whom the evidence is about, held against whom the webhook names.

use super::expected::{Claimed, Expected};
use super::number::is_number;
use super::proven::{Evidence, Person};
use super::refusal::{Code, Flaw};
use super::same_name::is_same_name;
use crate::text::date;

/// How far the vendor's time of the identification may lie from BankID's, in
/// milliseconds: an order lives for 3 minutes, and a vendor asks for its end every 2 seconds.
const MAX_DIFFERENCE: u64 = 10 * 60_000;

const OTHER_NUMBER: Flaw =
    (Code::IdentityMismatch, "the webhook's identity.PersonalNumber is not the one in the certificate");
const OTHER_EXPECTED_NUMBER: Flaw =
    (Code::IdentityMismatch, "the personal number in the certificate is not the expected one");
const OTHER_GIVEN_NAME: Flaw =
    (Code::IdentityMismatch, "the webhook's identity.FirstName is not the one in the certificate");
const OTHER_SURNAME: Flaw =
    (Code::IdentityMismatch, "the webhook's identity.LastName is not the one in the certificate");
const OTHER_NAME: Flaw =
    (Code::IdentityMismatch, "the webhook's identity.FullName is not the one in the certificate");
const OTHER_TIME: Flaw = (
    Code::IdentityMismatch,
    "the webhook's identity.IdentificationDate lies over 10 minutes from the time in the evidence, or is no ISO 8601 date with an offset",
);
const NO_NUMBER: Flaw = (
    Code::IdentityMissing,
    "the webhook has no identity.PersonalNumber: nothing says that the evidence is about its person",
);
const OTHER_PARTY: Flaw = (
    Code::RelyingPartyMismatch,
    "the person signed for another relying party than the expected: compare evidence.relyingParty.name of a delivery that you trust",
);
const OTHER_PURPOSE: Flaw =
    (Code::PurposeMismatch, "the person signed where identification is expected, or the other way round");
const TOO_OLD: Flaw =
    (Code::TooOld, "the signature was made before the window: is it replayed, or delivered late?");
const IN_FUTURE: Flaw = (Code::InFuture, "the signature was made after the window: is the clock right?");

/// Compares all that the caller and the webhook say, but for names.
pub(super) fn compare(expected: &Expected<'_>, evidence: &Evidence, now: u64) -> Result<(), Flaw> {
    let Evidence { person, relying_party: party, purpose, signed_at, .. } = evidence;
    if let Some(number) = expected.personal_number {
        holds(is_number(number, &person.personal_number), OTHER_EXPECTED_NUMBER)?;
    }
    if let Some(claimed) = &expected.claimed {
        compare_claimed(claimed, person, *signed_at)?;
    }
    let is_expected = expected.relying_parties.is_empty() || expected.relying_parties.contains(&&*party.name);
    holds(is_expected, OTHER_PARTY)?;
    holds(expected.purpose.is_none_or(|expected| expected == *purpose), OTHER_PURPOSE)?;
    holds(now.saturating_sub(*signed_at) <= expected.past, TOO_OLD)?;
    holds(signed_at.saturating_sub(now) <= expected.future, IN_FUTURE)
}

/// What the webhook says. An absent time is not compared; the number must be there.
fn compare_claimed(claimed: &Claimed<'_>, person: &Person, signed_at: u64) -> Result<(), Flaw> {
    let number = claimed.personal_number.filter(|number| !number.is_empty()).ok_or(NO_NUMBER)?;
    holds(is_number(number, &person.personal_number), OTHER_NUMBER)?;
    let Some(time) = claimed.identified_at.filter(|time| !time.is_empty()) else { return Ok(()) };
    let is_near = date::milliseconds(time).is_some_and(|time| time.abs_diff(signed_at) <= MAX_DIFFERENCE);
    holds(is_near, OTHER_TIME)
}

/// The names of the webhook, as far as it has any: apart, and last, since in the npm
/// package the host compares them (`js/evidence/names.js`).
pub(super) fn compare_names(expected: &Expected<'_>, person: &Person) -> Result<(), Flaw> {
    let own = [&person.given_name, &person.surname, &person.name];
    let flaws = [OTHER_GIVEN_NAME, OTHER_SURNAME, OTHER_NAME];
    let claimed = expected.claimed.unwrap_or_default().names();
    for ((claimed, own), flaw) in claimed.into_iter().zip(own).zip(flaws) {
        holds(claimed.is_none_or(|claimed| is_same_name(claimed, own)), flaw)?;
    }
    Ok(())
}

fn holds(condition: bool, otherwise: Flaw) -> Result<(), Flaw> {
    condition.then_some(()).ok_or(otherwise)
}
