//! Descriptions end with their owners: in a process of its own, whose memory is measured.
#![cfg(target_os = "linux")]
#![allow(missing_docs, clippy::unwrap_used)]

use std::fs;

use hookseal::{Code, Description, Options, Request, Signing, Webhook};

/// How many kilobytes of memory the process has touched at most.
fn peak_kilobytes() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

/// Reads the description of this number, and verifies with it.
fn use_up(number: usize) {
    let header = "x".repeat(1000);
    let text = format!(r#"{{"name":"n{number}","signature":{{"header":"{header}"}}}}"#);
    let description = Description::from_json(&text).unwrap();
    assert_eq!(description.scheme().name, format!("n{number}"));
    let webhook = Webhook::new(description.scheme(), ["a secret of sixteen"], Options::default()).unwrap();
    let signed = webhook.sign(b"{}", &Signing::default()).unwrap();
    let headers: Vec<_> = signed.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    assert!(webhook.verify(Request::new(&headers, "{}"), 0).is_ok());
}

#[test]
fn ten_thousand_descriptions_one_after_another_are_read_and_leave_nothing_behind() {
    (0..100).for_each(use_up);
    let before = peak_kilobytes();
    (0..10_000).for_each(use_up);
    // All of them together have more than 10,000 kilobytes.
    let grown = peak_kilobytes().saturating_sub(before);
    assert!(grown < 1024, "{grown} kilobytes");
    let refused = Description::from_json(r#"{"name":"n"}"#).unwrap_err();
    assert_eq!(refused.code(), Code::InvalidScheme);
}
