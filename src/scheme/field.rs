//! Where a text stands in a request.

/// A text in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field<'a> {
    /// The header of this name, in lower case; or the first that is there of several,
    /// with `|` between their names.
    Header(&'a str),
    /// The member of the body at this path: names and indexes with dots between.
    Member(&'a str),
    /// The first that is there of the members at these paths, with `|` between them.
    FirstMember(&'a str),
    /// The URL's query parameter of this name, decoded.
    Query(&'a str),
    /// The claim of this name in the token that signs ([`Layout::Jws`](crate::Layout::Jws)).
    Claim(&'a str),
}
