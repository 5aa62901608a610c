//! What a notification says (`responseBodyV2DecodedPayload`), as far as it is judged.

use super::expected::{Environment, Expected};
use crate::document::{Members, Value};
use crate::evidence::claims::{self, text};
use crate::evidence::refusal::{Code, Flaw};

/// Where a notification says which app it is about: one of them is there.
const SECTIONS: [&str; 4] = ["data", "summary", EXTERNAL_PURCHASE, "appData"];
/// The section that says by its number's beginning of which environment it is.
const EXTERNAL_PURCHASE: &str = "externalPurchaseToken";
const OF_SANDBOX: &str = "SANDBOX";
/// The most digits of a number: those of a time, or of an app.
const MAX_DIGITS: usize = 16;

const OTHER_FORM: Flaw = (
    Code::UnsupportedProfile,
    "what was signed is no notification of version 2: a notificationType, a notificationUUID, a signedDate in milliseconds, and one of data, summary, externalPurchaseToken and appData",
);
pub(super) const NO_TIME: Flaw = (
    Code::UnsupportedProfile,
    "what was signed does not say when, in milliseconds: its certificates cannot be judged",
);
const OTHER_APP: Flaw = (
    Code::AppMismatch,
    "it is about another app than the expected: its bundleId, or in production its appAppleId, is another",
);
const OTHER_ENVIRONMENT: Flaw = (
    Code::EnvironmentMismatch,
    "it is of another environment than the expected: the sandbox's is nobody's purchase",
);
const TOO_OLD: Flaw = (Code::TooOld, "it was signed before the window: is it replayed, or delivered late?");
const IN_FUTURE: Flaw = (Code::InFuture, "it was signed after the window: is the clock right?");

/// What a notification says.
pub(super) struct Content<'c> {
    members: Members<'c>,
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) subtype: Option<String>,
    /// In milliseconds since 1970-01-01T00:00Z.
    pub(super) signed_at: u64,
    pub(super) app: App,
}

impl<'c> Content<'c> {
    /// Of claims that are authentic.
    pub(super) fn read(claims: &'c [u8]) -> Result<Self, Flaw> {
        let members = claims::members(claims)?;
        let said = |name: &str| text(&members, name).ok_or(OTHER_FORM);
        let (id, kind) = (said("notificationUUID")?, said("notificationType")?);
        let mut sections =
            SECTIONS.into_iter().filter(|name| members.get(name).is_some_and(|one| *one != Value::Null));
        let section = sections.next().filter(|_| sections.next().is_none()).ok_or(OTHER_FORM)?;
        let app = App::read(members.get(section).ok_or(OTHER_FORM)?.members(), "environment");
        let app = if section == EXTERNAL_PURCHASE { app.of_purchase(&members) } else { app };
        let (subtype, signed_at) =
            (text(&members, "subtype"), number(&members, "signedDate").ok_or(NO_TIME)?);
        Ok(Self { members, id, kind, subtype, signed_at, app })
    }

    /// Whether it is about the expected app, and signed within the window.
    pub(super) fn is_for(&self, expected: &Expected<'_>, now: u64) -> Result<(), Flaw> {
        self.app.is(expected, true)?;
        self.app.is_of(expected.environment)?;
        (now.saturating_sub(self.signed_at) <= expected.past).then_some(()).ok_or(TOO_OLD)?;
        (self.signed_at.saturating_sub(now) <= expected.future).then_some(()).ok_or(IN_FUTURE)
    }

    /// The token at a place within it, where there is one.
    pub(super) fn token(&self, section: &str, member: &str) -> Result<Option<&str>, Flaw> {
        match self.members.get(section).and_then(|section| section.members().get(member)) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => value.as_text().map(Some).ok_or(OTHER_FORM),
        }
    }
}

/// Which app something is about.
pub(super) struct App {
    bundle_id: Option<String>,
    pub(super) number: Option<u64>,
    environment: Option<String>,
}

impl App {
    /// Of members, one of which has the environment.
    pub(super) fn read(members: &Members<'_>, environment: &str) -> Self {
        Self {
            bundle_id: text(members, "bundleId"),
            number: number(members, "appAppleId"),
            environment: text(members, environment),
        }
    }

    /// Of an external purchase, whose number begins with its environment, where that is the sandbox.
    fn of_purchase(self, members: &Members<'_>) -> Self {
        let purchase = members.get(EXTERNAL_PURCHASE).map(Value::members);
        let number = purchase.and_then(|purchase| text(purchase, "externalPurchaseId"));
        let environment = number.map(|number| {
            let is_test = number.starts_with(OF_SANDBOX);
            (if is_test { Environment::Sandbox } else { Environment::Production }).as_str().to_owned()
        });
        Self { environment, ..self }
    }

    /// Whether it is the expected app, by its number too where that is said and there is one.
    pub(super) fn is(&self, expected: &Expected<'_>, is_numbered: bool) -> Result<(), Flaw> {
        let is_named = self.bundle_id.as_deref() == Some(expected.bundle_id);
        let has_number = is_numbered && expected.environment == Environment::Production;
        let is_same = is_named && (!has_number || self.number == expected.app_apple_id);
        is_same.then_some(()).ok_or(OTHER_APP)
    }

    pub(super) fn is_of(&self, environment: Environment) -> Result<(), Flaw> {
        (self.environment.as_deref() == Some(environment.as_str())).then_some(()).ok_or(OTHER_ENVIRONMENT)
    }
}

/// A whole number, which a double holds.
pub(super) fn number(members: &Members<'_>, name: &str) -> Option<u64> {
    let Value::Number(digits) = members.get(name)? else { return None };
    (digits.len() <= MAX_DIGITS).then(|| digits.parse().ok())?
}
