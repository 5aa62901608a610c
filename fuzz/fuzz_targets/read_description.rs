//! Any text as the description of a scheme: refused with the member that is
//! wrong, or a scheme that can be used.
#![no_main]

use hookseal::{Code, Description, Options, Request, Webhook};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match Description::from_json(text) {
        Err(error) => {
            assert_eq!(error.code(), Code::InvalidScheme);
            assert!(!error.hint().is_empty());
        }
        Ok(description) => {
            let scheme = description.scheme();
            if let Ok(webhook) = Webhook::new(scheme, ["0123456789abcdef"], Options::default()) {
                let names = scheme.headers().unwrap_or_default();
                let headers: Vec<_> = names.iter().map(|name| (name.as_str(), &b"v1=0,t=1"[..])).collect();
                let _ = webhook.verify(Request::new(&headers, b"{}"), 0);
            }
        }
    }
});
