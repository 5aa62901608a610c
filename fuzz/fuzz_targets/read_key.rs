//! Any text and any bytes as the key of any scheme: refused, or a key.
#![no_main]

use hookseal::{Code, Options, SCHEMES, Secret, Webhook};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &[u8])| {
    let (scheme, key) = input;
    let scheme = &SCHEMES[usize::from(scheme) % SCHEMES.len()];
    let texts = std::str::from_utf8(key).ok().map(Secret::Text);
    for secret in texts.into_iter().chain([Secret::Bytes(key)]) {
        if let Err(error) = Webhook::new(scheme, [secret], Options::default()) {
            assert!(matches!(error.code(), Code::InvalidSecret | Code::Unsigned));
        }
    }
});
