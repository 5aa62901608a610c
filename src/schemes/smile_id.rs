//! Smile ID: the body's `signature` is the base64 HMAC-SHA256 of
//! `<timestamp><partner id>sid_request`. The partner's id is not in the body: the secret
//! is `<partner id>:<API key>`. Nothing else is signed: whoever has seen one callback
//! can send another with the same time, so ask the vendor for the job's status.
//!
//! The offset of the time may be without a colon, as the library takes it.
//!
//! No window is documented: fresh is what the caller says.
//!
//! Source: the vendor's library, `smile-identity-core` 3.2.1 (npm), `src/signature.ts`.

use crate::scheme::{
    About, Body, Confidence, Covers, Encoding, Field, Format, KeyFormat, Layout, Origin, Part, Place, Scheme,
    Signature, Timestamp, Tolerance, Unit,
};

const TIME: Field<'static> = Field::Member("timestamp");

/// Secret: In the Smile ID portal: your partner ID and the API Key for Signature, which differs
/// between sandbox and production. Source:
/// <https://docs.usesmileid.com/integration-options/rest-api/signing-your-api-request/generate-signature>.
pub(crate) const CALLBACK: Scheme<'static> = Scheme {
    name: "smile-id",
    about: &About::new(
        "Smile ID",
        "https://github.com/smileidentity/smile-identity-core-js",
        Confidence::Vendor,
    )
    .identity("only a time is signed: nothing of the job"),
    key: KeyFormat::Account,
    signature: Signature {
        place: Place::Field(Field::Member("signature")),
        layout: Layout::Bare,
        encoding: Encoding::Base64,
    },
    content: &[Part::Field(TIME), Part::Account, Part::Literal("sid_request")],
    timestamp: Some(Timestamp {
        origin: Origin::Field(TIME),
        unit: Unit::Iso8601,
        tolerance: Tolerance::ANY,
    }),
    covers: Covers::Fields,
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
