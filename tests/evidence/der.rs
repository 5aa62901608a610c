//! Writes DER: the tests' own, apart from the reader that they try.

pub(crate) fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let header = match length {
        0..0x80 => vec![tag, length as u8],
        0x80..0x100 => vec![tag, 0x81, length as u8],
        _ => vec![tag, 0x82, (length >> 8) as u8, length as u8],
    };
    [header, content.to_vec()].concat()
}

pub(crate) fn seq(items: &[Vec<u8>]) -> Vec<u8> {
    tlv(0x30, &items.concat())
}

pub(crate) fn set(item: &[u8]) -> Vec<u8> {
    tlv(0x31, item)
}

pub(crate) fn octets(content: &[u8]) -> Vec<u8> {
    tlv(4, content)
}

pub(crate) fn bits(content: &[u8]) -> Vec<u8> {
    tlv(3, &[&[0], content].concat())
}

pub(crate) fn unsigned(bytes: &[u8]) -> Vec<u8> {
    let sign: &[u8] = if bytes[0] >= 0x80 { &[0] } else { &[] };
    tlv(2, &[sign, bytes].concat())
}

pub(crate) fn explicit(number: u8, content: &[u8]) -> Vec<u8> {
    tlv(0xa0 | number, content)
}

/// Of numbers in dots.
pub(crate) fn oid(dots: &str) -> Vec<u8> {
    let arcs: Vec<u64> = dots.split('.').map(|arc| arc.parse().expect("a number")).collect();
    let mut bytes = vec![(40 * arcs[0] + arcs[1]) as u8];
    for arc in &arcs[2..] {
        let mut digits = vec![(arc & 0x7f) as u8];
        let mut rest = arc >> 7;
        while rest > 0 {
            digits.push((rest & 0x7f) as u8 | 0x80);
            rest >>= 7;
        }
        bytes.extend(digits.iter().rev());
    }
    tlv(6, &bytes)
}

/// `YYYYMMDDhhmmssZ`, in the form that certificates have it until 2049.
pub(crate) fn time(text: &str) -> Vec<u8> {
    if ("1950".."2050").contains(&text) { tlv(0x17, &text.as_bytes()[2..]) } else { general_time(text) }
}

pub(crate) fn general_time(text: &str) -> Vec<u8> {
    tlv(0x18, text.as_bytes())
}
