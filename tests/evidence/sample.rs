//! BankID's official sample (a fictitious person) and its test root, which are not part of
//! the project: they are looked for in `shared/evidence` beside it, and nothing is tested
//! where they are not.

use std::fs;
use std::path::Path;

use hookseal::evidence::{
    Anchor, Claimed, Code, Environment, Expected, Medium, Proof, Purpose, Refusal, Step,
};

/// 2022-09-13T14:09:19Z, in milliseconds.
const SIGNED_AT: u64 = 1_663_078_159_000;
const NUMBER: &str = "191212121212";
const RELYING_PARTY: &str =
    "cn=Finansiell ID-Teknik BID AB,name=Test av BankID,serialNumber=5566304928,o=Testbank A AB (publ),c=SE";

struct Sample {
    signature: String,
    ocsp_response: String,
    root: Vec<u8>,
}

impl Sample {
    fn read() -> Option<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/evidence");
        let text = |name: &str| fs::read_to_string(folder.join(name)).ok().map(|text| text.trim().to_owned());
        Some(Self {
            signature: text("bankid-sample-signature.b64")?,
            ocsp_response: text("bankid-sample-ocsp.b64")?,
            root: fs::read(folder.join("bankid-test-root.pem")).ok()?,
        })
    }

    fn proof(&self) -> Proof<'_> {
        Proof { signature: &self.signature, ocsp_response: &self.ocsp_response }
    }

    fn anchor(&self) -> Anchor {
        Anchor::new(&self.root, Environment::Test).expect("it is the test root")
    }
}

/// The code and the step of a refusal.
fn refused<T>(result: &Result<T, Refusal>) -> (Code, Step) {
    match result {
        Ok(_) => panic!("it was not refused"),
        Err(refusal) => (refusal.code(), refusal.step()),
    }
}

#[test]
fn the_sample_verifies() {
    let Some(sample) = Sample::read() else { return };
    let expected = Expected {
        relying_parties: &["another", RELYING_PARTY],
        personal_number: Some(NUMBER),
        claimed: Some(Claimed {
            personal_number: Some("19121212-1212"),
            given_name: Some("TOLVAN"),
            surname: Some("Tolvansson"),
            name: Some("tolvan  tolvansson"),
            identified_at: Some("2022-09-13T16:09:21.1234567+02:00"),
        }),
        ..Expected::WINDOW
    };
    let evidence =
        sample.proof().verify(&sample.anchor(), &expected, SIGNED_AT + 1000).expect("it is genuine");
    assert_eq!(evidence.signed_at, SIGNED_AT);
    assert_eq!(evidence.person.personal_number, NUMBER);
    assert_eq!((&*evidence.person.given_name, &*evidence.person.surname), ("Tolvan", "Tolvansson"));
    assert_eq!(evidence.person.name, "Tolvan Tolvansson");
    assert_eq!(evidence.person.certificate.issuer, "Testbank A Customer CA1 v1 for BankID Test");
    assert_eq!(evidence.person.certificate.serial, [0x1e, 0xf5, 0x8c, 0x45, 0x1a, 0x53, 0xea, 0xc9]);
    assert_eq!(evidence.relying_party.name, RELYING_PARTY);
    assert_eq!(evidence.relying_party.display_name.as_deref(), Some("Test av BankID"));
    assert_eq!((evidence.purpose, evidence.medium), (Purpose::Identification, Medium::File));
    assert_eq!(evidence.policies, ["1.2.3.4.5"]);
    assert_eq!(evidence.visible.map(|shown| shown.text).as_deref(), Some("signeringstext"));
    assert_eq!(evidence.non_visible.as_deref(), Some(&b"ej synlig"[..]));
}

#[test]
fn what_does_not_fit_the_sample_is_refused() {
    let Some(sample) = Sample::read() else { return };
    let verify =
        |expected: &Expected<'_>, now| refused(&sample.proof().verify(&sample.anchor(), expected, now));
    let other_number = Expected { personal_number: Some("191212121213"), ..Expected::WINDOW };
    assert_eq!(verify(&other_number, SIGNED_AT), (Code::IdentityMismatch, Step::Identity));
    let three_days = 3 * 86_400_000;
    assert_eq!(verify(&Expected::WINDOW, SIGNED_AT + three_days), (Code::TooOld, Step::Identity));
    assert_eq!(verify(&Expected::WINDOW, SIGNED_AT - three_days), (Code::InFuture, Step::Identity));
    let root = Anchor::new(&sample.root, Environment::Production);
    assert_eq!(refused(&root), (Code::UntrustedRoot, Step::Input));
}

#[test]
fn every_changed_bit_of_the_sample_is_refused() {
    let Some(sample) = Sample::read() else { return };
    super::bits::all_are_refused(&sample.proof(), &sample.anchor(), SIGNED_AT);
}
