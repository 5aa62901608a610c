//! What a value of a description may be, and the check of a value against it:
//! the first of the reader's two, and the one that a JSON Schema can make too.

use super::refusal::refused;
use crate::document::{Members, Value};
use crate::error::Error;
use crate::text::decimal;

/// What a value may be: of each kind that JSON has, one at most.
pub(super) struct Form {
    /// The name of the type; empty where it is written in place.
    pub(super) name: &'static str,
    pub(super) doc: &'static str,
    pub(super) kinds: &'static [Kind],
}

pub(super) enum Kind {
    /// One of these words. A text may be a word, or else follow a [`Rule`].
    Word(&'static [Named]),
    Text(Rule),
    /// A whole number, the ends included.
    Whole(u64, u64),
    Flag,
    /// A list with at least and at most so many items.
    List(&'static Form, usize, usize),
    /// An object with exactly one of `one`, where there are any, and no other
    /// members than these.
    Object {
        one: &'static [&'static [Member]],
        members: &'static [Member],
    },
}

pub(super) struct Member {
    pub(super) name: &'static str,
    pub(super) form: &'static Form,
    pub(super) needed: bool,
    pub(super) doc: &'static str,
}

/// A word and what it means.
pub(super) type Named = (&'static str, &'static str);

/// What a text must be like.
#[derive(Clone, Copy)]
pub(super) enum Rule {
    Any,
    Filled,
    /// RFC 9110, section 5.6.2.
    Header,
    /// Several, with `|` between them: no header has that in its name.
    Headers,
    /// A step of a path.
    Step,
    Path,
    Name,
    Method,
}

impl Rule {
    pub(super) fn allows(self, text: &str) -> bool {
        let all = |allowed: fn(&u8) -> bool| !text.is_empty() && text.bytes().all(|byte| allowed(&byte));
        let steps = |separator| text.split(separator).all(|step: &str| !step.is_empty());
        match self {
            Self::Any => true,
            Self::Filled => !text.is_empty(),
            Self::Header => all(|byte| is_in_header(*byte)),
            Self::Headers => all(|byte| *byte == b'|' || is_in_header(*byte)) && steps('|'),
            Self::Step => !text.is_empty() && !text.contains('.'),
            Self::Path => steps('.'),
            Self::Name => {
                all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-') && steps('-')
            }
            Self::Method => all(u8::is_ascii_uppercase),
        }
    }

    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Any => "a text",
            Self::Filled => "a text that is not empty",
            Self::Header => "a header's name (RFC 9110)",
            Self::Headers => "a header's name (RFC 9110), or several with | between",
            Self::Step => "a member's name, without dots",
            Self::Path => "a path of names and indexes with dots between",
            Self::Name => "a name of lower-case letters, digits and single hyphens",
            Self::Method => "an HTTP method in capitals",
        }
    }

    /// The same as a regular expression (ECMA-262).
    pub(super) const fn pattern(self) -> Option<&'static str> {
        match self {
            Self::Any => None,
            Self::Filled => Some(r"^[\s\S]"),
            Self::Header => Some("^[!#$%&'*+.^_`~0-9A-Za-z-]+$"),
            Self::Headers => Some("^[!#$%&'*+.^_`~0-9A-Za-z-]+(\\|[!#$%&'*+.^_`~0-9A-Za-z-]+)*$"),
            Self::Step => Some(r"^[^.]+$"),
            Self::Path => Some(r"^[^.]+(\.[^.]+)*$"),
            Self::Name => Some("^[a-z0-9]+(-[a-z0-9]+)*$"),
            Self::Method => Some("^[A-Z]+$"),
        }
    }
}

const fn is_in_header(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#' | b'$' | b'%' | b'&' | b'\'' | b'*' | b'+' | b'-' | b'.' | b'^' | b'_' | b'`' | b'~'
        )
}

