//! What `js/slim/api.js` writes: numbers of four bytes, and texts after their lengths.

/// The length of a text that is absent.
const ABSENT: i32 = -1;

pub(super) struct Reader<'r>(&'r [u8]);

impl<'r> Reader<'r> {
    pub(super) const fn new(region: &'r [u8]) -> Self {
        Self(region)
    }

    pub(super) const fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }

    #[inline(never)]
    pub(super) fn number(&mut self) -> i32 {
        let (number, rest) = self.0.split_first_chunk().unwrap_or((&[0; 4], &[]));
        self.0 = rest;
        i32::from_le_bytes(*number)
    }

    pub(super) fn count(&mut self) -> usize {
        usize::try_from(self.number()).unwrap_or_default()
    }

    /// A length, which is below 0 for something that is not there, and the bytes.
    #[inline(never)]
    pub(super) fn item(&mut self) -> (i32, &'r [u8]) {
        let length = self.number();
        let (bytes, rest) =
            self.0.split_at_checked(usize::try_from(length).unwrap_or_default()).unwrap_or_default();
        self.0 = rest;
        (length, bytes)
    }

    pub(super) fn bytes(&mut self) -> &'r [u8] {
        self.item().1
    }

    pub(super) fn text(&mut self) -> &'r str {
        self.optional_text().unwrap_or_default()
    }

    #[inline(never)]
    pub(super) fn optional_text(&mut self) -> Option<&'r str> {
        let (length, bytes) = self.item();
        (length != ABSENT).then(|| std::str::from_utf8(bytes).unwrap_or_default())
    }
}
