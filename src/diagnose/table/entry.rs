//! A row of the table of causes.

/// A cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its stable name, and its heading in `docs/troubleshooting.md`.
    pub code: &'static str,
    /// In the words that people search for.
    pub title: &'static str,
    /// What happened, in a sentence.
    pub what: &'static str,
    /// Where it usually comes from: frameworks, services, vendors.
    pub from: &'static str,
    /// What to do about it.
    pub fix: &'static str,
    /// The same for frameworks: its name, and what to write there.
    pub fixes: &'static [(&'static str, &'static str)],
}

impl Entry {
    pub(super) const fn new(code: &'static str, title: &'static str, what: &'static str) -> Self {
        Self { code, title, what, from: "", fix: "", fixes: &[] }
    }

    pub(super) const fn from(self, from: &'static str) -> Self {
        Self { from, ..self }
    }

    pub(super) const fn fix(self, fix: &'static str) -> Self {
        Self { fix, ..self }
    }

    pub(super) const fn fixes(self, fixes: &'static [(&'static str, &'static str)]) -> Self {
        Self { fixes, ..self }
    }
}
