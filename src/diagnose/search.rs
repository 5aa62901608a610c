//! How far a search may go.

use crate::verify::Secret;

/// A fifth of a second on a machine of these years, half of one on a small one: what it takes to
/// try every usual way of writing 64 KiB of JSON.
const DEFAULT_BYTES: u64 = 64 << 20;

/// How far [`Webhook::diagnose`](crate::Webhook::diagnose) may search. The default does
/// what a developer waits for: some milliseconds, and half a second where nothing is found.
#[derive(Clone, Copy)]
pub struct Search<'a> {
    /// The secrets as they were given to the Webhook, which keeps none of them: without
    /// them no other form of a secret is tried.
    pub secrets: &'a [Secret<'a>],
    /// Secrets of other endpoints, of which one may have been taken for this one's.
    pub others: &'a [Secret<'a>],
    /// The most changes that are tried.
    pub tries: u32,
    /// The most work that is done, in bytes that take as long to hash: what is read, written
    /// or verified with a public key counts as the bytes that take as long.
    pub bytes: u64,
    /// A clock in milliseconds, and how many of them the search may take.
    pub clock: Option<(&'a dyn Fn() -> u64, u64)>,
    /// Codes of findings that are not looked for.
    pub without: &'a [&'a str],
    /// Whether the body is JSON that was made of a value for this question: the receiver has
    /// nothing else any more, since a parser came first. Then that is the first cause.
    pub parsed: bool,
}

impl Default for Search<'_> {
    fn default() -> Self {
        Self::of(&[])
    }
}

impl<'a> Search<'a> {
    /// With the secrets as they were given to the Webhook.
    #[must_use]
    pub const fn of(secrets: &'a [Secret<'a>]) -> Self {
        Self {
            secrets,
            others: &[],
            tries: 20_000,
            bytes: DEFAULT_BYTES,
            clock: None,
            without: &[],
            parsed: false,
        }
    }
}

impl std::fmt::Debug for Search<'_> {
    /// Without the secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Search")
            .field("secrets", &self.secrets.len())
            .field("tries", &self.tries)
            .field("bytes", &self.bytes)
            .finish_non_exhaustive()
    }
}
