//! The table of causes: for each its code, its title in the words that people search for,
//! what happened, where that comes from, and the fix. Reports and
//! `docs/troubleshooting.md` are made from it, and from nothing else.

mod body;
mod entry;
mod fixes;
mod form;
mod header;
mod json;
mod secret;
mod time;
mod url;

pub use self::entry::Entry;

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
