//! What came in.

use super::event::Event;
use super::handshake::Challenge;

/// What came in: an event, or a vendor's handshake, which is not one.
#[derive(Debug)]
pub enum Delivery<'s, B> {
    /// A delivery that passed every check.
    Event(Event<'s, B>),
    /// Send this answer, and nothing happens.
    Challenge(Challenge),
}

impl<'s, B> Delivery<'s, B> {
    /// The event, where the scheme has no handshakes or this is none.
    #[must_use]
    pub fn event(self) -> Option<Event<'s, B>> {
        match self {
            Self::Event(event) => Some(event),
            Self::Challenge(_) => None,
        }
    }
}
