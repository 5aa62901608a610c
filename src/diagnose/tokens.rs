//! JSON as a stream of tokens that loses nothing: white space, the digits of numbers, the
//! escapes of strings and names that come twice stay as they are.

/// The deepest JSON that is read, and the most tokens of one.
const MAX_DEPTH: usize = 256;
const MAX_TOKENS: usize = 200_000;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `{` or `[`.
    Open,
    /// `}` or `]`.
    Close,
    Comma,
    Colon,
    /// A string, with its quotation marks.
    Text,
    Number,
    /// `true`, `false` or `null`.
    Word,
    Space,
}

/// A token: where it stands in the body.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    start: usize,
    end: usize,
}

impl Token {
    pub(super) fn text<'b>(&self, body: &'b [u8]) -> &'b [u8] {
        body.get(self.start..self.end).unwrap_or_default()
    }

    pub(super) const fn start(&self) -> usize {
        self.start
    }

    pub(super) const fn end(&self) -> usize {
        self.end
    }
}

/// The tokens of a body that is one JSON value; white space between two is one token.
pub(super) fn read(body: &[u8]) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = body.get(at) {
        let rest = body.get(at..)?;
        let (kind, length) = match first {
            b'{' | b'[' => (Kind::Open, 1),
            b'}' | b']' => (Kind::Close, 1),
            b',' => (Kind::Comma, 1),
            b':' => (Kind::Colon, 1),
            b'"' => (Kind::Text, text_length(rest)?),
            b'-' | b'0'..=b'9' => {
                (Kind::Number, run(rest, |byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte)))
            }
            b't' | b'f' | b'n' => (Kind::Word, run(rest, |byte| byte.is_ascii_lowercase())),
            b' ' | b'\n' | b'\r' | b'\t' => (Kind::Space, run(rest, |byte| b" \n\r\t".contains(&byte))),
            _ => return None,
        };
        let end = at.saturating_add(length);
        if tokens.len() >= MAX_TOKENS {
            return None;
        }
        tokens.push(Token { kind, start: at, end });
        at = end;
    }
    is_value(&tokens, body).then_some(tokens)
}

fn run(text: &[u8], is_of: impl Fn(u8) -> bool) -> usize {
    text.iter().take_while(|byte| is_of(**byte)).count()
}

/// The length of the string that stands here, with its marks.
fn text_length(rest: &[u8]) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in rest.iter().enumerate().skip(1) {
        match byte {
            b'"' if !escaped => return at.checked_add(1),
            b'\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    None
}

/// Whether the tokens are one value, whose parts stand where JSON has them.
fn is_value(tokens: &[Token], body: &[u8]) -> bool {
    let mut open: Vec<u8> = Vec::new();
    // What may come next: a value, a name, or what follows a value.
    let mut expects_value = true;
    let mut done = false;
    for token in tokens.iter().filter(|token| token.kind != Kind::Space) {
        let byte = token.text(body).first().copied().unwrap_or_default();
        if done {
            return false;
        }
        match token.kind {
            Kind::Open if expects_value && open.len() < MAX_DEPTH => open.push(byte),
            Kind::Close => match open.pop() {
                Some(b'{') if byte == b'}' => expects_value = false,
                Some(b'[') if byte == b']' => expects_value = false,
                _ => return false,
            },
            Kind::Comma | Kind::Colon if !expects_value && !open.is_empty() => expects_value = true,
            Kind::Text | Kind::Number | Kind::Word if expects_value => expects_value = false,
            _ => return false,
        }
        done = open.is_empty();
    }
    done
}

/// The text that a JSON string stands for; nothing where it has half a character.
pub(super) fn decoded(quoted: &[u8]) -> Option<Vec<u8>> {
    let mut out = String::new();
    for unit in Units::of(quoted)? {
        out.push(char::from_u32(unit)?);
    }
    Some(out.into_bytes())
}

/// The characters of a JSON string: code points, among them halves of pairs that stand alone.
pub(super) struct Units<'t> {
    rest: std::str::Chars<'t>,
    /// What was read too far.
    held: Option<u32>,
}

impl<'t> Units<'t> {
    /// Of a string with its quotation marks; nothing where it is no UTF-8.
    pub(super) fn of(quoted: &'t [u8]) -> Option<Self> {
        let inner = quoted.strip_prefix(b"\"")?.strip_suffix(b"\"")?;
        Some(Self { rest: std::str::from_utf8(inner).ok()?.chars(), held: None })
    }

    /// The next character or escape, a pair's half by itself.
    fn half(&mut self) -> Option<u32> {
        let first = self.rest.next()?;
        if first != '\\' {
            return Some(u32::from(first));
        }
        Some(u32::from(match self.rest.next()? {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\u{8}',
            'f' => '\u{C}',
            'u' => {
                let digits = self.rest.as_str().get(..4)?;
                let unit = u32::from_str_radix(digits, 16).ok()?;
                self.rest = self.rest.as_str().get(4..)?.chars();
                return Some(unit);
            }
            other => other,
        }))
    }
}

impl Iterator for Units<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let first = match self.held.take() {
            Some(held) => held,
            None => self.half()?,
        };
        if !(0xD800..0xDC00).contains(&first) {
            return Some(first);
        }
        let second = self.half();
        match second {
            Some(low) if (0xDC00..0xE000).contains(&low) => {
                let high = first.wrapping_sub(0xD800).wrapping_mul(0x400);
                Some(high.wrapping_add(low.wrapping_sub(0xDC00)).wrapping_add(0x1_0000))
            }
            _ => {
                self.held = second;
                Some(first)
            }
        }
    }
}
