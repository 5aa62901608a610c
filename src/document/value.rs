//! A value of a body, and the named members of one.

use std::borrow::Cow;
use std::collections::BinaryHeap;

use crate::text::split::split;

/// How deep a payload may nest: what PHP's `json_decode` takes by default. Readers and
/// writers of trees call themselves, here and in JavaScript, and have one stack.
pub(super) const MAX_DEPTH: usize = 512;

/// A value of a body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value<'a> {
    #[default]
    /// JSON's null, or an XML element with `xsi:nil`.
    Null,
    /// JSON's true or false.
    Bool(bool),
    /// A number, as its text.
    Number(Cow<'a, str>),
    /// Text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Value<'a>>),
    /// Named members.
    Object(Members<'a>),
}

impl<'a> Value<'a> {
    /// The members of an object; of anything else none.
    #[must_use]
    pub fn members(&self) -> &Members<'a> {
        match self {
            Self::Object(members) => members,
            _ => const { &Members::NONE },
        }
    }

    /// What stands at a path of names and indexes with dots between.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&Self> {
        split(path, ".").try_fold(self, |value, step| match value {
            Self::Object(members) => members.get(step),
            Self::List(items) => items.get(step.parse::<usize>().ok()?),
            _ => None,
        })
    }

    /// The text of a text, a number or a truth value.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text),
            Self::Bool(true) => Some("true"),
            Self::Bool(false) => Some("false"),
            Self::Null | Self::List(_) | Self::Object(_) => None,
        }
    }

    /// The text of a text alone.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The same, borrowing nothing.
    pub(crate) fn into_owned(self) -> Value<'static> {
        let owned = |text: Cow<'a, str>| Cow::Owned(text.into_owned());
        match self {
            Self::Null => Value::Null,
            Self::Bool(truth) => Value::Bool(truth),
            Self::Number(text) => Value::Number(owned(text)),
            Self::Text(text) => Value::Text(owned(text)),
            Self::List(items) => Value::List(items.into_iter().map(Self::into_owned).collect()),
            Self::Object(members) => Value::Object(members.into_owned()),
        }
    }
}

/// Named members in the order they came, no name twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Members<'a>(pub(super) Vec<(Cow<'a, str>, Value<'a>)>);

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

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (&str, &mut Value<'a>)> {
        self.0.iter_mut().map(|(name, value)| (&**name, value))
    }

    pub(crate) fn get_mut(&mut self, name: &str) -> Option<&mut Value<'a>> {
        self.0.iter_mut().find_map(|(candidate, value)| (candidate == name).then_some(value))
    }

    /// All members, in the order of the bytes of their names.
    pub(crate) fn sorted(&self) -> Vec<(&str, &Value<'a>)> {
        // A heap's sort is a quarter of the code of the standard library's.
        let heap: BinaryHeap<(&str, usize)> = self.iter().map(|(name, _)| name).zip(0..).collect();
        let order = heap.into_sorted_vec().into_iter();
        order.filter_map(|(_, at)| self.0.get(at)).map(|(name, value)| (name.as_ref(), value)).collect()
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
