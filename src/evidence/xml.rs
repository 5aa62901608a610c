//! XML that stands in its canonical form already (Canonical XML 1.0, section 2.3), and
//! has no prefixes. Whoever reads it in any other way reads the same: there are no
//! comments, no CDATA, no processing instructions, no document type, no entities but
//! those that the canonical form itself writes, one order of attributes, one kind of
//! quotes, and an end tag for each start tag. So what is signed is the bytes themselves,
//! and nothing has to be made canonical.

/// How deep elements may nest: BankID's nest 8 deep, of which this counts the inner ones.
const MAX_DEPTH: usize = 16;
/// The most elements with start tags that are not fixed: BankID's sample has 22.
const MAX_ELEMENTS: usize = 512;
/// The most attributes of an element: BankID's have 3.
const MAX_ATTRIBUTES: usize = 8;

/// What the canonical form writes in place of a character in a text, and in an attribute.
const IN_TEXT: [&str; 4] = ["amp;", "lt;", "gt;", "#xD;"];
const IN_ATTRIBUTE: [&str; 6] = ["amp;", "lt;", "quot;", "#x9;", "#xA;", "#xD;"];

/// A place in canonical XML.
pub(super) struct Canonical<'x> {
    text: &'x str,
    at: usize,
    /// How many start tags have been read that are not fixed.
    elements: usize,
}

/// A start tag.
pub(super) struct Start<'x> {
    pub(super) name: &'x str,
    attributes: Vec<(&'x str, &'x str)>,
}

impl<'x> Start<'x> {
    /// The value of an attribute as it is written.
    pub(super) fn attribute(&self, name: &str) -> Option<&'x str> {
        self.attributes.iter().find(|(other, _)| *other == name).map(|(_, value)| *value)
    }

    /// Whether it can be referred to by nobody: `Id` in any case.
    pub(super) fn has_no_id(&self) -> bool {
        !self.attributes.iter().any(|(name, _)| name.eq_ignore_ascii_case("id"))
    }

    /// Whether it has attributes of these names alone.
    pub(super) fn has_only(&self, names: &[&str]) -> bool {
        self.attributes.iter().all(|(name, _)| names.contains(name))
    }
}

impl<'x> Canonical<'x> {
    pub(super) const fn new(text: &'x str) -> Self {
        Self { text, at: 0, elements: 0 }
    }

    pub(super) const fn position(&self) -> usize {
        self.at
    }

    /// What stands from an earlier position up to here.
    pub(super) fn since(&self, start: usize) -> Option<&'x str> {
        self.text.get(start..self.at)
    }

    pub(super) fn rest(&self) -> &'x str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Steps over this text, which must be here.
    pub(super) fn take(&mut self, literal: &str) -> Option<()> {
        self.rest().starts_with(literal).then(|| self.advance(literal.len()))
    }

    /// Steps over this text, if it is here.
    pub(super) fn skip(&mut self, literal: &str) -> bool {
        self.take(literal).is_some()
    }

    pub(super) fn is_end(&self) -> bool {
        self.rest().is_empty()
    }

    /// Reads a start tag. Names have no prefix and are ASCII; attributes are sorted, and
    /// so there once each; a namespace is declared where the profile has it alone, which
    /// is read with [`Canonical::take`].
    pub(super) fn start(&mut self) -> Option<Start<'x>> {
        self.elements = self.elements.saturating_add(1);
        (self.elements <= MAX_ELEMENTS).then_some(())?;
        self.take("<")?;
        let name = self.name()?;
        let mut attributes: Vec<(&str, &str)> = Vec::new();
        while self.skip(" ") {
            let attribute = self.name()?;
            self.take("=\"")?;
            let value = self.run(b'"')?;
            self.take("\"")?;
            let follows = attributes.last().is_none_or(|(last, _)| *last < attribute);
            let is_plain = attribute != "xmlns" && is_canonical(value, "\t\n\r<", &IN_ATTRIBUTE);
            (follows && is_plain && attributes.len() < MAX_ATTRIBUTES).then_some(())?;
            attributes.push((attribute, value));
        }
        self.take(">")?;
        Some(Start { name, attributes })
    }

    /// Reads an end tag.
    pub(super) fn end(&mut self, name: &str) -> Option<()> {
        self.take("</")?;
        self.take(name)?;
        self.take(">")
    }

    /// Reads a text as it is written, up to the next tag.
    pub(super) fn text(&mut self) -> Option<&'x str> {
        self.run(b'<').filter(|text| is_canonical(text, "\r>", &IN_TEXT))
    }

    /// Reads an element that has text alone, and no attributes.
    pub(super) fn element(&mut self, name: &str) -> Option<&'x str> {
        self.take("<")?;
        self.take(name)?;
        self.take(">")?;
        self.text_and_end(name)
    }

    /// Reads the text of an element whose start tag has been read, and its end tag.
    pub(super) fn text_and_end(&mut self, name: &str) -> Option<&'x str> {
        let text = self.text()?;
        self.end(name)?;
        Some(text)
    }

    /// Reads over the content of an element of which nothing is known, and its end tag.
    /// Nothing in it may look like the element that is referred to.
    pub(super) fn skip_content(&mut self, name: &str) -> Option<()> {
        let mut open = vec![name];
        while let Some(name) = open.last() {
            self.text()?;
            if self.rest().starts_with("</") {
                self.end(name)?;
                open.pop();
            } else {
                let start = self.start()?;
                (start.has_no_id() && open.len() < MAX_DEPTH).then_some(())?;
                open.push(start.name);
            }
        }
        Some(())
    }

    /// An element's or attribute's name without a prefix.
    fn name(&mut self) -> Option<&'x str> {
        let rest = self.rest();
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        let length = rest.bytes().take_while(is_part).count();
        rest.bytes().next().filter(|first| first.is_ascii_alphabetic() || *first == b'_')?;
        self.advance(length);
        rest.get(..length)
    }

    /// What stands before this byte, which must follow.
    fn run(&mut self, end: u8) -> Option<&'x str> {
        let rest = self.rest();
        let length = rest.bytes().position(|byte| byte == end)?;
        self.advance(length);
        rest.get(..length)
    }

    fn advance(&mut self, by: usize) {
        self.at = self.at.saturating_add(by);
    }
}

/// Whether a text has characters of XML alone (XML 1.0, section 2.2), none of these, and
/// `&` only where the canonical form writes it.
fn is_canonical(text: &str, without: &str, references: &[&str]) -> bool {
    let is_plain = |character: char| match character {
        '\t' | '\n' | '\r' => true,
        '\u{FFFE}' | '\u{FFFF}' => false,
        other => other >= ' ',
    };
    let mut references_in = text.split('&').skip(1);
    text.chars().all(|character| is_plain(character) && !without.contains(character))
        && references_in.all(|piece| references.iter().any(|reference| piece.starts_with(reference)))
}
