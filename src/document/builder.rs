//! The members of an object that is still being read.

use std::borrow::Cow;

use super::names::Names;
use super::value::{Members, Value};

/// With fewer members than this, names are compared pair by pair: the index is no
/// faster then, and most objects are so small.
const FEW: usize = 24;

/// The members of an object that is being read.
#[derive(Default)]
pub(super) struct Builder<'a> {
    members: Members<'a>,
    names: Names,
}

impl<'a> Builder<'a> {
    pub(super) fn is_empty(&self) -> bool {
        self.members.0.is_empty()
    }

    pub(super) fn build(mut self) -> Members<'a> {
        if self.members.0.len() == 1 {
            // Not the four places that a vector begins with: the tree of `[{"":0},{"":0}]` takes half the memory.
            self.members.0.shrink_to(1);
        }
        self.members
    }

    /// Adds a member; refuses a name that is there already.
    pub(super) fn add(&mut self, name: Cow<'a, str>, value: Value<'a>) -> Option<()> {
        self.place(&name).is_none().then(|| self.members.0.push((name, value)))
    }

    /// Adds a member, in place of one that has its name.
    pub(super) fn add_or_replace(&mut self, name: Cow<'a, str>, value: Value<'a>) {
        match self.place(&name).and_then(|place| self.members.0.get_mut(place)) {
            None => self.members.0.push((name, value)),
            Some((_, there)) => *there = value,
        }
    }

    /// Adds a member; members that share a name become a list. A member that is
    /// a list by itself must not be added so.
    pub(super) fn add_or_repeat(&mut self, name: Cow<'a, str>, value: Value<'a>) {
        let place = self.place(&name);
        match place.and_then(|place| self.members.0.get_mut(place)) {
            None => self.members.0.push((name, value)),
            Some((_, Value::List(list))) => list.push(value),
            Some((_, one)) => *one = Value::List([std::mem::take(one), value].into()),
        }
    }

    /// The place of the member that has this name; if none has, the next one
    /// must be pushed with it.
    fn place(&mut self, name: &str) -> Option<usize> {
        let members = &self.members.0;
        if members.len() < FEW {
            return members.iter().position(|(other, _)| other == name);
        }
        let name_at = |place: usize| members.get(place).map_or(name, |(name, _)| name);
        for place in self.names.len()..members.len() {
            self.names.add(name_at(place), name_at);
        }
        self.names.add(name, name_at)
    }
}
