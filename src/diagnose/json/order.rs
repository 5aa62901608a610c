//! The members of objects in another order; white space and commas stay where they are.

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
    let mut out = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if token.kind == Kind::Space {
            out.push(*token);
            at = at.saturating_add(1);
        } else {
            let rest = tokens.get(at..).unwrap_or_default();
            let value = rest.get(..value_length(rest)).unwrap_or_default();
            write(value, body, order, &mut out);
            at = at.saturating_add(value.len().max(1));
        }
    }
    out
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

/// How many tokens the value has that stands first.
fn value_length(tokens: &[Token]) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Open => depth = depth.saturating_add(1),
            Kind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at.saturating_add(1);
        }
    }
    tokens.len()
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

fn write(value: &[Token], body: &[u8], order: Order, out: &mut Vec<Token>) {
    let Some(first) = value.first().filter(|first| first.kind == Kind::Open) else {
        out.extend_from_slice(value);
        return;
    };
    let places = members(value);
    let mut sorted = places.clone();
    let is_object = first.text(body) == b"{";
    if is_object {
        let name = |(start, _): &(usize, usize)| {
            value.get(*start).map(|token| token.text(body)).map(|text| decoded(text).unwrap_or(text.to_vec()))
        };
        match order {
            Order::Lengths => {
                sorted.sort_by_cached_key(|place| name(place).map(|name| (name.len(), name)));
            }
            Order::Names | Order::OuterNames => sorted.sort_by_cached_key(name),
        }
    }
    let mut at = 0;
    for ((start, end), (from, to)) in places.iter().zip(&sorted) {
        out.extend_from_slice(value.get(at..*start).unwrap_or_default());
        let member = value.get(*from..*to).unwrap_or_default();
        // A name and its colon, and the value behind them.
        let colon = member.iter().position(|token| token.kind == Kind::Colon).filter(|_| is_object);
        let head = colon.map_or(0, |colon| {
            let spaces =
                member.iter().skip(colon.saturating_add(1)).take_while(|token| token.kind == Kind::Space);
            colon.saturating_add(1).saturating_add(spaces.count())
        });
        let (head, inner) = member.split_at_checked(head).unwrap_or_default();
        out.extend_from_slice(head);
        if order == Order::OuterNames {
            out.extend_from_slice(inner);
        } else {
            write(inner, body, order, out);
        }
        at = *end;
    }
    out.extend_from_slice(value.get(at..).unwrap_or_default());
}

/// Every order of so few things but the one that they have, the ones nearest to it first
/// as Heap's algorithm makes them.
pub(super) fn permutations(count: usize) -> Vec<Vec<usize>> {
    let mut all = vec![vec![]];
    for next in 0..count {
        all = all
            .iter()
            .flat_map(|order: &Vec<usize>| {
                (0..=order.len()).rev().map(move |at| {
                    let mut longer = order.clone();
                    longer.insert(at, next);
                    longer
                })
            })
            .collect();
    }
    all.retain(|order| !order.is_sorted());
    all
}
