//! One sort for all that a search puts in order, which has seven types of items. It is a heap's: the
//! standard library's quicksort is 4 KB of wasm for each type, a heap one.

use std::collections::BinaryHeap;

/// The items by their keys, byte for byte; those of one key stay in the order that they have.
pub(super) fn by_key<T: Clone>(items: &[T], key: impl Fn(&T) -> Vec<u8>) -> Vec<T> {
    let keys: Vec<Vec<u8>> = items.iter().map(key).collect();
    order(&keys).into_iter().filter_map(|at| items.get(at).cloned()).collect()
}

/// A key of a number.
pub(super) fn number(number: usize) -> Vec<u8> {
    number.to_be_bytes().to_vec()
}

fn order(keys: &[Vec<u8>]) -> Vec<usize> {
    let heap: BinaryHeap<_> = keys.iter().zip(0..).collect();
    heap.into_sorted_vec().into_iter().map(|(_, at)| at).collect()
}
