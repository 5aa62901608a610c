//! `application/x-www-form-urlencoded`, as <https://url.spec.whatwg.org/#urlencoded-parsing> says.

use super::members::Builder;
use super::{Members, Value};

/// Reads a form; `None` where a name comes twice.
pub(super) fn read(body: &[u8]) -> Option<Members<'_>> {
    let mut members = Builder::default();
    for (name, value) in form_urlencoded::parse(body) {
        members.add(name, Value::Text(value))?;
    }
    Some(members.build())
}
