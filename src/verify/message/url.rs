//! The URL in the form in which a vendor signs it.

use std::borrow::Cow;

use crate::scheme::UrlForm;
use crate::text::split::{contains, replace, split_once};

/// A URL in the form in which a vendor signs it.
#[inline(never)]
pub(super) fn of(form: UrlForm, url: &str) -> Cow<'_, [u8]> {
    match form {
        UrlForm::Base => url.split(['?', '#']).next().unwrap_or_default().as_bytes().into(),
        UrlForm::PathAndQuery => path_and_query(url).as_bytes().into(),
        UrlForm::Whole => url.as_bytes().into(),
        UrlForm::WithPort
        | UrlForm::WithoutPort
        | UrlForm::QuotesEscaped
        | UrlForm::QuotesRaw
        | UrlForm::PathAndQueryEncoded
        | UrlForm::ReservedDecoded => match rewritten(url, form) {
            Cow::Borrowed(url) => url.as_bytes().into(),
            Cow::Owned(url) => url.into_bytes().into(),
        },
    }
}

fn path_and_query(url: &str) -> &str {
    let rest = split_once(url, "://").map_or(url, |(_, rest)| rest);
    let at = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let path = rest.get(at..).unwrap_or_default();
    path.split('#').next().unwrap_or_default()
}

/// Contentful: `getNormalizedEncodedURI` of its toolkit, which drops what is behind a
/// second question mark.
fn encoded(path_and_query: &str) -> String {
    let mut texts = path_and_query.split('?');
    let path = percent_encoded(texts.next().unwrap_or_default(), OF_URI);
    match texts.next() {
        Some(query) if !query.is_empty() => {
            [path, "?".into(), percent_encoded(&percent_encoded(query, OF_COMPONENT), OF_URI)].concat()
        }
        _ => path,
    }
}

/// What `encodeURIComponent` and `encodeURI` leave as it is, beside letters and digits
/// (ECMA-262, section 19.2.6).
const OF_COMPONENT: &[u8] = b"-_.!~*'()";
const OF_URI: &[u8] = b"-_.!~*'();/?:@&=+$,#";

fn percent_encoded(text: &str, kept: &[u8]) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push_str(&hex::encode_upper([byte]));
        }
    }
    out
}

/// HubSpot: the table of its page on validating requests.
fn reserved_decoded(url: &str) -> String {
    let mut pieces = url.split('%');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let byte = piece.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let (
            Some(byte @ (b'!' | b'$' | b'\''..=b'*' | b',' | b'/' | b':' | b';' | b'?' | b'@')),
            Some(rest),
        ) = (byte, piece.get(2..))
        {
            out.push(char::from(byte));
            out.push_str(rest);
        } else {
            out.push('%');
            out.push_str(piece);
        }
    }
    out
}

/// A URL with one spelling of a character for another behind its `?`.
fn in_query<'u>(url: &'u str, from: &str, to: &str) -> Cow<'u, str> {
    // Most queries have no such byte, which is found sooner than a text: in 16 KB of parameters 27 times, unoptimised.
    let may_have = |query: &str| from.bytes().next().is_some_and(|byte| query.as_bytes().contains(&byte));
    match split_once(url, "?") {
        Some((path, query)) if may_have(query) && contains(query, from) => {
            [path, "?", &replace(query, from, to)].concat().into()
        }
        _ => url.into(),
    }
}

/// An authority (RFC 3986, section 3.2) without its port, and the port.
fn host_and_port(authority: &str) -> (&str, Option<&str>) {
    // Digits alone, behind a host: a colon before `@`, those of an IPv6 address, and one behind
    // another port are no port's.
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) && is_host(host) => {
            (host, Some(port))
        }
        _ => (authority, None),
    }
}

/// Whether it may be a host, and what stands before its `@`.
fn is_host(text: &str) -> bool {
    let host = text.rsplit_once('@').map_or(text, |(_, host)| host);
    !host.contains(':') || host.ends_with(']')
}

/// A URL in another form; borrowed where it has that form already.
fn rewritten(url: &str, form: UrlForm) -> Cow<'_, str> {
    match form {
        UrlForm::ReservedDecoded => return reserved_decoded(url).into(),
        UrlForm::PathAndQueryEncoded => return encoded(path_and_query(url)).into(),
        _ => {}
    }
    let Some((scheme, rest)) = split_once(url, "://") else {
        return url.into();
    };
    if form == UrlForm::QuotesRaw {
        return in_query(url, "%27", "'");
    }
    let at = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(at).unwrap_or((rest, ""));
    if form == UrlForm::QuotesEscaped {
        let host = authority.rfind('@').map_or(0, |at| at.saturating_add(1));
        let (user, host) = authority.split_at_checked(host).unwrap_or(("", authority));
        let escaped = in_query(path, "'", "%27");
        if matches!(escaped, Cow::Borrowed(_)) && !host.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return url.into();
        }
        return [scheme, "://", user, &host.to_ascii_lowercase(), &escaped].concat().into();
    }
    let (host, port) = host_and_port(authority);
    let implied = if scheme.eq_ignore_ascii_case("https") { ":443" } else { ":80" };
    match (form, port) {
        (UrlForm::WithPort, None) => [scheme, "://", authority, implied, path].concat().into(),
        (UrlForm::WithPort, Some(_)) | (_, None) => url.into(),
        (_, Some(_)) => [scheme, "://", host, path].concat().into(),
    }
}
