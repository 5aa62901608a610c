//! Where a person keeps the key, as the policies of the certificate say (BankID's
//! certificate policies; they are the bank's word, which its CA's certificates do not limit).

use der::asn1::ObjectIdentifier;

use super::anchor::Environment;

/// Where a person keeps the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Medium {
    /// In a telephone: Mobile BankID.
    Mobile,
    /// In a file: BankID on file.
    File,
    /// On a smart card: BankID on card.
    Card,
    /// The certificate's policies are none of those that are known to say so.
    Other,
}

impl Medium {
    /// `mobile`, `file`, `card` or `other`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mobile => "mobile",
            Self::File => "file",
            Self::Card => "card",
            Self::Other => "other",
        }
    }
}

type Table = [(ObjectIdentifier, Medium); 3];
const PRODUCTION: Table = [
    (ObjectIdentifier::new_unwrap("1.2.752.78.1.1"), Medium::File),
    (ObjectIdentifier::new_unwrap("1.2.752.78.1.2"), Medium::Card),
    (ObjectIdentifier::new_unwrap("1.2.752.78.1.5"), Medium::Mobile),
];
const TEST: Table = [
    (ObjectIdentifier::new_unwrap("1.2.3.4.5"), Medium::File),
    (ObjectIdentifier::new_unwrap("1.2.3.4.10"), Medium::Card),
    (ObjectIdentifier::new_unwrap("1.2.3.4.25"), Medium::Mobile),
];

/// The medium, and the policies in dots. Two that contradict each other say nothing.
pub(super) fn of(policies: &[ObjectIdentifier], environment: Environment) -> (Medium, Vec<String>) {
    let tables: &[Table] = match environment {
        Environment::Production => &[PRODUCTION],
        Environment::Test => &[TEST],
        // Whose root that is, is not known: both name other policies.
        Environment::Pinned(_) => &[PRODUCTION, TEST],
    };
    let mut known =
        tables.iter().flatten().filter(|(name, _)| policies.contains(name)).map(|(_, medium)| *medium);
    let medium = match (known.next(), known.next()) {
        (Some(medium), None) => medium,
        _ => Medium::Other,
    };
    (medium, policies.iter().map(dotted).collect())
}

/// Without the formatting machinery.
fn dotted(name: &ObjectIdentifier) -> String {
    name.arcs().map(|arc| crate::text::decimal(u64::from(arc))).collect::<Vec<_>>().join(".")
}
