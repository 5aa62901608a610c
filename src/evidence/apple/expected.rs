//! What a notification is held against.

use crate::evidence::refusal::{Code, Flaw};

/// The longest identifier of an app, in bytes: Apple takes 155.
const MAX_BUNDLE_ID: usize = 256;

const NOT_AN_APP: Flaw = (Code::InvalidOption, "the expected bundle identifier is empty or over 256 bytes");
const NO_APP_ID: Flaw = (
    Code::InvalidOption,
    "in production the app is also told by its number (appAppleId), which has to be expected",
);
const NO_WINDOW: Flaw = (Code::InvalidOption, "a window of no time takes nothing: it has milliseconds");

/// Of what a notification is: what people pay, or what testers do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// The App Store.
    Production,
    /// Apple's sandbox, and TestFlight: nobody paid.
    Sandbox,
}

impl Environment {
    /// `Production` or `Sandbox`, as Apple writes it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Production => "Production",
            Self::Sandbox => "Sandbox",
        }
    }
}

/// What a notification is held against.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'e> {
    /// Of what it must be. Never both: whoever tests pays nothing.
    pub environment: Environment,
    /// The app that it must be about, such as `com.example.app`.
    pub bundle_id: &'e str,
    /// The app's number in the App Store, which production has and the sandbox has not.
    pub app_apple_id: Option<u64>,
    /// How long ago it may have been signed, in milliseconds.
    pub past: u64,
    /// How far ahead, likewise.
    pub future: u64,
}

impl<'e> Expected<'e> {
    /// An app's purchases. Apple tries again 1, 12, 24, 48 and 72 hours after the attempt before:
    /// the window is their sum and an hour; five minutes ahead.
    #[must_use]
    pub const fn production(bundle_id: &'e str, app_apple_id: u64) -> Self {
        Self {
            environment: Environment::Production,
            app_apple_id: Some(app_apple_id),
            ..Self::sandbox(bundle_id)
        }
    }

    /// Those of an app's testers, with the same window.
    #[must_use]
    pub const fn sandbox(bundle_id: &'e str) -> Self {
        Self {
            environment: Environment::Sandbox,
            bundle_id,
            app_apple_id: None,
            past: 158 * 3_600_000,
            future: 5 * 60_000,
        }
    }

    /// Whether it can be held against anything: judged before the notification is.
    pub(super) fn check(&self) -> Result<(), Flaw> {
        (1..=MAX_BUNDLE_ID).contains(&self.bundle_id.len()).then_some(()).ok_or(NOT_AN_APP)?;
        let has_number = self.environment == Environment::Sandbox || self.app_apple_id.is_some();
        has_number.then_some(()).ok_or(NO_APP_ID)?;
        (self.past > 0 && self.future > 0).then_some(()).ok_or(NO_WINDOW)
    }
}
