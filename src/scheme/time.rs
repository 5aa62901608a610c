//! The signed time, and the window around now.

use super::Field;

/// The signed time.
#[derive(Clone, Copy, Debug)]
pub struct Timestamp<'a> {
    /// Where it stands.
    pub origin: Origin<'a>,
    /// What it counts.
    pub unit: Unit,
    /// How far it may lie from now, unless the caller says otherwise.
    pub tolerance: Tolerance,
}

/// Where a signed time stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin<'a> {
    /// In the signature's field, as its [`Layout`](crate::Layout) says; always there.
    Signature,
    /// In a field; always there.
    Field(Field<'a>),
    /// In this member of the signed body, where the vendor sends it.
    OptionalMember(&'a str),
}

/// What a time counts, since 1970-01-01T00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Milliseconds,
    /// Seconds; from 10^12 on (which as seconds is the year 33658) milliseconds.
    SecondsOrMilliseconds,
    /// ISO 8601 with a time and an offset.
    Iso8601,
}

/// How far a signed time may lie from now, in milliseconds, the ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tolerance {
    /// Before now.
    pub past: u64,
    /// After now: what clocks may differ by.
    pub future: u64,
}

impl Tolerance {
    /// Five minutes on both sides: what Stripe, Svix and Standard Webhooks do.
    pub const FIVE_MINUTES: Self = Self { past: 300_000, future: 300_000 };

    /// A signed time that the vendor does not ask to be checked. Callers can.
    pub const ANY: Self = Self { past: u64::MAX, future: u64::MAX };
}
