//! What a search has to know of a scheme: whether its key is public, and what a try costs.

use crate::scheme::{Algorithm, Field, Origin, Part, Place, Require, Scheme, Timestamp};

/// Whether what verifies is no secret: then nobody who knows it can sign, and nothing
/// that is made with it as a secret proves anything.
pub(super) fn is_public(scheme: &Scheme<'_>) -> bool {
    use crate::scheme::KeyFormat::{Certificate, Public};
    scheme.algorithm.is_public()
        || (scheme.algorithm == Algorithm::Jws && matches!(scheme.key, Public | Certificate(_)))
}

/// Whether a verdict depends on the URL.
pub(super) fn reads_url(scheme: &Scheme<'_>) -> bool {
    let signs = scheme.messages().flatten().any(|part| matches!(part, Part::Url(_)));
    signs || scheme.require.iter().any(|one| matches!(one, Require::Url(_) | Require::UrlSha256(_)))
}

/// Whether a verdict depends on for whom it was signed, which the receiver says.
pub(super) fn reads_audience(scheme: &Scheme<'_>) -> bool {
    let signs = scheme.messages().flatten().any(|part| *part == Part::Audience);
    signs || scheme.require.iter().any(|one| matches!(one, Require::Audience(_)))
}

/// Whether a verdict takes reading the body as JSON or a form, or writing it anew.
pub(super) fn reads_document(scheme: &Scheme<'_>) -> bool {
    let is_member = |field: Field<'_>| field.is_in_body();
    let is_of_document = |part: &Part<'_>| {
        matches!(part, Part::SortedForm | Part::CanonicalJson | Part::EscapedBody | Part::NamedLines(_))
            || part.field().is_some_and(is_member)
    };
    let of_time = |time: Timestamp<'_>| match time.origin {
        Origin::Field(field) => is_member(field),
        Origin::OptionalMember(_) => true,
        Origin::Signature => false,
    };
    matches!(scheme.signature.place, Place::Field(field) if is_member(field))
        || scheme.items.is_some()
        || scheme.timestamp.is_some_and(of_time)
        || scheme.messages().flatten().any(is_of_document)
}
