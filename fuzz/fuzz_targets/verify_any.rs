//! Any request to any scheme: nothing panics, what a vendor would sign is
//! accepted, and with one bit of its body flipped only if it says the same: some
//! vendors sign what they read in the body, not its bytes.
#![no_main]

use hookseal::{Code, Covers, Options, Part, Request, SCHEMES, Signing, Webhook};
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    scheme: u8,
    secret: &'a str,
    method: Option<&'a str>,
    url: Option<&'a str>,
    values: Vec<&'a [u8]>,
    body: &'a [u8],
    flip: u16,
    now: u32,
}

fuzz_target!(|input: Input<'_>| {
    let scheme = &SCHEMES[usize::from(input.scheme) % SCHEMES.len()];
    let Ok(webhook) = Webhook::new(scheme, [input.secret], Options::default()) else { return };
    let now = u64::from(input.now) * 1000;
    let verify = |headers: &[(&str, &[u8])], body: &[u8]| {
        let mut request = Request::new(headers, body.to_vec());
        if let Some(method) = input.method {
            request = request.method(method);
        }
        if let Some(url) = input.url {
            request = request.url(url);
        }
        webhook.verify(request, now).map(|delivery| {
            let event = delivery.event()?;
            let _ = (event.id(), event.replay_key());
            event.payload().ok().map(|payload| payload.to_json())
        })
    };
    let names = scheme.headers().unwrap_or_default();
    let headers: Vec<_> = names.iter().map(String::as_str).zip(input.values.iter().copied()).collect();
    let _ = verify(&headers, input.body);

    let signing = Signing { now, id: None, method: input.method, url: input.url };
    let Some(signed) = webhook.sign(input.body, &signing) else { return };
    let headers: Vec<_> = signed.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    // The body need not be one that the vendor sends, with its time in it; the
    // method neither, nor the URL, with the body's hash in it.
    let genuine = verify(&headers, input.body);
    if scheme.require.is_empty()
        && let Err(error) = &genuine
    {
        let about_signature = [
            Code::MissingSignature,
            Code::MalformedSignature,
            Code::DuplicateHeader,
            Code::SignatureMismatch,
        ];
        assert!(!about_signature.contains(&error.code()), "{} refuses what it signs: {error}", scheme.name);
    }
    let mut forged = input.body.to_vec();
    let bit = usize::from(input.flip);
    // A form is signed without anything between its names and values (SECURITY.md).
    if scheme.covers == Covers::Body
        && !scheme.content.contains(&Part::SortedForm)
        && let Some(byte) = forged.get_mut(bit / 8)
    {
        *byte ^= 1 << (bit % 8);
        let accepted = verify(&headers, &forged);
        assert!(accepted.is_err() || accepted == genuine, "{} accepts a forgery", scheme.name);
    }
});
