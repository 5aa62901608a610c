//! A way of writing JSON: what of it differs from how a body was written.

use super::order::ORDERS;
use super::styles::{ESCAPES, Escapes, NUMBERS, Numbers, SPACINGS, Spacing};
use crate::diagnose::sorted;

/// A way of writing; what is absent stays as it came.
#[derive(Clone, Copy, Default)]
pub(super) struct Style {
    pub(super) spacing: Option<&'static Spacing>,
    pub(super) escapes: Option<&'static Escapes>,
    pub(super) numbers: Option<&'static Numbers>,
    pub(super) order: Option<usize>,
    /// A line feed behind it, as Go's encoder writes.
    pub(super) line_feed: bool,
    /// `[]` as `{}`: what PHP makes of empty objects.
    pub(super) objects: bool,
}

impl Style {
    /// The code of a change to this style, and its words.
    pub(super) fn change(self) -> (&'static str, String) {
        let order = self.order.and_then(|at| ORDERS.get(at)).map(|(_, name)| *name);
        let changes = [
            ("json_spacing", "spacing: ", self.spacing.map(|style| style.name)),
            ("json_escapes", "escapes: ", self.escapes.map(|style| style.name)),
            ("json_numbers", "numbers: ", self.numbers.map(|style| style.name)),
            ("json_key_order", "members: ", order),
            ("json_spacing", "behind it: ", self.line_feed.then_some("LF")),
            ("json_empty_objects", "empty: ", self.objects.then_some("{} for []")),
        ];
        let made: Vec<_> = changes
            .iter()
            .filter_map(|(code, what, name)| Some((*code, [what, (*name)?].concat())))
            .collect();
        let words: Vec<&str> = made.iter().map(|(_, words)| words.as_str()).collect();
        let code = match made.as_slice() {
            [(code, _)] => code,
            _ => "json_reserialized",
        };
        (code, words.join("; "))
    }

    pub(super) fn changes(self) -> usize {
        let made = [
            self.spacing.is_some(),
            self.escapes.is_some(),
            self.numbers.is_some(),
            self.order.is_some(),
            self.line_feed,
            self.objects,
        ];
        made.into_iter().filter(|made| *made).count()
    }

    /// Every style that changes one thing.
    pub(super) fn singles() -> Vec<Self> {
        let one = Self::default();
        let mut all = Vec::new();
        all.extend(SPACINGS.iter().map(|to| Self { spacing: Some(to), ..one }));
        all.extend(ESCAPES.iter().map(|to| Self { escapes: Some(to), ..one }));
        all.extend(NUMBERS.iter().map(|to| Self { numbers: Some(to), ..one }));
        all.extend((0..ORDERS.len()).map(|at| Self { order: Some(at), ..one }));
        all.extend([Self { line_feed: true, ..one }, Self { objects: true, ..one }]);
        all
    }

    /// Both styles, where they change different things.
    fn and(self, other: Self) -> Option<Self> {
        let both = Self {
            spacing: self.spacing.or(other.spacing),
            escapes: self.escapes.or(other.escapes),
            numbers: self.numbers.or(other.numbers),
            order: self.order.or(other.order),
            line_feed: self.line_feed || other.line_feed,
            objects: self.objects || other.objects,
        };
        (both.changes() > self.changes()).then_some(both)
    }

    /// Every combination of so many, those with the fewest changes first.
    pub(super) fn combined(singles: &[Self], most: usize) -> Vec<Self> {
        let mut all = vec![Self::default()];
        let mut rest = singles;
        while let Some(first) = rest.first() {
            // Those that change the same thing stand together.
            let is_same = |one: &&Self| first.and(**one).is_none();
            let (group, others) = rest.split_at(rest.iter().take_while(is_same).count());
            let fewer = all.iter().filter(|style| style.changes() < most);
            let added: Vec<Self> =
                fewer.flat_map(|style| group.iter().filter_map(|one| style.and(*one))).collect();
            all.extend(added);
            rest = others;
        }
        all.retain(|style| style.changes() > 0);
        sorted::by_key(&all, |style| sorted::number(style.changes()))
    }
}
