//! Requests as the `http` crate has them: axum, hyper, tower, workers-rs.

use http::HeaderMap;

/// Headers in the form that [`Request::new`](crate::Request::new) takes: each
/// as often as it was sent, so that a signature that is there twice is seen.
///
/// ```
/// use hookseal::{Code, Options, Request, Signing, Webhook, header_pairs, named};
///
/// let webhook = Webhook::new(named("zignsec")?, ["the token"], Options::default())?;
/// let body = br#"{"id":"1"}"#;
/// let mut headers = http::HeaderMap::new();
/// # for (name, value) in webhook.sign(body, &Signing::default()).unwrap_or_default() {
/// #     headers.append(http::HeaderName::try_from(name).unwrap(), value.parse().unwrap());
/// # }
/// // … as they arrive with the body
/// let delivery = webhook.verify(Request::new(&header_pairs(&headers), body).method("POST"), 0)?;
/// assert_eq!(delivery.event().and_then(|event| event.id()), Some("1".into()));
///
/// let again = headers["x-zignsec-hmac-sha256"].clone();
/// headers.append("x-zignsec-hmac-sha256", again);
/// let refusal = webhook.verify(Request::new(&header_pairs(&headers), body), 0).map(|_| ());
/// assert_eq!(refusal.map_err(|error| error.code()), Err(Code::DuplicateHeader));
/// # Ok::<(), hookseal::Error>(())
/// ```
#[must_use]
pub fn header_pairs(headers: &HeaderMap) -> Vec<(&str, &[u8])> {
    headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect()
}
