//! Any body that is authentic: what is read of it is written as JSON that a
//! well-known reader takes, and that reads as the same again.
#![no_main]

use hookseal::{Body, Delivery, Encoding, Format, Options, Request, Scheme, Signature, Signing, Webhook};
use libfuzzer_sys::fuzz_target;

const ANY: Scheme<'static> = Scheme {
    name: "any",
    signature: Signature::header("x", Encoding::Hex),
    body: Body {
        formats: &[Format::Json, Format::JsonList, Format::Xml, Format::Form, Format::Multipart],
        ..Scheme::BODY_HMAC.body
    },
    ..Scheme::BODY_HMAC
};

fn read(webhook: &Webhook<'_>, body: &[u8]) -> Option<String> {
    let (name, value) = webhook.sign(body, &Signing::default())?.remove(0);
    let headers = [(name.as_str(), value.as_bytes())];
    match webhook.verify(Request::new(&headers, body), 0) {
        Ok(Delivery::Event(event)) => event.payload().ok().map(|payload| payload.to_json()),
        _ => None,
    }
}

fuzz_target!(|body: &[u8]| {
    let webhook = Webhook::new(&ANY, [&b"key"[..]], Options::default()).unwrap();
    let Some(json) = read(&webhook, body) else { return };
    serde_json::from_str::<serde_json::Value>(&json).expect("it is JSON");
    assert_eq!(read(&webhook, json.as_bytes()).as_ref(), Some(&json));
});
