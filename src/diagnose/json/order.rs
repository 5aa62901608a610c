//! The members of objects in another order; white space and commas stay where they are.

use std::collections::BTreeSet;

use crate::diagnose::sorted;
use crate::diagnose::tokens::{Kind, Token, decoded};

/// By what members are put in order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// By their names, at every level: Go's maps, Python's `sort_keys`.
    Names,
    /// By their names, in the outermost object alone.
    OuterNames,
    /// By the length of their names, then by their names: PostgreSQL's jsonb.
    Lengths,
}

pub(super) const ORDERS: &[(Order, &str)] = &[
    (Order::Names, "sorted by name"),
    (Order::OuterNames, "outermost members sorted by name"),
    (Order::Lengths, "as PostgreSQL's jsonb sorts"),
];

/// The tokens with all objects in this order.
pub(super) fn ordered(tokens: &[Token], body: &[u8], order: Order) -> Vec<Token> {
    let mut writer =
        Writer { tokens, body, order, ends: ends(tokens), out: Vec::with_capacity(tokens.len()) };
    let start = tokens.iter().take_while(|token| token.kind == Kind::Space).count();
    let end = writer.end_of(start);
    writer.copy(0, start);
    writer.write(start, true);
    writer.copy(end, tokens.len());
    writer.out
}

/// Whether an object has a name twice: of these the last counts, so that another order is another value.
pub(super) fn repeats_a_name(tokens: &[Token], body: &[u8]) -> bool {
    let mut names: Vec<BTreeSet<Vec<u8>>> = Vec::new();
    let mut text: &[u8] = &[];
    tokens.iter().any(|token| {
        match token.kind {
            Kind::Open => names.push(BTreeSet::new()),
            Kind::Close => drop(names.pop()),
            Kind::Text => text = token.text(body),
            Kind::Colon => {
                let name = decoded(text).unwrap_or(text.to_vec());
                return names.last_mut().is_some_and(|names| !names.insert(name));
            }
            _ => {}
        }
        false
    })
}

/// For each token where the value ends that begins there.
fn ends(tokens: &[Token]) -> Vec<usize> {
    let mut ends: Vec<usize> = (1..=tokens.len()).collect();
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Open => open.push(at),
            Kind::Close => {
                if let Some(end) = open.pop().and_then(|opened| ends.get_mut(opened)) {
                    *end = at.saturating_add(1);
                }
            }
            _ => {}
        }
    }
    ends
}

/// A member: where it begins, where its value does, and where both end.
#[derive(Clone, Copy)]
struct Member {
    start: usize,
    value: usize,
    end: usize,
}

/// Walks through each token once, whatever the depth.
struct Writer<'t> {
    tokens: &'t [Token],
    body: &'t [u8],
    order: Order,
    ends: Vec<usize>,
    out: Vec<Token>,
}

impl Writer<'_> {
    fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn end_of(&self, at: usize) -> usize {
        self.ends.get(at).copied().unwrap_or(self.tokens.len())
    }

    fn copy(&mut self, from: usize, to: usize) {
        self.out.extend_from_slice(self.tokens.get(from..to).unwrap_or_default());
    }

    /// Where something else than white space stands next.
    fn behind_space(&self, mut at: usize) -> usize {
        while self.kind(at) == Some(Kind::Space) {
            at = at.saturating_add(1);
        }
        at
    }

    fn members(&self, open: usize, is_object: bool) -> Vec<Member> {
        let mut found = Vec::new();
        let mut at = self.behind_space(open.saturating_add(1));
        while at < self.end_of(open) && self.kind(at) != Some(Kind::Close) {
            if self.kind(at) == Some(Kind::Comma) {
                at = self.behind_space(at.saturating_add(1));
                continue;
            }
            let colon = self.behind_space(at.saturating_add(1));
            let is_named = is_object && self.kind(colon) == Some(Kind::Colon);
            let value = if is_named { self.behind_space(colon.saturating_add(1)) } else { at };
            let end = self.end_of(value);
            found.push(Member { start: at, value, end });
            at = self.behind_space(end);
        }
        found
    }

    fn name(&self, member: &Member) -> Vec<u8> {
        let text = self.tokens.get(member.start).map_or(&[][..], |token| token.text(self.body));
        decoded(text).unwrap_or(text.to_vec())
    }

    fn write(&mut self, at: usize, is_outer: bool) {
        let end = self.end_of(at);
        if self.kind(at) != Some(Kind::Open) || (self.order == Order::OuterNames && !is_outer) {
            return self.copy(at, end);
        }
        let is_object = self.tokens.get(at).is_some_and(|token| token.text(self.body) == b"{");
        let places = self.members(at, is_object);
        let is_by_length = self.order == Order::Lengths;
        let rank = |member: &Member| {
            let name = if is_object { self.name(member) } else { Vec::new() };
            let length = if is_by_length { name.len() } else { 0 };
            [sorted::number(length), name].concat()
        };
        let sorted = sorted::by_key(&places, rank);
        let mut written = at;
        for (place, member) in places.iter().zip(&sorted) {
            self.copy(written, place.start);
            self.copy(member.start, member.value);
            self.write(member.value, false);
            written = place.end;
        }
        self.copy(written, end);
    }
}

/// The outermost object's members in the order that these indexes say.
pub(super) fn permuted(tokens: &[Token], indexes: &[usize]) -> Vec<Token> {
    let members = members(tokens);
    let mut out = Vec::with_capacity(tokens.len());
    let mut at = 0;
    for ((start, end), index) in members.iter().zip(indexes) {
        out.extend_from_slice(tokens.get(at..*start).unwrap_or_default());
        let (from, to) = members.get(*index).copied().unwrap_or_default();
        out.extend_from_slice(tokens.get(from..to).unwrap_or_default());
        at = *end;
    }
    out.extend_from_slice(tokens.get(at..).unwrap_or_default());
    out
}

/// The members of the object that these tokens are, or the items of a list: where each
/// begins and ends, without the space around it.
pub(super) fn members(tokens: &[Token]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut depth = 0_usize;
    let mut start = None;
    for (at, token) in tokens.iter().enumerate() {
        let before = depth;
        match token.kind {
            Kind::Open => depth = depth.saturating_add(1),
            Kind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        if before == 1 && (token.kind == Kind::Comma || token.kind == Kind::Close) {
            found.extend(start.take());
        } else if before > 0 && token.kind != Kind::Space {
            let (from, _) = start.unwrap_or((at, at));
            start = Some((from, at.saturating_add(1)));
        }
    }
    found
}
