//! The orders that members of an object, and parameters of a query, may have had.

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
