//! How the writers of JSON differ: white space, escapes, numbers.

use crate::diagnose::tokens::Units;

/// White space between tokens.
pub(super) struct Spacing {
    pub(super) name: &'static str,
    /// What each level is indented by; with none all is on one line.
    pub(super) indent: &'static str,
    pub(super) newline: &'static str,
    pub(super) before_colon: &'static str,
    pub(super) after_colon: &'static str,
    pub(super) after_comma: &'static str,
    /// Jackson's: lists on one line, with a space inside of brackets.
    pub(super) lists_inline: bool,
    /// What stands behind each item of the outermost list.
    pub(super) behind_items: &'static str,
}

const LINE: Spacing = Spacing {
    name: "none",
    indent: "",
    newline: "",
    before_colon: "",
    after_colon: "",
    after_comma: "",
    lists_inline: false,
    behind_items: "",
};
const INDENTED: Spacing = Spacing { newline: "\n", after_colon: " ", ..LINE };

/// What libraries write: `JSON.stringify`, Python, PHP, Go, Ruby, Java, .NET.
pub(super) const SPACINGS: &[Spacing] = &[
    LINE,
    Spacing { name: "after commas and colons, as Python writes", after_colon: " ", after_comma: " ", ..LINE },
    Spacing { name: "two spaces of indentation", indent: "  ", ..INDENTED },
    Spacing { name: "four spaces of indentation", indent: "    ", ..INDENTED },
    Spacing { name: "tabs", indent: "\t", ..INDENTED },
    Spacing { name: "after colons", after_colon: " ", ..LINE },
    Spacing { name: "after commas", after_comma: " ", ..LINE },
    Spacing { name: "two spaces of indentation, CR LF", indent: "  ", newline: "\r\n", ..INDENTED },
    Spacing { name: "four spaces of indentation, CR LF", indent: "    ", newline: "\r\n", ..INDENTED },
    Spacing {
        name: "as Jackson indents",
        indent: "  ",
        before_colon: " ",
        after_comma: " ",
        lists_inline: true,
        ..INDENTED
    },
    Spacing { name: "one space of indentation", indent: " ", ..INDENTED },
    Spacing { name: "three spaces of indentation", indent: "   ", ..INDENTED },
    Spacing { name: "CR LF behind each item, as SendGrid writes", behind_items: "\r\n", ..LINE },
];

/// The letters among the digits of `\u`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Digits {
    Small,
    Capital,
    /// Capitals for ASCII alone, as PHP's `JSON_HEX_TAG` and its like write.
    CapitalInAscii,
}

/// What a writer escapes beside `"`, `\` and control characters.
pub(super) struct Escapes {
    pub(super) name: &'static str,
    /// Everything beyond ASCII.
    pub(super) ascii: bool,
    pub(super) digits: Digits,
    /// `/` as `\/`.
    pub(super) slash: bool,
    /// These characters, as `\uXXXX`.
    pub(super) also: &'static str,
}

const RAW: Escapes =
    Escapes { name: "none (UTF-8)", ascii: false, digits: Digits::Small, slash: false, also: "" };

/// What libraries escape.
pub(super) const ESCAPES: &[Escapes] = &[
    RAW,
    Escapes { name: "\\uXXXX beyond ASCII", ascii: true, ..RAW },
    Escapes { name: "\\/", slash: true, ..RAW },
    Escapes { name: "\\uXXXX beyond ASCII and \\/, as PHP writes", ascii: true, slash: true, ..RAW },
    Escapes {
        name: "\\/ and U+2028, as PHP writes without \\uXXXX",
        slash: true,
        also: "\u{2028}\u{2029}",
        ..RAW
    },
    Escapes { name: "< > & and U+2028, as Go and Rails write", also: "<>&\u{2028}\u{2029}", ..RAW },
    Escapes { name: "\\uXXXX beyond ASCII, in capitals", ascii: true, digits: Digits::Capital, ..RAW },
    Escapes { name: "< > & = ' and U+2028, as Gson writes", also: "<>&='\u{2028}\u{2029}", ..RAW },
    Escapes {
        name: "beyond ASCII and < > & ' \" +, in capitals, as .NET writes",
        ascii: true,
        digits: Digits::Capital,
        also: "<>&'\"+`\u{7F}",
        ..RAW
    },
    Escapes { name: "U+2028 and U+2029", also: "\u{2028}\u{2029}", ..RAW },
    Escapes {
        name: "\\uXXXX beyond ASCII and \\/, in capitals",
        ascii: true,
        digits: Digits::Capital,
        slash: true,
        ..RAW
    },
    Escapes { name: "< > & and beyond ASCII", ascii: true, also: "<>&", ..RAW },
    Escapes {
        name: "beyond ASCII, \\/ and < % @, as Meta writes",
        ascii: true,
        digits: Digits::CapitalInAscii,
        slash: true,
        also: "<%@",
    },
    Escapes {
        name: "beyond ASCII, \\/ and < > & ' \", as PHP writes with JSON_HEX_* (Symfony, Drupal)",
        ascii: true,
        digits: Digits::CapitalInAscii,
        slash: true,
        also: "<>&'\"",
    },
];

/// Of each ASCII character, whether a writer of this style leaves it as it is; none beyond.
pub(super) fn plain(style: &Escapes) -> [bool; 256] {
    let mut plain = [false; 256];
    for (byte, is_plain) in (0_u8..=255).zip(&mut plain) {
        let one = char::from(byte);
        let is_special =
            !(b' '..0x80).contains(&byte) || matches!(byte, b'"' | b'\\') || style.also.contains(one);
        *is_plain = !(is_special || (style.slash && byte == b'/'));
    }
    plain
}

