//! Mutations of lists: query, form, JSON and the items of a signature's header.

use hookseal::Scheme;

use crate::genuine::Message;
use crate::mutations::{AMOUNTS, Add, Edit};
use crate::spans::List;

impl Message {
    fn lists(&self, scheme: &Scheme<'static>) -> Vec<List> {
        let containers = self.containers().into_iter().take(6);
        self.query().into_iter().chain(self.form()).chain(self.signatures(scheme)).chain(containers).collect()
    }
}

impl List {
    /// Takes an item away, with a separator.
    pub(crate) fn without(&self, at: usize) -> Vec<Edit> {
        let item = &self.items[at];
        let range = match (self.items.get(at + 1), at.checked_sub(1).and_then(|at| self.items.get(at))) {
            (Some(next), _) => item.start..next.start,
            (None, Some(last)) => last.end..item.end,
            (None, None) => item.clone(),
        };
        vec![Edit::Splice(self.carrier, range, Vec::new(), 1)]
    }

    fn end(&self) -> usize {
        self.items.last().map_or(0, |item| item.end)
    }

    /// Puts this behind all others, so many times.
    fn append(&self, item: &[u8], times: usize) -> Edit {
        Edit::Splice(self.carrier, self.end()..self.end(), [self.separator.as_bytes(), item].concat(), times)
    }
}

/// How many items a repeated one makes together: around what a reader may stop at.
const COUNTS: [usize; 6] = [16, 17, 1_023, 1_024, 1_025, 100_000];

/// The mutations of all lists.
pub(crate) fn all(scheme: &'static Scheme<'static>, message: &Message, add: Add<'_>) {
    for list in message.lists(scheme) {
        items(message, &list, add);
        if list.separator == "&" {
            pairs(message, &list, add);
        }
    }
}

/// Items of a list repeated, reordered, emptied, split and joined, and others put beside.
fn items(message: &Message, list: &List, add: Add<'_>) {
    let bytes = message.carried(list.carrier);
    let separator = list.separator.as_bytes();
    let item = |at: usize| bytes[list.items[at].clone()].to_vec();
    let place = |range, text: Vec<u8>| Edit::Splice(list.carrier, range, text, 1);
    let start = list.items[0].start;
    for other in list.foreign {
        add("append-item", vec![list.append(other.as_bytes(), 1)]);
        add("prepend-item", vec![place(start..start, [other.as_bytes(), separator].concat())]);
    }
    let count = list.items.len();
    for at in (0..count).take(8) {
        let text = item(at);
        let range = list.items[at].clone();
        let half = range.start + text.len() / 2;
        add("remove-item", list.without(at));
        add("repeat-item", vec![place(range.end..range.end, [separator, &text].concat())]);
        add("repeat-item-last", vec![list.append(&text, 1)]);
        add("repeat-item-first", vec![place(start..start, [&text, separator].concat())]);
        add("empty-item", vec![place(range.clone(), Vec::new())]);
        add("empty-item-beside", vec![place(range.end..range.end, separator.to_vec())]);
        add("split-item", vec![place(half..half, separator.to_vec())]);
        let name = text.iter().position(|byte| b"=:".contains(byte)).map_or(&text[..], |at| &text[..=at]);
        for value in [&b""[..], b"0", b"null", b"\"x\""] {
            add("other-value-last", vec![list.append(&[name, value].concat(), 1)]);
            add("other-value", vec![place(range.clone(), [name, value].concat())]);
        }
        if let Some(next) = list.items.get(at + 1).cloned() {
            add("join-items", vec![place(range.end..next.start, Vec::new())]);
            add("swap-items", vec![place(range, item(at + 1)), place(next, text)]);
        }
    }
    for total in COUNTS {
        let repeated = list.append(&item(0), total.saturating_sub(count));
        add("repeat-until", vec![repeated.clone()]);
        for other in list.foreign {
            add("repeat-until-and-append", vec![repeated.clone(), list.append(other.as_bytes(), 1)]);
        }
    }
}

/// Bytes moved between the names and values of pairs.
fn pairs(message: &Message, list: &List, add: Add<'_>) {
    let bytes = message.carried(list.carrier);
    for (at, item) in list.items.iter().enumerate().take(8) {
        let Some(equals) = bytes[item.clone()].iter().position(|byte| *byte == b'=') else { continue };
        let (name, value) =
            (&bytes[item.start..item.start + equals], &bytes[item.start + equals + 1..item.end]);
        let mut splice = |range, text| add("pair-boundary", vec![Edit::Splice(list.carrier, range, text, 1)]);
        for amount in AMOUNTS {
            let moved = amount.min(value.len());
            splice(item.clone(), [name, &value[..moved], b"=", &value[moved..]].concat());
            let kept = name.len().saturating_sub(amount);
            splice(item.clone(), [&name[..kept], b"=", &name[kept..], value].concat());
            if let Some(next) = list.items.get(at + 1) {
                let kept = item.end - moved;
                let text = [&b"&"[..], &bytes[kept..item.end]].concat();
                splice(kept..next.start, text);
            }
        }
    }
}
