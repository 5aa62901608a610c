//! Whom the evidence is about, held against whom the webhook names.

use super::expected::{Claimed, Expected};
use super::proven::{Person, RelyingParty};
use super::refusal::{Code, Flaw};
use crate::text::date;

/// How far the vendor's time of the identification may lie from BankID's, in
/// milliseconds: an order lives for 3 minutes, and a vendor asks for its end every 2 seconds.
const MAX_DIFFERENCE: u64 = 10 * 60_000;
/// The digits of a personal number, its century included.
const NUMBER_DIGITS: usize = 12;

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
const NOT_A_NUMBER: Flaw =
    (Code::InvalidOption, "the expected personal number is not 12 digits, YYYYMMDDNNNN");
const OTHER_PARTY: Flaw = (
    Code::RelyingPartyMismatch,
    "the person signed for another relying party than the expected: compare evidence.relyingParty.name of a delivery that you trust",
);
const TOO_OLD: Flaw =
    (Code::TooOld, "the signature was made before the window: is it replayed, or delivered late?");
const IN_FUTURE: Flaw = (Code::InFuture, "the signature was made after the window: is the clock right?");

/// Compares all that the caller and the webhook say.
pub(super) fn compare(
    expected: &Expected<'_>,
    person: &Person,
    party: &RelyingParty,
    signed_at: u64,
    now: u64,
) -> Result<(), Flaw> {
    if let Some(number) = expected.personal_number {
        let number = personal_number(number).ok_or(NOT_A_NUMBER)?;
        holds(number == person.personal_number, OTHER_EXPECTED_NUMBER)?;
    }
    if let Some(claimed) = &expected.claimed {
        compare_claimed(claimed, person, signed_at)?;
    }
    let is_expected = expected.relying_parties.is_empty() || expected.relying_parties.contains(&&*party.name);
    holds(is_expected, OTHER_PARTY)?;
    holds(now.saturating_sub(signed_at) <= expected.past, TOO_OLD)?;
    holds(signed_at.saturating_sub(now) <= expected.future, IN_FUTURE)
}

/// What the webhook says. Absent names and times are not compared; the number must be there.
fn compare_claimed(claimed: &Claimed<'_>, person: &Person, signed_at: u64) -> Result<(), Flaw> {
    let number = claimed.personal_number.filter(|number| !number.is_empty()).ok_or(NO_NUMBER)?;
    holds(personal_number(number).as_ref() == Some(&person.personal_number), OTHER_NUMBER)?;
    let names = [
        (claimed.given_name, &person.given_name, OTHER_GIVEN_NAME),
        (claimed.surname, &person.surname, OTHER_SURNAME),
        (claimed.name, &person.name, OTHER_NAME),
    ];
    for (name, own, otherwise) in names {
        holds(name.is_none_or(|name| name.is_empty() || is_same_name(name, own)), otherwise)?;
    }
    let Some(time) = claimed.identified_at.filter(|time| !time.is_empty()) else { return Ok(()) };
    let is_near = date::milliseconds(time).is_some_and(|time| time.abs_diff(signed_at) <= MAX_DIFFERENCE);
    holds(is_near, OTHER_TIME)
}

/// `YYYYMMDDNNNN`, of which vendors write the last four digits apart.
pub(super) fn personal_number(text: &str) -> Option<String> {
    let digits = match text.split_at_checked(8) {
        Some((date, rest)) => [date, rest.strip_prefix('-').unwrap_or(rest)].concat(),
        None => return None,
    };
    (digits.len() == NUMBER_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// Whether two names are the same but for case and white space: vendors write them in capitals.
fn is_same_name(one: &str, other: &str) -> bool {
    let words = |name: &str| -> String {
        let folded: String = name.chars().map(folded).collect();
        folded.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    words(one) == words(other)
}

/// A letter in lower case, white space as a space: of Latin letters up to U+017F, as the
/// languages of Europe have them. The whole of Unicode is 4 KB of the wasm, gzipped.
fn folded(character: char) -> char {
    let add = |by: u32| char::from_u32(u32::from(character).saturating_add(by)).unwrap_or(character);
    match character {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => add(32),
        // Pairs, of which the upper is even, and of which it is odd.
        'Ā'..='ķ' | 'Ŋ'..='ŷ' if u32::from(character) % 2 == 0 => add(1),
        'Ĺ'..='ň' | 'Ź'..='ž' if u32::from(character) % 2 == 1 => add(1),
        '\t' | '\n' | '\r' | '\u{a0}' => ' ',
        other => other,
    }
}

fn holds(condition: bool, otherwise: Flaw) -> Result<(), Flaw> {
    condition.then_some(()).ok_or(otherwise)
}
