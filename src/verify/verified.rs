//! The proof that a body passed every check.

/// What was found out about an authentic delivery.
pub(crate) struct Facts {
    pub(crate) key: Option<usize>,
    pub(crate) timestamp: Option<u64>,
    /// The id and the replay key, where they stand outside the body.
    pub(crate) id: Option<Vec<u8>>,
    pub(crate) replay: Option<Vec<u8>>,
    /// The form, where it is signed as the URL's query and there is no body.
    pub(crate) form: Option<Vec<u8>>,
}

/// The proof that a body passed every check. Only [`Webhook::verify`](super::Webhook::verify) makes one.
pub(crate) struct Verified<B> {
    body: B,
    facts: Facts,
}

impl<B> Verified<B> {
    pub(super) const fn new(body: B, facts: Facts) -> Self {
        Self { body, facts }
    }

    pub(crate) const fn facts(&self) -> &Facts {
        &self.facts
    }

    pub(crate) fn into_body(self) -> B {
        self.body
    }
}

impl<B: AsRef<[u8]>> Verified<B> {
    pub(crate) fn body(&self) -> &[u8] {
        self.body.as_ref()
    }
}
