//! Which feature of the crate a scheme needs.

use super::{
    Algorithm, Covers, Encoding, Field, KeyFormat, Layout, Origin, Part, Place, Replay, Require, Scheme,
    Timestamp, Unit,
};
use crate::FULL;
use crate::PUBLIC_KEYS;
use crate::document::Format;

impl Scheme<'_> {
    /// What of the crate it needs.
    #[must_use]
    pub const fn needs(&self) -> Feature {
        if self.algorithm.is_public() || matches!(self.algorithm, Algorithm::Jws) {
            Feature::PublicKeys
        } else if self.is_common() {
            Feature::None
        } else if FULL && self.is_rare() {
            Feature::PublicKeys
        } else {
            Feature::Full
        }
    }

    /// Whether it has something that so far only vendors with public keys have.
    const fn is_rare(&self) -> bool {
        let mut rare = has_rare(self.content);
        let mut rest = self.alternates;
        while let [parts, after @ ..] = rest {
            rare = rare || has_rare(parts);
            rest = after;
        }
        let mut rest = self.require;
        while let [require, after @ ..] = rest {
            rare = rare || matches!(require, Require::Audience(_));
            rest = after;
        }
        rare
    }

    const fn is_common(&self) -> bool {
        let common_time = !matches!(
            self.timestamp,
            Some(
                Timestamp { unit: Unit::Iso8601, .. }
                    | Timestamp {
                        origin: Origin::Field(Field::Member(_) | Field::FirstMember(_) | Field::Query(_)),
                        ..
                    }
            )
        );
        let mut common_parts = true;
        let mut rest = self.content;
        while let [part, after @ ..] = rest {
            common_parts = common_parts
                && matches!(
                    part,
                    Part::Timestamp | Part::Literal(_) | Part::Body | Part::Field(Field::Header(_))
                );
            rest = after;
        }
        let mut common_formats = true;
        let mut rest = self.body.formats;
        while let [format, after @ ..] = rest {
            common_formats = common_formats && !matches!(format, Format::Multipart);
            rest = after;
        }
        common_formats
            && matches!(self.algorithm, Algorithm::HmacSha256)
            && matches!(self.key, KeyFormat::Utf8 | KeyFormat::Base64 { .. })
            && matches!(self.signature.place, Place::Field(Field::Header(_)))
            && !matches!(
                self.signature.layout,
                Layout::PairGroups { .. } | Layout::Positional { .. } | Layout::Keyed { .. }
            )
            && matches!(self.signature.encoding, Encoding::Hex | Encoding::HexAnyCase | Encoding::Base64)
            && common_parts
            && common_time
            && self.alternates.is_empty()
            && self.items.is_none()
            && self.require.is_empty()
            && matches!(self.covers, Covers::Body)
            && !matches!(self.replay, Replay::Content | Replay::Field(Field::Query(_)))
            && self.handshakes.is_empty()
    }
}

const fn has_rare(mut parts: &[Part<'_>]) -> bool {
    while let [part, after @ ..] = parts {
        if matches!(part, Part::NamedLines(_) | Part::BodyCrc32 | Part::Audience) {
            return true;
        }
        parts = after;
    }
    false
}

/// A feature of the crate; each includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// None: what most vendors do.
    None,
    /// `full`: what only some do.
    Full,
    /// `public-keys`: public keys and tokens.
    PublicKeys,
}

impl Feature {
    /// The one that was compiled.
    pub(crate) const ALL: Self = if PUBLIC_KEYS {
        Self::PublicKeys
    } else if FULL {
        Self::Full
    } else {
        Self::None
    };

    /// Its name in `Cargo.toml`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Full => "full",
            Self::PublicKeys => "public-keys",
        }
    }
}
