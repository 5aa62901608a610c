//! Evidence that is genuine, and of somebody or something else than expected.

use hookseal::evidence::{Claimed, Code, Expected, Purpose, Step};

use crate::pki::{NOW, NUMBER, Plan};

const ANY: Expected<'static> = Expected::WINDOW;
/// A webhook's identity that says who, and nothing else.
const WHO: Claimed<'static> = Claimed {
    personal_number: Some(NUMBER),
    given_name: None,
    surname: None,
    name: None,
    identified_at: None,
};

const fn claim(claimed: Claimed<'static>) -> Expected<'static> {
    Expected { claimed: Some(claimed), ..ANY }
}

const OTHERS: &[(&str, Expected<'static>, Code)] = &[
    ("another number", Expected { personal_number: Some("199001011234"), ..ANY }, Code::IdentityMismatch),
    ("to sign", Expected { purpose: Some(Purpose::Signing), ..ANY }, Code::PurposeMismatch),
    ("another relying party", Expected { relying_parties: &["cn=Other"], ..ANY }, Code::RelyingPartyMismatch),
    (
        "a relying party that begins alike",
        Expected { relying_parties: &["cn=Test AB"], ..ANY },
        Code::RelyingPartyMismatch,
    ),
    ("a window that is over", Expected { past: 1, ..ANY }, Code::TooOld),
    (
        "no number in the webhook",
        claim(Claimed { given_name: Some("Åsa"), personal_number: None, ..WHO }),
        Code::IdentityMissing,
    ),
    ("an empty number", claim(Claimed { personal_number: Some(""), ..WHO }), Code::IdentityMissing),
    (
        "another number in the webhook",
        claim(Claimed { personal_number: Some("19900101-1234"), ..WHO }),
        Code::IdentityMismatch,
    ),
    (
        "a number without its century",
        claim(Claimed { personal_number: Some("121212-1212"), ..WHO }),
        Code::IdentityMismatch,
    ),
    ("another given name", claim(Claimed { given_name: Some("Asa"), ..WHO }), Code::IdentityMismatch),
    ("another surname", claim(Claimed { surname: Some("Svensson"), ..WHO }), Code::IdentityMismatch),
    ("another name", claim(Claimed { name: Some("Åsa"), ..WHO }), Code::IdentityMismatch),
    (
        "another time",
        claim(Claimed { identified_at: Some("2026-11-01T12:10:01Z"), ..WHO }),
        Code::IdentityMismatch,
    ),
    (
        "a time that is none",
        claim(Claimed { identified_at: Some("yesterday"), ..WHO }),
        Code::IdentityMismatch,
    ),
];

#[test]
fn somebody_or_something_else_than_expected() {
    let made = Plan::default().make();
    for (what, expected, code) in OTHERS {
        let refusal =
            made.proof().verify(&made.anchor(), expected, NOW + 2 * u64::from(expected.past == 1)).err();
        let found = refusal.map(|refusal| (refusal.code(), refusal.step()));
        assert_eq!(found, Some((*code, Step::Identity)), "{what}");
    }
}

/// What nothing can be held against, and what is longer than anything.
#[test]
fn what_is_expected_is_judged_before_the_evidence() {
    let made = Plan::default().make();
    let long = "a".repeat(1537);
    let [seventeen, long_party] = [vec!["x"; 17], vec![&*long]];
    let long = &long[..1025];
    for (what, expected, code) in [
        ("10 digits", Expected { personal_number: Some("1212121212"), ..ANY }, Code::InvalidOption),
        ("an organisation", Expected { personal_number: Some("165566304928"), ..ANY }, Code::InvalidOption),
        ("nobody", Expected { personal_number: Some(""), ..ANY }, Code::InvalidOption),
        ("no relying party", Expected { relying_parties: &[""], ..ANY }, Code::InvalidOption),
        ("17 relying parties", Expected { relying_parties: &seventeen, ..ANY }, Code::InvalidOption),
        ("a long relying party", Expected { relying_parties: &long_party, ..ANY }, Code::InvalidOption),
        ("no past", Expected { past: 0, ..ANY }, Code::InvalidOption),
        ("no future", Expected { future: 0, ..ANY }, Code::InvalidOption),
        (
            "a long number",
            Expected { claimed: Some(Claimed { personal_number: Some(long), ..WHO }), ..ANY },
            Code::TooLarge,
        ),
        (
            "a long name",
            Expected { claimed: Some(Claimed { name: Some(long), ..WHO }), ..ANY },
            Code::TooLarge,
        ),
    ] {
        let nothing = hookseal::evidence::Proof { signature: "", ocsp_response: "" };
        let refusal = nothing.verify(&made.anchor(), &expected, NOW).err();
        let found = refusal.map(|refusal| (refusal.code(), refusal.step()));
        assert_eq!(found, Some((code, Step::Input)), "{what}");
    }
}

#[test]
fn the_same_person_in_other_words() {
    let made = Plan::default().make();
    let same = Claimed {
        personal_number: Some("19121212-1212"),
        given_name: Some(" åSA "),
        surname: Some("TOLVANSSON"),
        name: Some("ÅSA\u{a0}TOLVANSSON"),
        identified_at: Some("2026-11-01T13:09:59.999+01:00"),
    };
    assert!(made.verify(&claim(same)).is_ok());
}
