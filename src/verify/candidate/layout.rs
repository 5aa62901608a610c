//! How signatures are written into a value, layout by layout.

use super::claimed::Candidate;
use crate::request::form_error::FormError;
use crate::scheme::{Layout, Scheme};
use crate::text::split::{split, split_once};

/// The most groups of signatures, each with a time of its own, and so a hash of the
/// body: Persona sends two while a secret is being replaced.
const MAX_GROUPS: usize = 2;
/// The longest value read; 16 signatures and a time take 1,150 bytes.
pub(crate) const MAX_VALUE_BYTES: usize = 4096;

pub(super) fn text(value: &[u8]) -> Result<&str, FormError> {
    if value.len() > MAX_VALUE_BYTES {
        return Err(FormError::TooLong);
    }
    std::str::from_utf8(value).map_err(|_| FormError::NotTheForm)
}

pub(super) fn claims(scheme: &Scheme<'_>, value: &[u8]) -> Result<Vec<Candidate>, FormError> {
    let text = text(value)?;
    if let Layout::PairGroups { separator, time, tags } = scheme.signature.layout {
        return groups(scheme, text, separator, time, tags);
    }
    let mut candidate = Candidate::EMPTY;
    candidate.read(scheme, text)?;
    Ok(vec![candidate])
}

/// Each group has a time of its own; one that cannot be read does not spoil another.
fn groups(
    scheme: &Scheme<'_>,
    text: &str,
    separator: &str,
    time: &str,
    tags: &[&str],
) -> Result<Vec<Candidate>, FormError> {
    if text.split(' ').count() > MAX_GROUPS {
        return Err(FormError::TooMany);
    }
    refuse_joined(text, separator)?;
    let mut found = Vec::new();
    let mut flaw = FormError::NoTag;
    for group in text.split(' ') {
        let mut candidate = Candidate::EMPTY;
        match candidate.read_items(scheme, group, [separator, "="], time, tags) {
            Ok(()) => found.push(candidate),
            Err(FormError::TooMany) => return Err(FormError::TooMany),
            Err(other) => flaw = other,
        }
    }
    if found.is_empty() { Err(flaw) } else { Ok(found) }
}

/// Whether a value is two headers that Node or Fetch has joined by a comma and a space, which
/// no value has in it, unless two items have that between them: then one of the two is empty.
pub(crate) fn is_joined(text: &str, separator: &str) -> bool {
    if separator.len() < 2 {
        split_once(text, ", ").is_some()
    } else {
        text.starts_with(separator) || text.ends_with(separator)
    }
}

fn refuse_joined(text: &str, separator: &str) -> Result<(), FormError> {
    if is_joined(text, separator) { Err(FormError::NotTheForm) } else { Ok(()) }
}

impl Candidate {
    /// Reads a value that has one time at most.
    pub(super) fn read(&mut self, scheme: &Scheme<'_>, text: &str) -> Result<(), FormError> {
        let mut flaw = FormError::NoTag;
        match scheme.signature.layout {
            Layout::Bare => self.add(scheme, text)?,
            Layout::Prefixed(prefix) => {
                self.add(scheme, text.strip_prefix(prefix).ok_or(FormError::NotTheForm)?)?;
            }
            Layout::Pairs { separator, time, tags } => {
                self.read_items(scheme, text, [separator, "="], time, tags)?;
            }
            Layout::Versions(version) => self.read_items(scheme, text, [" ", ","], "", &[version])?,
            Layout::Positional { separator, version } => {
                self.read_positional(scheme, text, separator, version, &mut flaw)?;
            }
            Layout::Jws { prefix, algorithms } => {
                self.add_token(text.strip_prefix(prefix).ok_or(FormError::NotTheForm)?, algorithms)?;
            }
            Layout::Keyed { separator, between } => {
                self.read_keyed(scheme, text, separator, between, &mut flaw)?;
            }
            // Groups have a time each: see `claims`.
            Layout::PairGroups { .. } => return Err(FormError::NotTheForm),
        }
        if self.presented.is_empty() { Err(flaw) } else { Ok(()) }
    }

    /// Adds one of several signatures. One that cannot be read does not spoil another:
    /// the vendors' libraries agree.
    fn add_one_of(&mut self, scheme: &Scheme<'_>, text: &str, flaw: &mut FormError) -> Result<(), FormError> {
        match self.add(scheme, text) {
            Err(FormError::TooMany) => return Err(FormError::TooMany),
            Err(found) => *flaw = found,
            Ok(()) => {}
        }
        Ok(())
    }

    fn read_positional(
        &mut self,
        scheme: &Scheme<'_>,
        text: &str,
        separator: &str,
        version: &str,
        flaw: &mut FormError,
    ) -> Result<(), FormError> {
        refuse_joined(text, separator)?;
        let mut texts = split(text, separator);
        if !version.is_empty() && texts.next() != Some(version) {
            return Err(FormError::NotTheForm);
        }
        self.set_time(texts.next().unwrap_or_default())?;
        for signature in texts {
            self.add_one_of(scheme, signature, flaw)?;
        }
        Ok(())
    }

    fn read_keyed(
        &mut self,
        scheme: &Scheme<'_>,
        text: &str,
        separator: &str,
        between: &str,
        flaw: &mut FormError,
    ) -> Result<(), FormError> {
        refuse_joined(text, separator)?;
        for item in split(text, separator) {
            // Two headers, joined by a comma and a space: also where the second is empty.
            if item.is_empty() || item.starts_with([' ', '\t']) {
                return Err(FormError::NotTheForm);
            }
            let mut texts = split(item, between);
            match (texts.next(), texts.next(), texts.next()) {
                (_, Some(signature), None) => self.add_one_of(scheme, signature, flaw)?,
                (_, None, _) => {}
                _ => return Err(FormError::NotTheForm),
            }
        }
        Ok(())
    }

    /// Reads items of a name and a value: the texts between two items, and between the
    /// two of one. Items of other names, and those that are no pair, are left out of account.
    fn read_items(
        &mut self,
        scheme: &Scheme<'_>,
        text: &str,
        [separator, between]: [&str; 2],
        time: &str,
        tags: &[&str],
    ) -> Result<(), FormError> {
        refuse_joined(text, separator)?;
        let mut timed = time.is_empty();
        let mut flaw = FormError::NoTag;
        for item in split(text, separator) {
            let Some((name, value)) = split_once(item, between) else { continue };
            if tags.contains(&name) {
                self.add_one_of(scheme, value, &mut flaw)?;
            } else if name == time {
                if timed {
                    return Err(FormError::TwoTimes);
                }
                timed = true;
                self.set_time(value)?;
            }
        }
        match (timed, self.presented.is_empty()) {
            (false, _) => Err(FormError::NoTime),
            (true, true) => Err(flaw),
            (true, false) => Ok(()),
        }
    }
}

/// The separator behind the version, or nothing where the layout has no version.
pub(crate) const fn separator_of<'a>(version: &str, separator: &'a str) -> &'a str {
    if version.is_empty() { "" } else { separator }
}
