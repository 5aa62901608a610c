//! JSON that was parsed and written again: every way of writing the same values, the
//! nearest to the body as it came first.

mod order;
mod style;
mod styles;
mod write;

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hasher as _};

use self::order::{ORDERS, members, ordered, permuted, repeats_a_name};
use self::style::Style;
use self::styles::{SPACINGS, is_whole};
use self::write::write;
use super::budget::MAX_SEARCHED;
use super::delivery::{Bodies, Change, Effect, one_by_one};
use super::hunt::Hunt;
use super::permutations::permutations;
use super::tokens::{self, Kind, Token};

/// How often the bytes of JSON count that are written in another style.
const WRITING: usize = 2;

/// A body that is JSON, and its members in each order, once one asks.
struct Json<'b> {
    body: &'b [u8],
    tokens: Vec<Token>,
    ordered: [OnceCell<Vec<Token>>; ORDERS.len()],
    repeats_a_name: OnceCell<bool>,
}

impl<'b> Json<'b> {
    fn read(body: &'b [u8]) -> Option<Self> {
        let tokens = tokens::read(body).filter(|_| body.len() <= MAX_SEARCHED)?;
        Some(Self { body, tokens, ordered: Default::default(), repeats_a_name: OnceCell::new() })
    }

    /// The same values in a style; nothing where that is too long to be what was sent.
    fn written(&self, style: Style) -> Option<Vec<u8>> {
        if style.order.is_some()
            && *self.repeats_a_name.get_or_init(|| repeats_a_name(&self.tokens, self.body))
        {
            return None;
        }
        let order = style.order.and_then(|at| Some((self.ordered.get(at)?, ORDERS.get(at)?.0)));
        let tokens = order.map_or(&self.tokens, |(made, order)| {
            made.get_or_init(|| ordered(&self.tokens, self.body, order))
        });
        let mut out = write(tokens, self.body, style)?;
        if style.line_feed {
            out.push(b'\n');
        }
        Some(out)
    }

    /// Whether there is budget to write it once more.
    fn may_write(&self, hunt: &mut Hunt<'_>) -> bool {
        hunt.may_make(self.body.len().saturating_mul(WRITING))
    }

    /// Of all styles that differ from the body in one thing, those that differ from another.
    fn singles(&self, hunt: &mut Hunt<'_>) -> Vec<Style> {
        let mut seen = BTreeSet::from([hash(self.body)]);
        let differs = |style: &Style| {
            self.may_write(hunt) && self.written(*style).is_some_and(|written| seen.insert(hash(&written)))
        };
        let mut styles = Style::singles();
        styles.retain(differs);
        styles
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

/// Tries every way of writing a body's values, with a change beside that is made already:
/// what the body was unpacked from. Says whether the search is over.
pub(super) fn search(
    hunt: &mut Hunt<'_>,
    body: &[u8],
    beside: Option<(&'static str, &str)>,
    most: usize,
) -> bool {
    let json = if hunt.may_make(body.len()) { Json::read(body) } else { None };
    let Some(json) = json else { return hunt.is_over() };
    for style in Style::combined(&json.singles(hunt), most) {
        let Some(written) = json.may_write(hunt).then(|| json.written(style)).flatten() else {
            if hunt.is_over() {
                return true;
            }
            continue;
        };
        let (code, words) = style.change();
        let joined = style.changes() == 1 && style.spacing.is_some() && is_joined(body, &written);
        let code = if joined { "body_lines_joined" } else { code };
        if tried(hunt, beside, &Change::body(code, words, written)) {
            return true;
        }
    }
    hunt.is_over()
}

/// Tries a body, which another change has led to.
pub(super) fn tried(hunt: &mut Hunt<'_>, beside: Option<(&'static str, &str)>, change: &Change<'_>) -> bool {
    let Some((first, its_words)) = beside else { return hunt.attempt(change) };
    // What it does is in the body already.
    let first = Change::new(first, its_words, Effect::Nothing);
    hunt.attempt_body(&[&first, change])
}

/// Whether the body has all of a text but its line feeds.
fn is_joined(body: &[u8], written: &[u8]) -> bool {
    body.contains(&b' ') && written.iter().filter(|byte| **byte != b'\n').eq(body)
}

/// The most members of which all orders are tried.
const MAX_PERMUTED: usize = 6;

/// The outermost members in every order, by themselves and with other white space.
pub(super) fn orders(body: &[u8]) -> Bodies<'_> {
    let is_object = body.trim_ascii_start().first() == Some(&b'{');
    let tokens = tokens::read(body).filter(|_| is_object).unwrap_or_default();
    let count = members(&tokens).len();
    let is_fixed = count > MAX_PERMUTED || repeats_a_name(&tokens, body);
    let orders = if is_fixed { Vec::new() } else { permutations(count) };
    let spacings = [None].into_iter().chain(SPACINGS.iter().take(5).map(Some));
    let pairs =
        spacings.flat_map(move |spacing| orders.clone().into_iter().map(move |order| (spacing, order)));
    one_by_one(pairs.map(move |(spacing, order)| {
        let style = Style { spacing, ..Style::default() };
        let code = if spacing.is_some() { "json_reserialized" } else { "json_key_order" };
        let words = spacing.map_or(String::new(), |spacing| ["; spacing: ", spacing.name].concat());
        let written = write(&permuted(&tokens, &order), body, style)?;
        Some(Change::body(code, ["members: in another order", &words].concat(), written))
    }))
}

/// The most whole numbers of which each may have lost its `.0` or not.
const MAX_WHOLE: usize = 8;

/// `.0` behind some of the whole numbers.
pub(super) fn fractions(body: &[u8]) -> Bodies<'_> {
    let is_lost = |token: &&Token| {
        token.kind == Kind::Number && std::str::from_utf8(token.text(body)).is_ok_and(is_whole)
    };
    let tokens = tokens::read(body).unwrap_or_default();
    let ends = tokens.iter().filter(is_lost).map(Token::end);
    let ends: Vec<usize> = ends.take(MAX_WHOLE.saturating_add(1)).collect();
    let choices = if ends.len() > MAX_WHOLE { 1 } else { 1_u32 << ends.len() };
    let all = [b".0".as_slice(), b".00"]
        .into_iter()
        .flat_map(move |zeros| (1..choices).map(move |bits| (zeros, bits)));
    one_by_one(all.map(move |(zeros, bits)| {
        let mut out = Vec::with_capacity(body.len());
        let mut from = 0;
        for (_, end) in ends.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1) {
            out.extend_from_slice(body.get(from..*end).unwrap_or_default());
            out.extend_from_slice(zeros);
            from = *end;
        }
        out.extend_from_slice(body.get(from..).unwrap_or_default());
        Some(Change::body("json_numbers", "numbers: some whole ones with .0", out))
    }))
}

/// The members of an object, or the items of a list, each with its tokens.
pub(super) fn members_of(tokens: &[Token]) -> impl Iterator<Item = &[Token]> {
    members(tokens).into_iter().filter_map(|(start, end)| tokens.get(start..end))
}

/// The same JSON written in each way that differs from the body in one thing.
pub(super) fn written_once(body: &[u8]) -> Bodies<'_> {
    let mut seen = BTreeSet::from([hash(body)]);
    let json = Json::read(body);
    let styles = if json.is_some() { Style::singles() } else { Vec::new() };
    one_by_one(styles.into_iter().map(move |style| {
        let written = json.as_ref()?.written(style).filter(|written| seen.insert(hash(written)))?;
        let (code, words) = style.change();
        Some(Change::body(code, words, written))
    }))
}
