//! What is wrong with a value that the sender wrote.

/// What is wrong with a value.
#[derive(Clone, Copy)]
pub(crate) enum FormError {
    TooLong,
    TooMany,
    NotATag,
    NotTheForm,
    NoTime,
    TwoTimes,
    NoTag,
    OtherAlgorithm,
    Critical,
}

impl FormError {
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::TooLong => "is longer than any signature",
            Self::TooMany => "carries more than 16 signatures",
            Self::NotATag => "holds no signature of the right length and alphabet",
            Self::NotTheForm => "is not of the scheme's form",
            Self::NoTime => "has no time",
            Self::TwoTimes => "has more than one time",
            Self::NoTag => "has no signature that this scheme knows",
            Self::OtherAlgorithm => "is a token of an algorithm that this scheme does not allow",
            Self::Critical => "is a token with critical extensions, of which none is known",
        }
    }
}
