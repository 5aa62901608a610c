//! An index of the names of an object. It finds one in at most as many steps as
//! the name has bits, whatever the other names are: a hash cannot promise that
//! without randomness, of which the core has none, and a sort is more code.
//!
//! It is a PATRICIA tree (Morrison, 1968): each name has one branch, which tells
//! by the first bit that differs from a name that was there before.

/// Names by their places: 0, 1, 2 and so on, in the order they were added.
#[derive(Default)]
pub(super) struct Names(Vec<Branch>);

struct Branch {
    /// The bit of a name that decides between the two ways.
    bit: usize,
    /// Where the ways lead: to the branch at this place, if that decides by a
    /// later bit; otherwise to the name at this place, where a search ends.
    ways: [usize; 2],
}

impl Names {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Adds a name, or returns the place where it is already.
    pub(super) fn add<'n>(&mut self, name: &str, name_at: impl Fn(usize) -> &'n str) -> Option<usize> {
        let new = self.0.len();
        if new == 0 {
            // The root: bit 0 is 0 in all names.
            self.0.push(Branch { bit: 0, ways: [0, 0] });
            return None;
        }
        let (_, _, nearest) = self.descend(name, usize::MAX);
        let Some(bit) = first_difference(name, name_at(nearest)) else { return Some(nearest) };
        let (above, way, below) = self.descend(name, bit);
        if let Some(to) = self.0.get_mut(above).and_then(|branch| branch.ways.get_mut(way)) {
            *to = new;
        }
        let ways = if bit_of(name, bit) == 0 { [new, below] } else { [below, new] };
        self.0.push(Branch { bit, ways });
        None
    }

    /// Follows a name through the branches that decide by a bit before this one:
    /// the place of the last of them, the way from there, and where it leads.
    fn descend(&self, name: &str, before: usize) -> (usize, usize, usize) {
        let mut found = (0, 0, 0);
        let mut next = self.0.first();
        while let Some(branch) = next {
            let way = bit_of(name, branch.bit);
            let to = branch.ways.get(way).copied().unwrap_or_default();
            found = (found.2, way, to);
            next = self.0.get(to).filter(|below| below.bit > branch.bit && below.bit < before);
        }
        found
    }
}

/// The first bit that differs; `None` of equal names.
fn first_difference(one: &str, other: &str) -> Option<usize> {
    let pairs = one.bytes().zip(other.bytes());
    let at = pairs.take_while(|(one, other)| one == other).count();
    let difference = unit(one, at) ^ unit(other, at);
    let bit = at.saturating_mul(16).saturating_add(difference.leading_zeros() as usize);
    (difference != 0).then_some(bit)
}

fn bit_of(name: &str, bit: usize) -> usize {
    usize::from(unit(name, bit / 16) >> (!bit & 15) & 1)
}

/// A byte of a name as 16 bits, the first of them 0; beyond the name's end, less
/// than any byte.
fn unit(name: &str, at: usize) -> u16 {
    name.as_bytes().get(at).map_or(0, |byte| u16::from(*byte).saturating_add(1))
}
