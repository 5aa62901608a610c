//! What is asked of handshakes, which are answered to anybody.

use super::signs::in_each;
use crate::custom::refusal::refused;
use crate::error::Error;
use crate::scheme::{Algorithm, Covers, Handshake, Part, Reply, Scheme, Unlike};

/// One that the scheme answers.
pub(super) fn handshake(scheme: &Scheme<'_>, handshake: &Handshake<'_>, path: &str) -> Result<(), Error> {
    let in_headers = || handshake.headers.iter().flat_map(|(_, reply)| *reply);
    let makes_code = |reply: &Reply<'_>| matches!(reply, Reply::HmacHex(_) | Reply::HmacBase64(_));
    let sends_code = handshake.replies().any(makes_code);
    // A vendor that sends several methods asks with GET, and tells with POST.
    let deliveries = if scheme.method.is_empty() { "POST" } else { scheme.method };
    let is_delivery = handshake.method == deliveries;
    let breaks_line =
        |reply: &Reply<'_>| matches!(reply, Reply::Literal(text) if text.chars().any(char::is_control));
    let (member, words) = if !handshake.signed
        && handshake.replies().any(|reply| *reply == Reply::VerifyTokenJson)
    {
        ("signed", "must be true: the token would be told to anybody")
    } else if handshake.when.is_empty() && handshake.token.is_none() && is_delivery {
        ("when", "is missing: every delivery would be taken for a handshake")
    } else if handshake.signed && scheme.algorithm == Algorithm::SenderOnly {
        ("signed", "must be false: nothing is signed")
    } else if sends_code && !scheme.algorithm.is_hmac() {
        ("", "only an HMAC's secret can answer with an HMAC")
    } else if sends_code && !handshake.signed && !is_never_a_token(scheme) {
        // A bare token is all that is signed for anybody.
        (
            "signed",
            "must be true, or unlike \"token\": the answer to anybody could be the signature of a delivery",
        )
    } else if in_headers().any(breaks_line) {
        ("headers", "a header cannot hold a control character")
    } else {
        return Ok(());
    };
    let path = if member.is_empty() { path.to_owned() } else { [path, ".", member].concat() };
    Err(refused(&path, &[words]))
}

/// Whether no message is a bare token: each has a literal that no token contains, or a
/// body that is never one.
fn is_never_a_token(scheme: &Scheme<'_>) -> bool {
    let in_token = |byte: u8| byte.is_ascii_alphanumeric() || b"+/_-".contains(&byte);
    let is_apart = |part: &Part<'_>| matches!(part, Part::Literal(text) if !text.bytes().all(in_token));
    scheme.covers == Covers::Body && (in_each(scheme, &is_apart) || scheme.body.unlike == Some(Unlike::Token))
}
