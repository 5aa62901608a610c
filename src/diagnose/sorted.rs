//! One sort for all that a search puts in order: the standard library's is 4 KB of wasm for each
//! type of items, and a search has seven.

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
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_unstable_by_key(|at| (keys.get(*at), *at));
    order
}
