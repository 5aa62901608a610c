//! Apple's App Store Server Notifications, version 2: what Apple signed about an app's purchases.
//!
//! The steps of [`Notification::verify`] are those of Apple's documentation ("`JWSTransaction`",
//! "Responding to App Store Server Notifications") and of its open libraries
//! (`app-store-server-library`), but that nothing is asked of a network: docs/evidence.md.

mod anchor;
mod content;
mod expected;
mod proven;
mod signed;
mod within;

use std::fmt;

pub use anchor::{Anchor, Root};
pub use expected::{Environment, Expected};
pub use proven::{Proven, Signer};

use super::claims;
use super::refusal::{At as _, Code, Flaw, Refusal, Step};
use crate::document;
use content::Content;
use signed::{Authority, Signed};
use within::Within;

/// The largest notification, in bytes: three certificates and two signed texts with
/// three more each have some 20,000.
const MAX_BYTES: usize = 256 * 1024;

const TOO_LARGE: Flaw = (Code::TooLarge, "the notification has over 262,144 bytes");
const MISSING: Flaw = (
    Code::EvidenceMissing,
    "the body is not a JSON object, each of its names once, with a text signedPayload: version 1 of the notifications has none",
);

/// A notification, as it was received.
#[derive(Clone, Copy)]
pub struct Notification<'n> {
    /// The request's body: JSON with a member `signedPayload`.
    pub body: &'n [u8],
}

impl fmt::Debug for Notification<'_> {
    /// Nothing of a purchase.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Notification { .. }")
    }
}

impl Notification<'_> {
    /// Verifies the notification, and what is signed within it: who signed what, when, for
    /// which app. `now` is in milliseconds since 1970-01-01T00:00Z.
    ///
    /// The certificates are judged at the time at which Apple says that it signed. Whether they
    /// have been revoked since is not asked.
    ///
    /// # Errors
    /// Whatever is not Apple's form is [`Code::MalformedToken`] or [`Code::UnsupportedProfile`];
    /// every other code says what does not hold.
    pub fn verify(&self, anchor: &Anchor, expected: &Expected<'_>, now: u64) -> Result<Proven, Refusal> {
        expected.check().at(Step::Input)?;
        let token = self.signed_payload().at(Step::Input)?;
        let signed = Signed::read(&token).at(Step::Token)?;
        let authority = Authority::of(&signed, anchor).at(Step::Chain)?;
        authority.signed(&signed).at(Step::Signature)?;
        let content = Content::read(&signed.token.claims).at(Step::Content)?;
        authority.was_valid(content.signed_at).at(Step::Chain)?;
        content.is_for(expected, now).at(Step::Identity)?;
        let within = |one: Within| one.verify(&content, &authority, anchor, expected);
        let transaction = within(within::TRANSACTION)?;
        let renewal_info = within(within::RENEWAL_INFO)?;
        let app_transaction = within(within::APP_TRANSACTION)?;
        Ok(Proven {
            id: content.id,
            kind: content.kind,
            subtype: content.subtype,
            signed_at: content.signed_at,
            environment: expected.environment,
            bundle_id: expected.bundle_id.to_owned(),
            app_apple_id: content.app.number,
            transaction,
            renewal_info,
            app_transaction,
            signer: authority.signer,
            payload: claims::text_of(&signed.token.claims).at(Step::Content)?,
        })
    }

    /// The token that the body brings.
    fn signed_payload(&self) -> Result<String, Flaw> {
        if self.body.len() > MAX_BYTES {
            return Err(TOO_LARGE);
        }
        let body = document::object(self.body).ok_or(MISSING)?;
        let token = body.get("signedPayload").and_then(document::Value::as_text).ok_or(MISSING)?;
        Ok(token.to_owned())
    }
}
