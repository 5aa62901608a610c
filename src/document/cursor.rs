//! A place in a text: what the readers of JSON and XML share.

/// A place in a text, always between two characters.
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// What is still to be read.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.rest().first().copied()
    }

    pub(super) const fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    /// Steps over this text, which must be here.
    pub(super) fn take(&mut self, literal: &str) -> Option<()> {
        self.rest().starts_with(literal.as_bytes()).then(|| self.advance(literal.len()))
    }

    /// Takes one ASCII character.
    pub(super) fn ascii(&mut self) -> Option<u8> {
        let byte = self.peek().filter(u8::is_ascii)?;
        self.advance(1);
        Some(byte)
    }

    /// Takes the longest run of wanted bytes. Bytes of characters beyond ASCII
    /// must be wanted all or none.
    pub(super) fn run(&mut self, wanted: impl Fn(u8) -> bool) -> Option<&'a str> {
        let start = self.at;
        let rest = self.rest();
        let length = rest.iter().position(|byte| !wanted(*byte)).unwrap_or(rest.len());
        self.advance(length);
        self.text.get(start..self.at)
    }

    /// Takes everything up to this text, and steps over it.
    pub(super) fn until(&mut self, end: &str) -> Option<&'a str> {
        let rest = self.rest();
        let length = rest.windows(end.len()).position(|window| window == end.as_bytes())?;
        let before = self.text.get(self.at..self.at.saturating_add(length))?;
        self.advance(length);
        self.take(end)?;
        Some(before)
    }

    /// Takes this many ASCII characters.
    pub(super) fn ascii_run<const N: usize>(&mut self) -> Option<[u8; N]> {
        let run = *self.rest().first_chunk()?;
        run.is_ascii().then(|| self.advance(N))?;
        Some(run)
    }

    pub(super) fn skip_space(&mut self) -> bool {
        self.run(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).is_some_and(|run| !run.is_empty())
    }

    fn advance(&mut self, by: usize) {
        self.at = self.at.saturating_add(by);
    }
}
