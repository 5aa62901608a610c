//! The Webhooks that JavaScript has handles for.

use crate::verify::Webhook;

/// What has a Webhook, and what the Webhook's scheme borrows from.
pub(crate) trait Lend {
    /// Lends the Webhook to a function, once.
    fn lend(&mut self, to: &mut dyn FnMut(&Webhook<'_>));
}

impl Lend for Webhook<'static> {
    fn lend(&mut self, to: &mut dyn FnMut(&Webhook<'_>)) {
        to(self);
    }
}

/// A Webhook that JavaScript has a handle for.
pub(crate) struct Prepared {
    pub(crate) webhook: Box<dyn Lend>,
    /// The headers that the scheme reads, in the order in which JavaScript writes
    /// them; `None` where it reads all.
    pub(crate) headers: Option<Vec<String>>,
}

impl Prepared {
    pub(crate) fn ask<T>(&mut self, question: impl FnOnce(&Webhook<'_>) -> T) -> Option<T> {
        let mut question = Some(question);
        let mut answer = None;
        self.webhook.lend(&mut |webhook| answer = question.take().map(|question| question(webhook)));
        answer
    }
}

/// The table of Webhooks. A handle is a place in it, and is JavaScript's until it is
/// released: nothing else empties the place.
pub(crate) struct Table {
    slots: Vec<Option<Prepared>>,
}

impl Table {
    pub(crate) const EMPTY: Self = Self { slots: Vec::new() };

    /// Keeps a Webhook in the first free place.
    pub(crate) fn add(&mut self, prepared: Prepared) -> u32 {
        let free = self.slots.iter().position(Option::is_none).unwrap_or(self.slots.len());
        match self.slots.get_mut(free) {
            Some(slot) => *slot = Some(prepared),
            None => self.slots.push(Some(prepared)),
        }
        u32::try_from(free).unwrap_or(u32::MAX)
    }

    pub(crate) fn get(&mut self, handle: u32) -> Option<&mut Prepared> {
        self.slots.get_mut(usize::try_from(handle).ok()?)?.as_mut()
    }

    /// Forgets a Webhook, whose keys are zeroised.
    pub(crate) fn release(&mut self, handle: u32) {
        let slot = usize::try_from(handle).ok().and_then(|at| self.slots.get_mut(at));
        if let Some(slot) = slot {
            *slot = None;
        }
    }
}
