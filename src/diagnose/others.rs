//! Other schemes that a delivery may be of: its headers say which are possible, and the
//! secret which it is.

use super::delivery::{Change, Delivery, Effect};
use super::headers::own_header;
use super::kind::{is_public, reads_document};
use super::sorted;
use crate::request::Request;
use crate::request::fields::Fields;
use crate::scheme::{Algorithm, Scheme};
use crate::schemes;
use crate::verify::candidate;

/// The most schemes that are tried.
const MAX_SCHEMES: usize = 24;

/// The largest body that is read for a signature of other schemes in it.
const MAX_READ: usize = 64 << 10;

/// The schemes of which a signature is in the delivery: the same vendor's first, then the
/// two that many vendors have taken over.
pub(super) fn possible(own: &Scheme<'_>, delivery: &Delivery<'_>) -> Vec<&'static Scheme<'static>> {
    let is_readable = |row: &Scheme<'_>| delivery.body.len() <= MAX_READ || !reads_document(row);
    let rows: Vec<_> = schemes::ALL
        .iter()
        .filter(|row| {
            row.name != own.name && row.algorithm != Algorithm::SenderOnly && is_public(row) == is_public(own)
        })
        .filter(|row| is_readable(row) && is_there(delivery, row))
        .collect();
    let rank = |row: &&Scheme<'_>| match row.name {
        _ if vendor(row.name) == vendor(own.name) => vec![0],
        "standard-webhooks" | "svix" => vec![1],
        _ => vec![2],
    };
    let mut rows = sorted::by_key(&rows, rank);
    rows.truncate(MAX_SCHEMES);
    rows
}

/// Whether a header is another vendor's own: what stands there is of that vendor's scheme.
pub(super) fn is_of_one_vendor(own: &Scheme<'_>, header: &str) -> bool {
    let mut vendors = schemes::ALL
        .iter()
        .filter(|row| own_header(row).is_some_and(|name| name == header))
        .map(|row| vendor(row.name));
    vendors.next().is_some_and(|first| first != vendor(own.name) && vendors.all(|other| other == first))
}

/// What names of one vendor's schemes begin with.
pub(super) fn vendor(name: &str) -> &str {
    name.split('-').next().unwrap_or(name)
}

/// Whether a signature of this scheme can be read in the delivery.
pub(super) fn is_there(delivery: &Delivery<'_>, row: &Scheme<'_>) -> bool {
    let mut request = Request::new(delivery.headers, delivery.body);
    request.method = delivery.method;
    request.url = delivery.url;
    let fields = Fields::new(row, &request, delivery.body);
    candidate::read(&fields).is_ok()
}

/// A delivery taken for this scheme's.
pub(super) fn change(row: &'static Scheme<'static>) -> Change<'static> {
    Change::new("scheme_other", quoted(row.name), Effect::Scheme(Box::new(*row), None))
}

pub(super) fn quoted(name: &str) -> String {
    ["\"", name, "\""].concat()
}
