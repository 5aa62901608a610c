//! The table of causes: for each its code, its title in the words that people search for,
//! what happened, where that comes from, and the fix. Reports and
//! `docs/troubleshooting.md` are made from it, and from nothing else.

mod body;
mod fixes;
mod form;
mod header;
mod json;
mod secret;
mod time;
mod url;

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
    const fn new(code: &'static str, title: &'static str, what: &'static str) -> Self {
        Self { code, title, what, from: "", fix: "", fixes: &[] }
    }

    const fn from(self, from: &'static str) -> Self {
        Self { from, ..self }
    }

    const fn fix(self, fix: &'static str) -> Self {
        Self { fix, ..self }
    }

    const fn fixes(self, fixes: &'static [(&'static str, &'static str)]) -> Self {
        Self { fixes, ..self }
    }
}

/// All causes by subject: a title, and its causes in the order in which they are shown.
pub static CAUSES: &[(&str, &[Entry])] = &[
    ("The body", body::CAUSES),
    ("JSON that was parsed and written again", json::CAUSES),
    ("Forms", form::CAUSES),
    ("The secret", secret::CAUSES),
    ("Headers and schemes", header::CAUSES),
    ("The URL and the method", url::CAUSES),
    ("Time", time::CAUSES),
];

/// The cause of this code.
pub(super) fn entry(code: &str) -> Option<&'static Entry> {
    CAUSES.iter().flat_map(|(_, causes)| *causes).find(|entry| entry.code == code)
}
