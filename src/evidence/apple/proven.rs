//! What a notification proves.

use std::fmt;

use super::expected::Environment;
use crate::evidence::refusal::Step;

/// What a notification proves. The texts are JSON as Apple signed it, each name once.
#[derive(Clone)]
pub struct Proven {
    /// `notificationUUID`: the same whenever Apple delivers the notification again. What is
    /// remembered to take it once.
    pub id: String,
    /// `notificationType`, such as `DID_RENEW`.
    pub kind: String,
    /// `subtype`, such as `BILLING_RECOVERY`.
    pub subtype: Option<String>,
    /// `signedDate`: when Apple signed it, in milliseconds since 1970-01-01T00:00Z.
    pub signed_at: u64,
    /// Of what it is: the expected.
    pub environment: Environment,
    /// The app: the expected.
    pub bundle_id: String,
    /// The app's number in the App Store, where it is said: in production the expected.
    pub app_apple_id: Option<u64>,
    /// What was signed: `responseBodyV2DecodedPayload`.
    pub payload: String,
    /// `data.signedTransactionInfo`, verified and decoded: `JWSTransactionDecodedPayload`.
    pub transaction: Option<String>,
    /// `data.signedRenewalInfo` likewise: `JWSRenewalInfoDecodedPayload`.
    pub renewal_info: Option<String>,
    /// `appData.signedAppTransactionInfo` likewise: `JWSAppTransactionDecodedPayload`.
    pub app_transaction: Option<String>,
    /// Who signed the notification.
    pub signer: Signer,
}

/// Whoever signed: Apple's certificate for it.
#[derive(Clone, Debug)]
pub struct Signer {
    /// The common name, such as `Prod ECC Mac App Store and iTunes Store Receipt Signing`;
    /// empty where it has not one.
    pub name: String,
    /// The common name of who issued it; likewise.
    pub issuer: String,
    /// The serial number, the high byte first.
    pub serial: Vec<u8>,
    /// Its DER.
    pub der: Vec<u8>,
    /// Since when it is good, in milliseconds since 1970-01-01T00:00Z.
    pub not_before: u64,
    /// Until when, likewise.
    pub not_after: u64,
}

/// What each step has shown.
const CHECKED: [(Step, &str); 5] = [
    (Step::Token, "a token of ES256 that brings three certificates"),
    (
        Step::Chain,
        "the certificates lead to the pinned root, are marked by Apple for this, and were valid when it was signed",
    ),
    (Step::Signature, "ECDSA on P-256 with SHA-256 by the key of the first certificate"),
    (Step::Content, "a notification of version 2, JSON with each name once"),
    (Step::Identity, "app, environment and time are those expected"),
];
const WITHIN: &str = "signed within it, by the same steps: of the same root, app and environment";

impl Proven {
    /// What was checked, step by step.
    #[must_use]
    pub fn checked(&self) -> Vec<(Step, &'static str)> {
        let within = [
            (Step::Transaction, &self.transaction),
            (Step::RenewalInfo, &self.renewal_info),
            (Step::AppTransaction, &self.app_transaction),
        ];
        let found = within.into_iter().filter(|(_, text)| text.is_some()).map(|(step, _)| (step, WITHIN));
        CHECKED.into_iter().chain(found).collect()
    }
}

impl fmt::Debug for Proven {
    /// Nothing of a purchase.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Proven { .. }")
    }
}
