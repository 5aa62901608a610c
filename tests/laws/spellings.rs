//! Mutations of how a request is written: its method, its URL, escapes, numbers, white space.

use crate::genuine::Message;
use crate::mutations::{Add, Edit};
use crate::spans::Carrier;
use crate::texts::{Node, nodes, occurrences};

/// Other methods, and other URLs for the same place.
pub(crate) fn request(message: &Message, add: Add<'_>) {
    for method in [None, Some("GET"), Some("PUT"), Some("post"), Some("HEAD"), Some("")] {
        add("method", vec![Edit::Method(method)]);
    }
    let Some(url) = &message.url else { return };
    add("no-url", vec![Edit::NoUrl]);
    let host = url.find("://").map_or(0, |at| at + 3);
    let path = url[host..].find(['/', '?', '#']).map_or(url.len(), |at| at + host);
    let end = url.len();
    let query = url.find('?').unwrap_or(end);
    let mut splice =
        |range, text: &str| add("url", vec![Edit::Splice(Carrier::Url, range, text.as_bytes().to_vec(), 1)]);
    for text in [":443", ":80", ":8443", ":", "@other.example", "."] {
        splice(path..path, text);
    }
    splice(0..path, &url[..path].to_ascii_uppercase());
    splice(0..host, "http://");
    splice(host..host, "user:word@");
    for text in ["/", "//", "/.", "/x", ";x", "%2F"] {
        splice(query..query, text);
    }
    let joined = if query < end { "&" } else { "?" };
    for text in ["#x", "#", "?", "?x=1", "&x=1", "&", "%27", "'", "%00", "\u{e9}", "?x=1#y=2"] {
        splice(end..end, text);
        splice(end..end, &format!("{joined}x={text}"));
    }
}

/// Two spellings of one text, for some reader.
const SPELLINGS: [(&str, &str); 10] = [
    ("%20", "+"),
    ("'", "%27"),
    ("/", "%2F"),
    ("/", "\\/"),
    ("%2F", "%2f"),
    ("e", "%65"),
    ("\r\n", "\n"),
    ("@", "%40"),
    (":", "%3A"),
    ("1", "\u{FF11}"),
];

/// Texts of the URL and the body in another spelling.
pub(crate) fn texts(message: &Message, add: Add<'_>) {
    for carrier in [Carrier::Url, Carrier::Body] {
        let bytes = message.carried(carrier);
        for (old, new) in SPELLINGS.into_iter().flat_map(|(one, other)| [(one, other), (other, one)]) {
            for at in occurrences(bytes, old.as_bytes()).into_iter().take(4) {
                add("spelling", vec![Edit::Splice(carrier, at..at + old.len(), new.as_bytes().to_vec(), 1)]);
            }
        }
    }
}

/// The values and names of a JSON body in another spelling: white space, escapes, numbers, kinds.
pub(crate) fn values(message: &Message, add: Add<'_>) {
    let mut splice =
        |range, text: &[u8]| add("spelling-json", vec![Edit::Splice(Carrier::Body, range, text.to_vec(), 1)]);
    for Node { whole, value, .. } in nodes(&message.body).into_iter().take(40) {
        let (start, end) = (value.start, value.end);
        let text = &message.body[value];
        splice(start..start, b" ");
        splice(end..end, b"\n");
        match text {
            [b'"', first, ..] if first.is_ascii_alphanumeric() => {
                splice(start + 1..start + 2, format!("\\u{:04x}", u32::from(*first)).as_bytes());
                splice(start..start + 1, b"[\"");
            }
            [b'0'..=b'9' | b'-', ..] => {
                for after in [&b".0"[..], b"e0", b"E0", b"00", b".00"] {
                    splice(end..end, after);
                }
                splice(start..end, &[b"\"", text, b"\""].concat());
            }
            _ => {}
        }
        if let [b'"', first, ..] = &message.body[whole.start..start]
            && first.is_ascii_alphanumeric()
        {
            let at = whole.start + 1;
            splice(at..at + 1, format!("\\u{:04X}", u32::from(*first)).as_bytes());
            splice(at..at + 1, &[first ^ 0x20]);
        }
    }
}
