//! How the end of a part is known.

use crate::text::date;

/// How the end of a part is known.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Ends<'r> {
    /// The receiver knows all of it.
    Known,
    /// It may hold anything: what is left when the others are taken away.
    Free,
    /// It may hold anything, and nothing marks where it begins ([`Form::Unmarked`]).
    Unmarked,
    /// The receiver knows it, and it would not be there without the part behind it.
    Opening,
    /// It is absent. Were it there, this text would stand before it.
    Absent(&'r str),
    /// By the known text beside it, of which it does not contain the nearest byte.
    Text,
    /// By its length, in digits.
    Digits(usize),
    /// By its form: a date with an offset has one end and one beginning.
    Date,
    /// By its characters, with which its neighbour does not begin.
    Run(Characters),
}

/// What a run of characters is made of.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Characters {
    Digits,
    /// A method's.
    Capitals,
    /// See [`Form::Plain`].
    Plain,
    /// See [`Form::Url`].
    Url,
}

impl Characters {
    pub(super) fn has(self, byte: u8) -> bool {
        match self {
            Self::Digits => byte.is_ascii_digit(),
            Self::Capitals => byte.is_ascii_uppercase(),
            Self::Plain => byte.is_ascii_alphanumeric() || b"-._~:+=/".contains(&byte),
            Self::Url => byte > b' ' && byte != 0x7F && !b"\"<>[]{}".contains(&byte),
        }
    }

    pub(super) fn are(self, text: &[u8]) -> bool {
        text.iter().all(|byte| self.has(*byte))
    }
}

impl Ends<'_> {
    pub(super) const DIGITS: Self = Self::Run(Characters::Digits);
    pub(super) const METHOD: Self = Self::Run(Characters::Capitals);
    pub(super) const URL: Self = Self::Run(Characters::Url);

    /// Whether its value alone says where it ends.
    pub(super) fn is_fixed(self, value: &[u8]) -> bool {
        match self {
            Self::Digits(length) => value.len() == length && Characters::Digits.are(value),
            Self::Date => std::str::from_utf8(value).is_ok_and(|text| date::milliseconds(text).is_some()),
            _ => false,
        }
    }

    /// Whether it should be a time, and this value is none.
    pub(super) fn is_time_but_not(self, value: &[u8]) -> bool {
        match self {
            Self::Digits(_) | Self::Date => !self.is_fixed(value),
            Self::DIGITS => !Characters::Digits.are(value),
            _ => false,
        }
    }

    pub(super) const fn is_variable(self) -> bool {
        !matches!(self, Self::Known | Self::Opening | Self::Absent(_))
    }
}