/// Whether a string, with its quotation marks, is the same in such a style.
pub(super) fn is_plain(quoted: &[u8], plain: &[bool; 256]) -> bool {
    let inner = quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default();
    inner.iter().all(|byte| plain.get(usize::from(*byte)) == Some(&true))
}

/// Writes a string in another style; one that is no UTF-8 as it is.
pub(super) fn write_text(out: &mut Vec<u8>, quoted: &[u8], style: &Escapes) {
    let Some(units) = Units::of(quoted) else { return out.extend_from_slice(quoted) };
    out.push(b'"');
    for unit in units {
        let Some(character) = char::from_u32(unit) else {
            escape(out, unit, style);
            continue;
        };
        match character {
            _ if style.also.contains(character) => escape(out, unit, style),
            '"' => out.extend_from_slice(b"\\\""),
            '\\' => out.extend_from_slice(b"\\\\"),
            '\n' => out.extend_from_slice(b"\\n"),
            '\r' => out.extend_from_slice(b"\\r"),
            '\t' => out.extend_from_slice(b"\\t"),
            '\u{8}' => out.extend_from_slice(b"\\b"),
            '\u{C}' => out.extend_from_slice(b"\\f"),
            '/' if style.slash => out.extend_from_slice(b"\\/"),
            '\0'..='\u{1F}' => escape(out, unit, style),
            _ if style.ascii && !character.is_ascii() => escape(out, unit, style),
            _ => out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    out.push(b'"');
}

/// One character as its UTF-16, or half of one.
fn escape(out: &mut Vec<u8>, unit: u32, style: &Escapes) {
    let mut pair = [0; 2];
    let units = match (char::from_u32(unit), u16::try_from(unit)) {
        (Some(character), _) => &*character.encode_utf16(&mut pair),
        (None, Ok(half)) => {
            pair = [half, 0];
            pair.get(..1).unwrap_or_default()
        }
        (None, Err(_)) => &[],
    };
    for unit in units {
        let digits = unit.to_be_bytes();
        out.extend_from_slice(b"\\u");
        let is_capital = match style.digits {
            Digits::Small => false,
            Digits::Capital => true,
            Digits::CapitalInAscii => (0x20..0x7F).contains(unit),
        };
        let text = if is_capital { hex::encode_upper(digits) } else { hex::encode(digits) };
        out.extend_from_slice(text.as_bytes());
    }
}

/// How a writer has a number, made of another's digits: nothing is computed, so that no
/// digit is lost.
pub(super) struct Numbers {
    pub(super) name: &'static str,
    pub(super) write: fn(&str) -> Option<String>,
}

/// What libraries make of the same value.
pub(super) const NUMBERS: &[Numbers] = &[
    Numbers { name: "without trailing zeros and exponents, as JavaScript writes", write: shortest },
    Numbers {
        name: "whole numbers with .0",
        write: |number| is_whole(number).then(|| [number, ".0"].concat()),
    },
    Numbers { name: "fractions with two digits", write: |number| two_digits(number, false) },
    Numbers { name: "two digits after the point", write: |number| two_digits(number, true) },
    Numbers { name: "with an exponent, e", write: |number| with_exponent(number, "e") },
    Numbers { name: "with an exponent, E", write: |number| with_exponent(number, "E") },
    Numbers { name: "with an exponent, e+", write: |number| with_exponent(number, "e+") },
];

pub(super) fn is_whole(number: &str) -> bool {
    !number.contains(['.', 'e', 'E'])
}

/// 10.50 as 10.5, 1.0 as 1, 1e3 as 1000.
fn shortest(number: &str) -> Option<String> {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (sign, digits) = mantissa.strip_prefix('-').map_or(("", mantissa), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let places: i32 = exponent.parse().ok().filter(|places| (0..=20).contains(places))?;
    let places = usize::try_from(places).ok()?;
    let mut fraction = fraction.to_owned();
    while fraction.len() < places {
        fraction.push('0');
    }
    let (moved, rest) = fraction.split_at_checked(places)?;
    let digits = [whole, moved].concat();
    let digits = digits.trim_start_matches('0');
    let digits = if digits.is_empty() { "0" } else { digits };
    let rest = rest.trim_end_matches('0');
    let point = if rest.is_empty() { "" } else { "." };
    let sign = if digits == "0" && rest.is_empty() { "" } else { sign };
    Some([sign, digits, point, rest].concat())
}

fn two_digits(number: &str, whole: bool) -> Option<String> {
    match number.split_once('.') {
        Some((_, fraction)) if fraction.len() == 1 && !fraction.contains(['e', 'E']) => {
            Some([number, "0"].concat())
        }
        None if whole && is_whole(number) => Some([number, ".00"].concat()),
        _ => None,
    }
}

/// 1000 as 1e3.
fn with_exponent(number: &str, mark: &str) -> Option<String> {
    let digits = number.trim_end_matches('0');
    let zeros = number.len().saturating_sub(digits.len());
    let is_round = is_whole(number) && zeros > 0 && !digits.is_empty() && digits != "-";
    is_round.then(|| [digits, mark, &crate::text::decimal(u64::try_from(zeros).unwrap_or_default())].concat())
}
