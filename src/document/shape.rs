//! What a vendor documents of its bodies: the members and their kinds. One
//! declaration ([`members!`]) gives what is restored from XML and forms (which
//! have only text), and the typed view for Rust.

use super::format::Format;
use super::value::{Members, Value};
use crate::text::{date, decimal};

/// The documented members of an object. Others are kept as they are.
#[derive(Clone, Copy, Debug)]
pub struct Shape(pub(crate) &'static [(&'static str, Kind)]);

impl Shape {
    /// No member is documented.
    pub const ANY: Self = Self(&[]);

    /// Whether it changes anything of a body: what it does not change it only names.
    pub(crate) const fn restores(self, can_be_xml: bool) -> bool {
        let mut rest = self.0;
        while let [(_, kind), after @ ..] = rest {
            if kind.restores(can_be_xml) {
                return true;
            }
            rest = after;
        }
        false
    }
}

/// What a documented member is. Any of them may also be absent or null.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// Text.
    Text,
    /// A whole number, also as text of digits; or empty text.
    Integer,
    /// Text; where it is a date with an offset, the member named here is added
    /// with its milliseconds since 1970-01-01T00:00Z.
    Date(&'static str),
    /// Text or a number.
    TextOrNumber,
    /// Text, a number, or an object of this shape.
    Issue(Shape),
    /// An object of this shape.
    Object(Shape),
    /// A list whose items are all of this kind.
    List(&'static Kind),
}

impl Kind {
    /// See [`fit`]: XML alone has empty texts for objects, and elements for lists.
    const fn restores(self, can_be_xml: bool) -> bool {
        match self {
            Self::Text | Self::TextOrNumber => false,
            Self::Integer | Self::Date(_) => true,
            Self::Issue(shape) => shape.restores(can_be_xml),
            Self::Object(shape) => can_be_xml || shape.restores(can_be_xml),
            Self::List(item) => can_be_xml || item.restores(can_be_xml),
        }
    }
}

/// A member of a body: null, absent and empty are three different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member<T> {
    /// It was not sent.
    Absent,
    /// It was sent as null.
    Null,
    /// It was sent.
    Present(T),
}

impl<T> Member<T> {
    /// The value, if there is one.
    pub fn present(self) -> Option<T> {
        match self {
            Self::Present(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }
}

/// Restores what the format could not say, where a value is of the documented kind; a
/// value of another kind stays as it is: kinds are the vendor's promises, and no reason
/// to refuse what it signed.
pub(crate) fn conform(shape: Shape, value: &mut Value<'_>, format: Format) {
    fit(Kind::Object(shape), value, format);
}

fn fit(kind: Kind, value: &mut Value<'_>, format: Format) {
    restore(kind, value, format);
    match (kind, value) {
        (Kind::Object(shape) | Kind::Issue(shape), Value::Object(members)) => {
            fit_members(shape, members, format);
        }
        (Kind::List(kind), Value::List(items)) => {
            for item in items {
                fit(*kind, item, format);
            }
        }
        _ => {}
    }
}

fn fit_members(shape: Shape, members: &mut Members<'_>, format: Format) {
    let mut dates = Vec::new();
    for (documented, kind) in shape.0 {
        let Some(value) = members.get_mut(documented) else { continue };
        fit(*kind, value, format);
        if let (Kind::Date(added), Value::Text(text)) = (kind, &*value)
            && let Some(time) = date::milliseconds(text)
        {
            dates.push((*documented, *added, decimal(time)));
        }
    }
    for (name, added, time) in dates {
        if members.get(added).is_none() {
            members.insert_after(name, added, Value::Number(time.into()));
        }
    }
}

/// Digits in text are a number where one is documented, in every format. XML
/// has no lists and no empty objects: an element's children are the list.
fn restore(kind: Kind, value: &mut Value<'_>, format: Format) {
    let restored = match (kind, &mut *value) {
        (Kind::Integer, Value::Text(text)) if is_integer(text) => Value::Number(std::mem::take(text)),
        (Kind::Object(_), Value::Text(text)) if format == Format::Xml && text.is_empty() => {
            Value::Object(Members::default())
        }
        (Kind::List(_), Value::Text(text)) if format == Format::Xml => {
            let text = std::mem::take(text);
            Value::List(if text.is_empty() { Vec::new() } else { [Value::Text(text)].into() })
        }
        (Kind::List(item), Value::Object(members)) if format == Format::Xml => {
            let members = std::mem::take(members);
            if is_item(*item, &members) {
                Value::List([Value::Object(members)].into())
            } else {
                match members.into_only() {
                    Some(Value::List(items)) => Value::List(items),
                    Some(item) => Value::List([item].into()),
                    None => return,
                }
            }
        }
        _ => return,
    };
    *value = restored;
}

/// Whether these are the members of one item, not a list around items.
fn is_item(kind: Kind, members: &Members<'_>) -> bool {
    matches!(kind, Kind::Issue(shape) if shape.0.iter().any(|(name, _)| members.get(name).is_some()))
}

pub(crate) fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'))
}

/// The member as text. What has none, an object or a list where the vendor documents a
/// text, is null here, and as it was sent in the members.
pub(crate) fn text<'v>(members: &'v Members<'_>, name: &str) -> Member<&'v str> {
    match members.get(name) {
        None => Member::Absent,
        Some(value) => value.text().map_or(Member::Null, Member::Present),
    }
}

/// Declares documented members: a view of a payload with one method for each,
/// and the [`Shape`] by which a payload is restored.
macro_rules! members {
    ($(#[$doc:meta])* $view:ident { $($(#[$member_doc:meta])* $name:literal $method:ident: $kind:ident $(($argument:expr))?,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $view<'p>(&'p $crate::document::Members<'p>);

        impl<'p> $view<'p> {
            pub(crate) const SHAPE: $crate::document::shape::Shape =
                $crate::document::shape::Shape(&[$(($name, $crate::document::shape::Kind::$kind $(($argument))?)),*]);

            /// All members, also those that are not documented.
            #[must_use]
            pub const fn members(&self) -> &'p $crate::document::Members<'p> {
                self.0
            }

            $($crate::document::shape::members!(@ $(#[$member_doc])* $name $method $kind);)*
        }

        impl<'p> From<&'p $crate::document::Members<'p>> for $view<'p> {
            fn from(members: &'p $crate::document::Members<'p>) -> Self {
                Self(members)
            }
        }
    };
    // Objects and lists have views of their own: reached through `members`.
    (@ $(#[$doc:meta])* $name:literal $method:ident Object) => { $crate::document::shape::members!(@value $(#[$doc])* $name $method); };
    (@ $(#[$doc:meta])* $name:literal $method:ident List) => { $crate::document::shape::members!(@value $(#[$doc])* $name $method); };
    (@value $(#[$doc:meta])* $name:literal $method:ident) => {
        $(#[$doc])*
        #[must_use]
        pub fn $method(&self) -> Option<&'p $crate::document::Value<'p>> {
            self.0.get($name)
        }
    };
    (@ $(#[$doc:meta])* $name:literal $method:ident $kind:ident) => {
        $(#[$doc])*
        #[must_use]
        pub fn $method(&self) -> $crate::document::shape::Member<&'p str> {
            $crate::document::shape::text(self.0, $name)
        }
    };
}
pub(crate) use members;
