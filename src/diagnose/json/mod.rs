//! JSON that was parsed and written again: every way of writing the same values, the
//! nearest to the body as it came first.

mod order;
mod styles;

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hasher as _};

use self::order::{ORDERS, members, ordered, permutations, permuted};
use self::styles::{
    ESCAPES, Escapes, NUMBERS, Numbers, SPACINGS, Spacing, is_plain, is_whole, plain, write_text,
};
use super::hunt::{Change, Effect, Hunt};
use super::tokens::{self, Kind, Token};

/// A way of writing; what is absent stays as it came.
#[derive(Clone, Copy, Default)]
struct Style {
    spacing: Option<&'static Spacing>,
    escapes: Option<&'static Escapes>,
    numbers: Option<&'static Numbers>,
    order: Option<usize>,
    /// A line feed behind it, as Go's encoder writes.
    line_feed: bool,
    /// `[]` as `{}`: what PHP makes of empty objects.
    objects: bool,
}

impl Style {
    /// The code of a change to this style, and its words.
    fn change(self) -> (&'static str, String) {
        let order = self.order.and_then(|at| ORDERS.get(at)).map(|(_, name)| *name);
        let changes = [
            ("json_spacing", "spacing: ", self.spacing.map(|style| style.name)),
            ("json_escapes", "escapes: ", self.escapes.map(|style| style.name)),
            ("json_numbers", "numbers: ", self.numbers.map(|style| style.name)),
            ("json_key_order", "members: ", order),
            ("json_spacing", "behind it: ", self.line_feed.then_some("LF")),
            ("json_empty_objects", "empty: ", self.objects.then_some("{} for []")),
        ];
        let made: Vec<_> = changes
            .iter()
            .filter_map(|(code, what, name)| Some((*code, [what, (*name)?].concat())))
            .collect();
        let words: Vec<&str> = made.iter().map(|(_, words)| words.as_str()).collect();
        let code = match made.as_slice() {
            [(code, _)] => code,
            _ => "json_reserialized",
        };
        (code, words.join("; "))
    }

    fn changes(self) -> usize {
        let made = [
            self.spacing.is_some(),
            self.escapes.is_some(),
            self.numbers.is_some(),
            self.order.is_some(),
            self.line_feed,
            self.objects,
        ];
        made.into_iter().filter(|made| *made).count()
    }
}

/// A body that is JSON, and its members in each order.
struct Json<'b> {
    body: &'b [u8],
    tokens: Vec<Token>,
    ordered: Vec<Vec<Token>>,
}

impl<'b> Json<'b> {
    fn read(body: &'b [u8]) -> Option<Self> {
        let tokens = tokens::read(body)?;
        let ordered = ORDERS.iter().map(|(order, _)| ordered(&tokens, body, *order)).collect();
        Some(Self { body, tokens, ordered })
    }

    fn written(&self, style: Style) -> Vec<u8> {
        let tokens = style.order.and_then(|at| self.ordered.get(at)).unwrap_or(&self.tokens);
        let mut out = write(tokens, self.body, style);
        if style.line_feed {
            out.push(b'\n');
        }
        out
    }

