//! Sardine: a hexadecimal HMAC-SHA256 of the raw body. The secret comes from
//! the vendor's implementation manager.
//!
//! Sources: public integrations (secondary); that there is a secret:
//! <https://docs.gr4vy.com/guides/features/anti-fraud/sardine>.

use crate::scheme::{About, Body, Confidence, Encoding, Format, Scheme, Signature};

/// Secret: Ask your Sardine Implementations Manager, who sets up the webhook endpoint, for the
/// Webhook Secret. Source: <https://docs.gr4vy.com/guides/features/anti-fraud/sardine> (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "sardine",
    about: &About::new(
        "Sardine",
        "https://docs.gr4vy.com/guides/features/anti-fraud/sardine",
        Confidence::Secondary,
    )
    .identity("what a body has to tell two events apart is not known here"),
    signature: Signature::header("x-sardine-signature", Encoding::Hex),
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
