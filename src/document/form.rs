//! `application/x-www-form-urlencoded`, as <https://url.spec.whatwg.org/#urlencoded-parsing> says.

use super::members::Builder;
use super::{Members, Value};

/// Reads a form: names as they were sent, `a[b]` also. Several of one name are a list.
pub(super) fn read(body: &[u8]) -> Members<'_> {
    let mut members = Builder::default();
    for (name, value) in form_urlencoded::parse(body) {
        members.add_or_repeat(name, Value::Text(value));
    }
    members.build()
}
