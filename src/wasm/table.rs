//! The Webhooks that JavaScript has handles for.

#[cfg(feature = "full")]
use crate::custom::Description;
#[cfg(feature = "full")]
use crate::scheme::Scheme;
use crate::verify::Webhook;

use super::number::{host_number, number};

/// The size of the table of Webhooks. One more takes the slot of the oldest,
/// which JavaScript then prepares again.
pub(super) const SLOTS: u64 = 256;

/// A Webhook that JavaScript has a handle for.
pub(super) struct Prepared {
    pub(super) handle: u64,
    pub(super) webhook: OwnedWebhook,
    /// The headers that the scheme reads, in the order in which JavaScript writes
    /// them; `None` where it reads all.
    pub(super) headers: Option<Vec<String>>,
}

/// A Webhook, and what its scheme borrows from.
pub(super) enum OwnedWebhook {
    BuiltIn(Webhook<'static>),
    /// Over another scheme between two calls: its own is made for each.
    #[cfg(feature = "full")]
    Described(Box<Description<'static>>, Option<Webhook<'static>>),
}

impl OwnedWebhook {
    #[cfg_attr(not(feature = "full"), expect(clippy::unnecessary_wraps, reason = "a described one is taken"))]
    pub(super) fn ask<T>(&mut self, question: impl FnOnce(&Webhook<'_>) -> T) -> Option<T> {
        match self {
            Self::BuiltIn(webhook) => Some(question(webhook)),
            #[cfg(feature = "full")]
            Self::Described(description, webhook) => description.lend(|scheme| {
                let own = webhook.take()?.with_scheme(scheme);
                let answer = question(&own);
                *webhook = Some(own.with_scheme(&Scheme::BODY_HMAC));
                Some(answer)
            }),
        }
    }
}

/// The table of Webhooks. Slot = handle mod [`SLOTS`]; handles only grow, so that
/// one whose slot was taken is told by comparing.
pub(super) struct Table {
    pub(super) slots: Vec<Option<Prepared>>,
    pub(super) next_handle: u64,
}

impl Table {
    pub(super) fn add(&mut self, webhook: OwnedWebhook, headers: Option<Vec<String>>) -> f64 {
        let handle = self.next_handle;
        self.next_handle = handle.saturating_add(1);
        let prepared = Some(Prepared { handle, webhook, headers });
        match self.slots.get_mut(slot_of(handle)) {
            Some(slot) => *slot = prepared,
            None => self.slots.push(prepared),
        }
        host_number(handle)
    }

    /// The slot of a Webhook that is prepared.
    pub(super) fn slot(&mut self, handle: f64) -> Option<&mut Option<Prepared>> {
        let handle = number(handle)?;
        let slot = self.slots.get_mut(slot_of(handle))?;
        slot.as_ref().is_some_and(|prepared| prepared.handle == handle).then_some(slot)
    }

    pub(super) fn get(&mut self, handle: f64) -> Option<&mut Prepared> {
        self.slot(handle)?.as_mut()
    }

    pub(super) fn ask<T>(&mut self, handle: f64, question: impl FnOnce(&Webhook<'_>) -> T) -> Option<T> {
        self.get(handle)?.webhook.ask(question)
    }
}

pub(super) fn slot_of(handle: u64) -> usize {
    usize::try_from(handle % SLOTS).unwrap_or_default()
}
