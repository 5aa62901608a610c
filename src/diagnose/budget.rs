//! What a search may cost. All work is priced before it is done, in bytes that take as long
//! to hash: so a limit holds on every machine, also where no clock goes on within a call.

use super::report::Spent;
use super::search::Search;

/// The largest body of which other forms are looked for.
pub(super) const MAX_SEARCHED: usize = 256 << 10;

/// How many tries are between two looks at a clock.
const TRIES_PER_LOOK: u32 = 16;

/// What is spent, and what may be.
pub(super) struct Budget<'b> {
    search: &'b Search<'b>,
    spent: Spent,
    started: u64,
}

impl<'b> Budget<'b> {
    pub(super) fn new(search: &'b Search<'b>) -> Self {
        let started = search.clock.map_or(0, |(clock, _)| clock());
        Self { search, spent: Spent::default(), started }
    }

    pub(super) const fn spent(&self) -> Spent {
        self.spent
    }

    /// Ends the search.
    pub(super) fn end(&mut self) {
        self.spent.ended = true;
    }

    /// Whether so much work can still be done.
    pub(super) fn may_work(&mut self, bytes: usize) -> bool {
        let bytes = self.spent.bytes.saturating_add(u64::try_from(bytes).unwrap_or(u64::MAX));
        if bytes > self.search.bytes {
            self.end();
        }
        if !self.spent.ended {
            self.spent.bytes = bytes;
        }
        !self.spent.ended
    }

    /// Whether there is something left for one more try, which takes so much work.
    pub(super) fn may_try(&mut self, bytes: usize) -> bool {
        if self.spent.tries >= self.search.tries || self.is_late() {
            self.end();
        }
        if !self.may_work(bytes) {
            return false;
        }
        self.spent.tries = self.spent.tries.saturating_add(1);
        true
    }

    fn is_late(&self) -> bool {
        let looks = self.spent.tries.checked_rem(TRIES_PER_LOOK) == Some(0);
        let is_past = |(clock, limit): (&dyn Fn() -> u64, u64)| clock().saturating_sub(self.started) > limit;
        looks && self.search.clock.is_some_and(is_past)
    }
}
