//! Texts taken apart: JSON by its values, with where they stand, and percent-encoding.

use std::ops::Range;

/// A value of a JSON text.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) path: String,
    /// Where the object or list begins that it stands in.
    pub(crate) parent: Option<usize>,
    /// With its name.
    pub(crate) whole: Range<usize>,
    pub(crate) value: Range<usize>,
}

/// The values of a JSON text, each after what is in it; nothing beyond the first error.
pub(crate) fn nodes(text: &[u8]) -> Vec<Node> {
    let mut scan = Scan { text, at: 0, nodes: Vec::new() };
    if matches!(text.trim_ascii_start().first(), Some(b'{' | b'[')) {
        scan.space();
        scan.value(String::new(), None, scan.at, 0);
    }
    scan.nodes.sort_by_key(|node| node.value.start);
    scan.nodes
}

struct Scan<'t> {
    text: &'t [u8],
    at: usize,
    nodes: Vec<Node>,
}

impl Scan<'_> {
    fn space(&mut self) {
        while self.text.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
    }

    fn value(&mut self, path: String, parent: Option<usize>, whole: usize, depth: usize) -> Option<()> {
        let start = self.at;
        match *self.text.get(start).filter(|_| depth < 40)? {
            b'{' => self.children(&path, b'}', depth)?,
            b'[' => self.children(&path, b']', depth)?,
            b'"' => self.string()?,
            _ => {
                while self
                    .text
                    .get(self.at)
                    .is_some_and(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte))
                {
                    self.at += 1;
                }
            }
        }
        if self.at == start {
            return None;
        }
        self.nodes.push(Node { path, parent, whole: whole..self.at, value: start..self.at });
        Some(())
    }

    fn string(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            match self.text.get(self.at)? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some(())
    }

    fn children(&mut self, path: &str, close: u8, depth: usize) -> Option<()> {
        let parent = self.at;
        self.at += 1;
        for index in 0.. {
            self.space();
            if *self.text.get(self.at)? == close {
                break;
            }
            let start = self.at;
            let mut name = index.to_string();
            if close == b'}' {
                self.string()?;
                name = String::from_utf8_lossy(&self.text[start + 1..self.at - 1]).into_owned();
                self.space();
                self.at += 1;
                self.space();
            }
            let path = if path.is_empty() { name } else { format!("{path}.{name}") };
            self.value(path, Some(parent), start, depth + 1)?;
            self.space();
            if self.text.get(self.at) == Some(&b',') {
                self.at += 1;
            }
        }
        self.at += 1;
        Some(())
    }
}

/// Where a text occurs, without overlap.
pub(crate) fn occurrences(text: &[u8], wanted: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while !wanted.is_empty() && at + wanted.len() <= text.len() {
        if text[at..].starts_with(wanted) {
            found.push(at);
            at += wanted.len();
        } else {
            at += 1;
        }
    }
    found
}

pub(crate) fn percent_decoded(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let decoded = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|_| *byte == b'%');
        out.push(decoded.unwrap_or(if *byte == b'+' { b' ' } else { *byte }));
        rest = if decoded.is_some() { &after[2..] } else { after };
    }
    out
}

pub(crate) fn percent_encoded(text: &[u8]) -> Vec<u8> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    text.iter()
        .flat_map(|byte| if plain(*byte) { vec![*byte] } else { format!("%{byte:02X}").into_bytes() })
        .collect()
}
