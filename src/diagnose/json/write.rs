//! Writes JSON in a style.

use super::style::Style;
use super::styles::{Spacing, is_plain, plain, write_text};
use crate::diagnose::budget::MAX_SEARCHED;
use crate::diagnose::tokens::{Kind, Token};

/// What of the white space a writer is about to write.
struct Place {
    depth: usize,
    /// Of each open bracket, whether it is a list's that stays on one line.
    inline: Vec<bool>,
    /// Whether all is one list.
    is_list: bool,
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

/// The longest text that is written: deep JSON, indented, is as long as its depth squared.
const MAX_WRITTEN: usize = 4 * MAX_SEARCHED;

/// Writes tokens in a style; nothing where that takes too many bytes.
pub(super) fn write(tokens: &[Token], body: &[u8], style: Style) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len().saturating_add(body.len() / 2));
    let mut place =
        Place { depth: 0, inline: Vec::new(), is_list: body.trim_ascii_start().starts_with(b"[") };
    let mut tokens =
        tokens.iter().filter(|token| style.spacing.is_none() || token.kind != Kind::Space).peekable();
    let mut before = Kind::Comma;
    let unchanged = style.escapes.map_or([true; 256], plain);
    while let Some(token) = tokens.next() {
        if out.len() > MAX_WRITTEN {
            return None;
        }
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
    if let Some(spacing) = style.spacing.filter(|_| place.is_list) {
        out.extend_from_slice(spacing.behind_items.as_bytes());
    }
    Some(out)
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
    if place.depth == 1 && place.is_list {
        out.extend_from_slice(spacing.behind_items.as_bytes());
    }
    if spacing.newline.is_empty() {
        out.extend_from_slice(spacing.after_comma.as_bytes());
    } else {
        place.line(out, spacing);
    }
}
