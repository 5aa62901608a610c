//! Named members, and those of an object that is still being read.

use std::borrow::Cow;

use super::Value;
use super::names::Names;

/// With fewer members than this, names are compared pair by pair: the index is no
/// faster then, and most objects are so small.
const FEW: usize = 24;

/// Named members in the order they came, no name twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Members<'a>(Vec<(Cow<'a, str>, Value<'a>)>);

impl<'a> Members<'a> {
    /// No members.
    pub(super) const NONE: Self = Self(Vec::new());

    /// The member of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        self.iter().find_map(|(candidate, value)| (candidate == name).then_some(value))
    }

    /// All members, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value<'a>)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value))
    }

    #[cfg(feature = "full")]
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (&str, &mut Value<'a>)> {
        self.0.iter_mut().map(|(name, value)| (&**name, value))
    }

    pub(crate) fn get_mut(&mut self, name: &str) -> Option<&mut Value<'a>> {
        self.0.iter_mut().find_map(|(candidate, value)| (candidate == name).then_some(value))
    }

    /// All members, in the order of the bytes of their names.
    pub(crate) fn sorted(&self) -> Vec<(&str, &Value<'a>)> {
        let mut sorted: Vec<_> = self.iter().collect();
        sorted.sort_unstable_by_key(|(name, _)| *name);
        sorted
    }

    pub(crate) fn insert_after(&mut self, name: &str, added: &'a str, value: Value<'a>) {
        let after = self.0.iter().position(|(candidate, _)| candidate == name);
        let at = after.map_or(self.0.len(), |at| at.saturating_add(1));
        self.0.insert(at, (Cow::Borrowed(added), value));
    }

    /// The same, borrowing nothing.
    pub(super) fn into_owned(self) -> Members<'static> {
        self.0.into_iter().map(|(name, value)| (Cow::Owned(name.into_owned()), value.into_owned())).collect()
    }

    /// The only member, where there is just one.
    pub(crate) fn into_only(mut self) -> Option<Value<'a>> {
        let (_, value) = self.0.pop()?;
        self.0.is_empty().then_some(value)
    }
}

impl<'a> FromIterator<(Cow<'a, str>, Value<'a>)> for Members<'a> {
    fn from_iter<T: IntoIterator<Item = (Cow<'a, str>, Value<'a>)>>(members: T) -> Self {
        Self(members.into_iter().collect())
    }
}

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
