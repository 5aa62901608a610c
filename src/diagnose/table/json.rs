//! Causes that lie in how JSON is written.

use super::entry::Entry;
use super::fixes::RAW;

const KEEP: &str = "Pass the raw bytes, before any JSON middleware: no writer makes the same bytes from what a reader has read.";

const fn entry(code: &'static str, title: &'static str, what: &'static str) -> Entry {
    Entry::new(code, title, what).fix(KEEP).fixes(RAW)
}

pub(super) const CAUSES: &[Entry] = &[
    entry("json_spacing", "JSON.stringify(req.body) changed the white space of the webhook body", "the body was parsed and re-serialised: what was signed has other JSON spacing")
        .from("`express.json()` and `JSON.stringify(req.body)`; Python's `json.dumps`, which writes spaces after commas and colons; pretty-printing tools."),
    entry("json_escapes", "JSON escapes changed: \\/, \\u00fc, \\u003c", "the body was parsed and re-serialised: what was signed has other escapes in its strings")
        .from("PHP writes `\\/` and `\\uXXXX`, Python `\\uXXXX`, Go and Rails `\\u003c` and `\\u0026`, .NET capitals; JavaScript none of them."),
    entry("json_numbers", "JSON numbers changed: 10.50 became 10.5, 1.0 became 1", "the body was parsed and re-serialised: what was signed has other digits in its numbers")
        .from("JavaScript has no 1.0; decimals lose zeros in doubles; Java and Python write them anew."),
    entry("json_key_order", "JSON members in another order", "the body was parsed and re-serialised: its members stand in another order")
        .from("Go maps, Python's `sort_keys`, PostgreSQL's jsonb, JavaScript with names that are numbers, hash maps of Java and Rust."),
    entry("json_empty_objects", "Empty JSON objects became lists ({} is [])", "the body was parsed and re-serialised: its empty objects became lists")
        .from("PHP's `json_decode($body, true)`, Lua's cjson."),
    entry("json_reserialized", "JSON parsed and written again in another language", "the body was parsed and re-serialised by a writer that differs from the sender's in several ways")
        .from("A receiver in one language, a sender in another: PHP or Python to JavaScript, Go to Java; `str(payload)` of a Python dict."),
    entry("json_big_number", "JSON number too large for JavaScript was rounded", "a whole number in the body ends in zeros beyond what a double holds: digits were lost when it was parsed")
        .from("Ids of 64 bits in JavaScript, `float64` in Go's `interface{}`."),
];
