//! The numbers of persons (Swedish personnummer and samordningsnummer), with their century.

/// The digits of a personal number behind its date.
const NUMBER_DIGITS: usize = 4;

/// Whether a text is this number, of which vendors write the last four digits apart.
pub(super) fn is_number(text: &str, number: &str) -> bool {
    personal_number(text).is_some_and(|(date, rest)| number.strip_prefix(date) == Some(rest))
}

/// `YYYYMMDD` and `NNNN`: a person's number, which begins with a date. An organisation's has
/// no month in it, and `16` before it.
pub(super) fn personal_number(text: &str) -> Option<(&str, &str)> {
    let (date, rest) = text.split_at_checked(8)?;
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let are_digits = [date, rest].iter().all(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    (are_digits && rest.len() == NUMBER_DIGITS && is_of_a_person(date)).then_some((date, rest))
}

/// A date of birth, `YYYYMMDD`; that of a coordination number has 60 more as its day.
fn is_of_a_person(date: &str) -> bool {
    let number = |at: usize, to: usize| date.get(at..to).and_then(|digits| digits.parse::<u32>().ok());
    let (Some(year), Some(month), Some(day)) = (number(0, 4), number(4, 6), number(6, 8)) else {
        return false;
    };
    let last = match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1800..2100).contains(&year)
        && [Some(day), day.checked_sub(60)].into_iter().flatten().any(|day| (1..=last).contains(&day))
}
