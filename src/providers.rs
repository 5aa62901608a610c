//! The table of built-in schemes: one line for each.

pub(crate) mod sheerid;
pub(crate) mod zignsec;

use crate::error::{Code, Error};
use crate::scheme::Scheme;

/// Every built-in scheme.
pub const ALL: &[&Scheme<'static>] = &[&zignsec::V2, &zignsec::V5, &zignsec::UNSIGNED, &sheerid::NOTIFIER];

/// The built-in scheme of this name, such as `zignsec-v5`.
///
/// # Errors
/// [`Code::UnknownScheme`]: there is no fallback.
pub fn named(name: &str) -> Result<&'static Scheme<'static>, Error> {
    ALL.iter().find(|scheme| scheme.name == name).copied().ok_or_else(|| {
        let hint = "no built-in scheme has this name: see the table of schemes";
        Error::new(Code::UnknownScheme, &[hint])
    })
}
