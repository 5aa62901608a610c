//! Which feature of the crate a scheme needs.

use super::{KeyFormat, Scheme};
use crate::key_math;

impl Scheme<'_> {
    /// What of the crate it needs.
    #[must_use]
    pub const fn needs(&self) -> Feature {
        let has_key = matches!(self.key, KeyFormat::Public | KeyFormat::Certificate(_));
        if self.algorithm.is_public() || has_key { Feature::PublicKeys } else { Feature::None }
    }
}

/// A feature of the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// None: what most vendors do.
    None,
    /// `public-keys`: public keys and tokens.
    PublicKeys,
}

impl Feature {
    /// The one that was compiled.
    pub(crate) const ALL: Self = if key_math::ARE_HERE { Self::PublicKeys } else { Self::None };

    /// Its name in `Cargo.toml`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "",
            Self::PublicKeys => "public-keys",
        }
    }
}