/// Checks a value, and writes header names in lower case, as rows have them.
/// `path` is where the value stands, for the hint.
pub(super) fn fit(form: &Form, value: &mut Value<'_>, path: &mut String) -> Result<(), Error> {
    for kind in form.kinds {
        match (kind, &mut *value) {
            (Kind::Word(words), Value::Text(text)) if words.iter().any(|(word, _)| word == text) => {
                return Ok(());
            }
            (Kind::Text(rule), Value::Text(text)) if rule.allows(text) => {
                if matches!(rule, Rule::Header | Rule::Headers) {
                    text.to_mut().make_ascii_lowercase();
                }
                return Ok(());
            }
            (Kind::Whole(least, most), Value::Number(text)) if is_between(text, *least, *most) => {
                return Ok(());
            }
            (Kind::Flag, Value::Bool(_)) => return Ok(()),
            (Kind::List(of, least, most), Value::List(items)) if (*least..=*most).contains(&items.len()) => {
                let mut items = items.iter_mut().enumerate();
                return items.try_for_each(|(index, item)| {
                    below(path, &decimal(number(index)), |path| fit(of, item, path))
                });
            }
            (Kind::Object { one, members }, Value::Object(found)) => {
                return fit_members(one, members, found, path);
            }
            _ => {}
        }
    }
    Err(refused(path, &["expected ", &expected(form)]))
}

fn fit_members(
    one: &[&[Member]],
    others: &[Member],
    found: &mut Members<'_>,
    path: &mut String,
) -> Result<(), Error> {
    let known = || one.iter().copied().chain([others]).flatten();
    for (name, value) in found.iter_mut() {
        let Some(member) = known().find(|member| member.name == name) else {
            return below(path, &printable(name), |path| {
                Err(refused(path, &["there is no such member; there are ", &names(one, others)]))
            });
        };
        below(path, name, |path| fit(member.form, value, path))?;
    }
    let choices = || one.iter().copied().flatten();
    if !one.is_empty() && choices().filter(|member| found.get(member.name).is_some()).count() != 1 {
        return Err(refused(path, &["expected exactly one of ", &names(one, &[])]));
    }
    match others.iter().find(|member| member.needed && found.get(member.name).is_none()) {
        Some(member) => below(path, member.name, |path| Err(refused(path, &["is missing"]))),
        None => Ok(()),
    }
}

/// Does something one step further down.
fn below<T>(path: &mut String, step: &str, what: impl FnOnce(&mut String) -> T) -> T {
    let length = path.len();
    if length > 0 {
        path.push('.');
    }
    path.push_str(step);
    let done = what(path);
    path.truncate(length);
    done
}

#[cold]
fn expected(form: &Form) -> String {
    let mut choices = String::new();
    for kind in form.kinds {
        match kind {
            Kind::Word(words) => {
                for (word, _) in *words {
                    add(&mut choices, " or ", &["\"", word, "\""]);
                }
            }
            Kind::Text(rule) => add(&mut choices, " or ", &[rule.words()]),
            Kind::Whole(least, most) => add(
                &mut choices,
                " or ",
                &["a whole number from ", &decimal(*least), " to ", &decimal(*most)],
            ),
            Kind::Flag => add(&mut choices, " or ", &["true or false"]),
            Kind::List(_, least, most) => add(
                &mut choices,
                " or ",
                &["a list of ", &decimal(number(*least)), " to ", &decimal(number(*most)), " items"],
            ),
            Kind::Object { .. } => add(&mut choices, " or ", &["an object"]),
        }
    }
    choices
}

#[cold]
fn names(groups: &[&[Member]], others: &[Member]) -> String {
    let mut names = String::new();
    for member in groups.iter().copied().chain([others]).flatten() {
        add(&mut names, ", ", &[member.name]);
    }
    names
}

/// Adds to an enumeration.
#[inline(never)]
fn add(list: &mut String, separator: &str, texts: &[&str]) {
    if !list.is_empty() {
        list.push_str(separator);
    }
    for text in texts {
        list.push_str(text);
    }
}

/// A name that nobody chose here goes into a log: without line breaks, and not whole if it is long.
fn printable(name: &str) -> String {
    name.chars().filter(|character| !character.is_control()).take(64).collect()
}

fn is_between(text: &str, least: u64, most: u64) -> bool {
    whole(text).is_some_and(|number| (least..=most).contains(&number))
}

/// A number that is written with digits alone.
pub(super) fn whole(text: &str) -> Option<u64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

pub(super) fn number(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
