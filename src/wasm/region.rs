//! Regions of memory that JavaScript writes into, used again for every delivery, and the
//! texts that stand there.

/// A region larger than this is given back once a quarter of it is enough.
const LARGE_REGION_BYTES: usize = 1 << 18;

/// The length of a text that is absent, and of a header that is there more than once.
const ABSENT: i32 = -1;
const REPEATED: i32 = -2;

/// The region of bodies, and how much of it may be in use.
pub(crate) struct Body {
    pub(crate) region: Vec<u8>,
    length: usize,
}

impl Body {
    pub(crate) const EMPTY: Self = Self { region: Vec::new(), length: 0 };

    /// Clears the body that stood here, and makes room for another.
    pub(crate) fn reserve(&mut self, length: usize) -> usize {
        if let Some(body) = self.region.get_mut(..self.length) {
            body.fill(0);
        }
        self.length = length;
        reserve(&mut self.region, length)
    }

    /// What was written, which may be less than there was room for.
    pub(crate) fn get(&self, length: usize) -> &[u8] {
        self.region.get(..length.min(self.length)).unwrap_or_default()
    }
}

/// Makes a region large enough, and gives back one that is much too large.
pub(crate) fn reserve(region: &mut Vec<u8>, length: usize) -> usize {
    let size = region.len();
    if size < length || (size > LARGE_REGION_BYTES && length < size / 4) {
        *region = vec![0; length];
    }
    region.as_mut_ptr().addr()
}

/// The texts of a request in their region, one after another.
pub(crate) struct Written<'t> {
    pub(crate) body: usize,
    pub(crate) method: Option<&'t str>,
    pub(crate) source: Option<&'t str>,
    pub(crate) url: Option<&'t str>,
    pub(crate) lengths: &'t [i32],
    pub(crate) rest: &'t [u8],
}

impl<'t> Written<'t> {
    /// `lengths` are those of the body, the method, the source address (to sign:
    /// the id), the URL, and the headers.
    pub(crate) fn read(lengths: &'t [i32], mut rest: &'t [u8], count: usize) -> Option<Self> {
        let [body, method, source, url, lengths @ ..] = lengths.get(..count)? else { return None };
        Some(Self {
            body: usize::try_from(*body).unwrap_or_default(),
            method: next_text(&mut rest, *method),
            source: next_text(&mut rest, *source),
            url: next_text(&mut rest, *url),
            lengths,
            rest,
        })
    }

    /// The values of these headers; or names and values in turn.
    pub(crate) fn headers(&self, names: Option<&'t [String]>) -> Vec<(&'t str, &'t [u8])> {
        let (mut rest, mut lengths) = (self.rest, self.lengths);
        let mut headers = Vec::with_capacity(8);
        let Some(names) = names else {
            while let [name, value, others @ ..] = lengths {
                lengths = others;
                headers.push((next_text(&mut rest, *name).unwrap_or_default(), next(&mut rest, *value)));
            }
            return headers;
        };
        for (name, length) in names.iter().zip(lengths) {
            let value = next(&mut rest, *length);
            match *length {
                ABSENT => {}
                REPEATED => headers.extend([(name.as_str(), value); 2]),
                _ => headers.push((name.as_str(), value)),
            }
        }
        headers
    }
}

/// Clears the texts that were read.
pub(crate) fn clear(texts: &mut [u8], lengths: &[i32], count: usize) {
    let lengths = lengths.iter().take(count).skip(1).filter_map(|length| usize::try_from(*length).ok());
    let end = lengths.fold(0_usize, usize::saturating_add);
    texts.iter_mut().take(end).for_each(|byte| *byte = 0);
}

/// The address and the length of a text.
pub(crate) fn place_of(text: Option<&str>) -> [i32; 2] {
    let Some(text) = text else { return [0, ABSENT] };
    let number = |number: usize| u32::try_from(number).unwrap_or_default().cast_signed();
    [number(text.as_ptr().addr()), number(text.len())]
}

/// Takes the next text of this length off the front.
pub(crate) fn next<'t>(rest: &mut &'t [u8], length: i32) -> &'t [u8] {
    let length = usize::try_from(length).unwrap_or_default();
    let (text, after) = rest.split_at_checked(length).unwrap_or_default();
    *rest = after;
    text
}

pub(crate) fn next_text<'t>(rest: &mut &'t [u8], length: i32) -> Option<&'t str> {
    let text = next(rest, length);
    (length != ABSENT).then(|| std::str::from_utf8(text).unwrap_or_default())
}
