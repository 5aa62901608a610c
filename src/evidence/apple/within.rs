//! What is signed within a notification: texts of their own, which travel by themselves too,
//! and are judged by the same steps as what they stand in.

use super::anchor::Anchor;
use super::content::{self, App, Content};
use super::expected::Expected;
use super::signed::{Authority, Signed};
use crate::evidence::claims;
use crate::evidence::refusal::{At as _, Flaw, Refusal, Step};

/// A place within a notification, and what the text there says of itself.
pub(super) struct Within {
    section: &'static str,
    member: &'static str,
    step: Step,
    /// The members that have its time and its environment.
    time: &'static str,
    environment: &'static str,
    app: Names,
}

/// By what a text names its app.
#[derive(Clone, Copy, PartialEq)]
enum Names {
    Nothing,
    Bundle,
    BundleAndNumber,
}

/// `JWSTransaction`.
pub(super) const TRANSACTION: Within = Within {
    section: "data",
    member: "signedTransactionInfo",
    step: Step::Transaction,
    time: "signedDate",
    environment: "environment",
    app: Names::Bundle,
};
/// `JWSRenewalInfo`, which says nothing of the app.
pub(super) const RENEWAL_INFO: Within =
    Within { member: "signedRenewalInfo", step: Step::RenewalInfo, app: Names::Nothing, ..TRANSACTION };
/// `JWSAppTransaction`, which is as old as the purchase of the app.
pub(super) const APP_TRANSACTION: Within = Within {
    section: "appData",
    member: "signedAppTransactionInfo",
    step: Step::AppTransaction,
    time: "receiptCreationDate",
    environment: "receiptType",
    app: Names::BundleAndNumber,
};

impl Within {
    /// What is signed there, as JSON, where there is anything. `authority` is who signed what
    /// it stands in.
    pub(super) fn verify(
        &self,
        content: &Content<'_>,
        authority: &Authority,
        anchor: &Anchor,
        expected: &Expected<'_>,
    ) -> Result<Option<String>, Refusal> {
        let token = content.token(self.section, self.member).at(self.step)?;
        token.map(|token| self.open(token, authority, anchor, expected)).transpose().at(self.step)
    }

    fn open(
        &self,
        token: &str,
        authority: &Authority,
        anchor: &Anchor,
        expected: &Expected<'_>,
    ) -> Result<String, Flaw> {
        let signed = Signed::read(token)?;
        let other = if authority.is_of(&signed) { None } else { Some(Authority::of(&signed, anchor)?) };
        let authority = other.as_ref().unwrap_or(authority);
        authority.signed(&signed)?;
        let members = claims::members(&signed.token.claims)?;
        authority.was_valid(content::number(&members, self.time).ok_or(content::NO_TIME)?)?;
        let app = App::read(&members, self.environment);
        if self.app != Names::Nothing {
            app.is(expected, self.app == Names::BundleAndNumber)?;
        }
        app.is_of(expected.environment)?;
        claims::text_of(&signed.token.claims)
    }
}