    /// Of all styles that differ from the body in one thing, those that differ from another.
    fn singles(&self) -> Singles {
        let mut seen = BTreeSet::from([hash(self.body)]);
        let mut keep = |style: Style| seen.insert(hash(&self.written(style)));
        let one = Style::default();
        Singles {
            spacing: SPACINGS.iter().filter(|to| keep(Style { spacing: Some(to), ..one })).collect(),
            escapes: ESCAPES.iter().filter(|to| keep(Style { escapes: Some(to), ..one })).collect(),
            numbers: NUMBERS.iter().filter(|to| keep(Style { numbers: Some(to), ..one })).collect(),
            order: (0..ORDERS.len()).filter(|at| keep(Style { order: Some(*at), ..one })).collect(),
            objects: keep(Style { objects: true, ..one }),
        }
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

/// The styles that change something, by what they change.
struct Singles {
    spacing: Vec<&'static Spacing>,
    escapes: Vec<&'static Escapes>,
    numbers: Vec<&'static Numbers>,
    order: Vec<usize>,
    objects: bool,
}

impl Singles {
    /// Every combination, those with the fewest changes first.
    fn combined(&self) -> Vec<Style> {
        let mut all = vec![Style::default()];
        let of = |all: &mut Vec<Style>, more: &dyn Fn(&Style) -> Vec<Style>| {
            let added: Vec<Style> = all.iter().flat_map(more).collect();
            all.extend(added);
        };
        of(&mut all, &|style| self.spacing.iter().map(|to| Style { spacing: Some(to), ..*style }).collect());
        of(&mut all, &|style| self.escapes.iter().map(|to| Style { escapes: Some(to), ..*style }).collect());
        of(&mut all, &|style| self.numbers.iter().map(|to| Style { numbers: Some(to), ..*style }).collect());
        of(&mut all, &|style| self.order.iter().map(|at| Style { order: Some(*at), ..*style }).collect());
        of(&mut all, &|style| vec![Style { line_feed: true, ..*style }]);
        if self.objects {
            of(&mut all, &|style| vec![Style { objects: true, ..*style }]);
        }
        all.retain(|style| style.changes() > 0);
        all.sort_by_key(|style| style.changes());
        all
    }
}

/// Tries every way of writing a body's values, with a change beside that is made already:
/// what the body was unpacked from. Says whether the search is over.
pub(super) fn search(
    hunt: &mut Hunt<'_>,
    body: &[u8],
    beside: Option<(&'static str, &str)>,
    most: usize,
) -> bool {
    let Some(json) = Json::read(body) else { return hunt.is_over() };
    for style in json.singles().combined().into_iter().take_while(|style| style.changes() <= most) {
        let (code, words) = style.change();
        let written = json.written(style);
        let joined = style.changes() == 1 && style.spacing.is_some() && is_joined(body, &written);
        let code = if joined { "body_lines_joined" } else { code };
        if tried(hunt, beside, code, words, written) {
            return true;
        }
    }
    hunt.is_over()
}

/// Tries a body, which another change has led to.
pub(super) fn tried(
    hunt: &mut Hunt<'_>,
    beside: Option<(&'static str, &str)>,
    code: &'static str,
    words: String,
    body: Vec<u8>,
) -> bool {
    let change = Change::body(code, words, body);
    let Some((first, its_words)) = beside else { return hunt.attempt(&change) };
    // What it does is in the body already.
    let first = Change::new(first, its_words, Effect::Nothing);
    hunt.attempt_body(&[&first, &change])
}

/// Whether the body has all of a text but its line feeds.
fn is_joined(body: &[u8], written: &[u8]) -> bool {
    body.contains(&b' ') && written.iter().filter(|byte| **byte != b'\n').eq(body)
}

/// The most members of which all orders are tried.
const MAX_PERMUTED: usize = 6;

/// Tries the outermost members in every order, by themselves and with other white space.
pub(super) fn search_orders(hunt: &mut Hunt<'_>, body: &[u8]) -> bool {
    let Some(tokens) = tokens::read(body) else { return hunt.is_over() };
    let count = members(&tokens).len();
    if count > MAX_PERMUTED || body.trim_ascii_start().first() != Some(&b'{') {
        return hunt.is_over();
    }
    let spacings = [None].into_iter().chain(SPACINGS.iter().take(5).map(Some));
    for spacing in spacings {
        for order in permutations(count) {
            let style = Style { spacing, ..Style::default() };
            let written = write(&permuted(&tokens, &order), body, style);
            let code = if spacing.is_some() { "json_reserialized" } else { "json_key_order" };
            let words = spacing.map_or(String::new(), |spacing| ["; spacing: ", spacing.name].concat());
            if tried(hunt, None, code, ["members: in another order", &words].concat(), written) {
                return true;
            }
        }
    }
    hunt.is_over()
}

/// The most whole numbers of which each may have lost its `.0` or not.
const MAX_WHOLE: usize = 8;

/// Tries `.0` behind some of the whole numbers.
pub(super) fn search_fractions(hunt: &mut Hunt<'_>, body: &[u8]) -> bool {
    let Some(tokens) = tokens::read(body) else { return hunt.is_over() };
    let is_lost = |token: &Token| {
        token.kind == Kind::Number && std::str::from_utf8(token.text(body)).is_ok_and(is_whole)
    };
    let ends: Vec<usize> = tokens.iter().filter(|token| is_lost(token)).map(Token::end).collect();
    if ends.len() > MAX_WHOLE {
        return hunt.is_over();
    }
    for (zeros, bits) in [b".0".as_slice(), b".00"]
        .iter()
        .flat_map(|zeros| (1_u32..1 << ends.len()).map(move |bits| (*zeros, bits)))
    {
        let mut out = Vec::with_capacity(body.len());
        let mut from = 0;
        for (_, end) in ends.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1) {
            out.extend_from_slice(body.get(from..*end).unwrap_or_default());
            out.extend_from_slice(zeros);
            from = *end;
        }
        out.extend_from_slice(body.get(from..).unwrap_or_default());
        if tried(hunt, None, "json_numbers", "numbers: some whole ones with .0".into(), out) {
            return true;
        }
    }
    hunt.is_over()
}

/// What of the white space a writer is about to write.
struct Place {
    depth: usize,
    /// Of each open bracket, whether it is a list's that stays on one line.
    inline: Vec<bool>,
}

impl Place {
    fn line(&self, out: &mut Vec<u8>, style: &Spacing) {
        if self.inline.last() == Some(&true) {
            out.push(b' ');
        } else if !style.newline.is_empty() {
            out.extend_from_slice(style.newline.as_bytes());
            for _ in 0..self.depth {
                out.extend_from_slice(style.indent.as_bytes());
            }
        }
    }
}

fn write(tokens: &[Token], body: &[u8], style: Style) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len().saturating_add(body.len() / 2));
    let mut place = Place { depth: 0, inline: Vec::new() };
    let mut tokens =
        tokens.iter().filter(|token| style.spacing.is_none() || token.kind != Kind::Space).peekable();
    let mut before = Kind::Comma;
    let unchanged = style.escapes.map_or([true; 256], plain);
    while let Some(token) = tokens.next() {
        let text = token.text(body);
        let closes = |next: Option<&&Token>| next.is_some_and(|next| next.kind == Kind::Close);
        match token.kind {
            Kind::Open => {
                let is_empty = closes(tokens.peek());
                let is_object = style.objects && is_empty && text == b"[";
                out.extend_from_slice(if is_object { b"{" } else { text });
                open(&mut out, &mut place, style, text, is_empty);
            }
            Kind::Close => {
                let was_object = style.objects && before == Kind::Open && text == b"]";
                close(&mut out, &mut place, style, before);
                out.extend_from_slice(if was_object { b"}" } else { text });
                place.inline.pop();
            }
            Kind::Comma | Kind::Colon => separate(&mut out, &place, style, token.kind, text),
            // Most strings are the same in every style.
            Kind::Text => match style.escapes.filter(|_| !is_plain(text, &unchanged)) {
                Some(escapes) => write_text(&mut out, text, escapes),
                None => out.extend_from_slice(text),
            },
            Kind::Number => {
                let number = std::str::from_utf8(text).unwrap_or_default();
                let changed = style.numbers.and_then(|numbers| (numbers.write)(number));
                out.extend_from_slice(changed.as_ref().map_or(text, String::as_bytes));
            }
            Kind::Word | Kind::Space => out.extend_from_slice(text),
        }
        before = token.kind;
    }
    out
}

fn open(out: &mut Vec<u8>, place: &mut Place, style: Style, text: &[u8], is_empty: bool) {
    let Some(spacing) = style.spacing else { return };
    place.inline.push(spacing.lists_inline && text == b"[");
    place.depth = place.depth.saturating_add(usize::from(place.inline.last() != Some(&true)));
    if !is_empty {
        place.line(out, spacing);
    }
}

fn close(out: &mut Vec<u8>, place: &mut Place, style: Style, before: Kind) {
    let Some(spacing) = style.spacing else { return };
    place.depth = place.depth.saturating_sub(usize::from(place.inline.last() != Some(&true)));
    if before != Kind::Open {
        place.line(out, spacing);
    } else if spacing.lists_inline {
        out.push(b' ');
    }
}

fn separate(out: &mut Vec<u8>, place: &Place, style: Style, kind: Kind, text: &[u8]) {
    let Some(spacing) = style.spacing else { return out.extend_from_slice(text) };
    if kind == Kind::Colon {
        out.extend_from_slice(spacing.before_colon.as_bytes());
        out.push(b':');
        out.extend_from_slice(spacing.after_colon.as_bytes());
        return;
    }
    out.push(b',');
    if spacing.newline.is_empty() {
        out.extend_from_slice(spacing.after_comma.as_bytes());
    } else {
        place.line(out, spacing);
    }
}

/// The members of an object, or the items of a list, each with its tokens.
pub(super) fn members_of(tokens: &[Token]) -> impl Iterator<Item = &[Token]> {
    members(tokens).into_iter().filter_map(|(start, end)| tokens.get(start..end))
}

/// The same JSON written in each way that differs from the body in one thing.
pub(super) fn written_once(body: &[u8]) -> Vec<Change<'static>> {
    let Some(json) = Json::read(body) else { return Vec::new() };
    let change = |style: Style| {
        let (code, words) = style.change();
        Change::body(code, words, json.written(style))
    };
    json.singles().combined().into_iter().take_while(|style| style.changes() == 1).map(change).collect()
}
