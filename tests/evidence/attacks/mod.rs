//! Attacks, each with the code that refuses it. The attacker is the strongest there can
//! be: whatever comes before the attacked check is signed anew.

mod chain;
mod document;
mod person;
mod response;

use hookseal::evidence::{Code, Expected, Medium, Purpose};

use crate::der::{oid, seq, set, tlv};
use crate::pki::{
    KEY_USAGE, Made, NOW, NUMBER, PARTY, Plan, content, extension, person_as, person_name, person_with, usage,
};

/// What is attacked, how, and what comes of it.
pub(crate) type Attack = (&'static str, fn(&mut Plan), Code);

/// Those that a plan describes.
#[allow(dead_code, reason = "for examples/evidence_cases.rs")]
pub(crate) fn all() -> impl Iterator<Item = &'static Attack> {
    document::ATTACKS.iter().chain(chain::ATTACKS).chain(response::ATTACKS)
}

fn all_refused(attacks: &[Attack]) {
    for (what, change, code) in attacks {
        let refusal = Plan::changed(change).make().verify(&Expected::WINDOW).err();
        assert_eq!(refusal.map(|refusal| refusal.code()), Some(*code), "{what}");
    }
}

#[test]
fn what_is_genuine_verifies() {
    let expected = Expected { personal_number: Some(NUMBER), relying_parties: &[PARTY], ..Expected::WINDOW };
    let evidence = Plan::default().make().verify(&expected).expect("it is genuine");
    assert_eq!((&*evidence.person.given_name, &*evidence.person.name), ("Åsa", "Åsa Tolvansson"));
    assert_eq!((evidence.purpose, evidence.medium), (Purpose::Identification, Medium::Mobile));
    assert_eq!(evidence.visible.map(|shown| shown.text).as_deref(), Some("Jag legitimerar mig"));
    let signing = Plan::changed(|plan| {
        plan.content = content("Signing")
            .replace(r#"charset="UTF-8" "#, r#"charset="UTF-8" format="simpleMarkdownV1" "#);
        *plan.leaf.extension(KEY_USAGE) = usage(0x40);
    });
    let evidence = signing.make().verify(&expected).expect("it is genuine");
    assert_eq!(evidence.purpose, Purpose::Signing);
    assert_eq!(evidence.visible.and_then(|shown| shown.format).as_deref(), Some("simpleMarkdownV1"));
}

/// What may differ, and says nothing else.
const GENUINE: [fn(&mut Plan); 12] = [
    |plan| plan.answer.next_update = Some("20261102120000Z"),
    |plan| plan.answer.this_update = "20261101115500Z",
    |plan| plan.answer.extensions.push(extension("1.2.3", false, vec![5, 0])),
    |plan| plan.answer.single_extensions.push(extension("1.2.3", false, vec![5, 0])),
    |plan| {
        plan.content = plan.content.replace("</clientInfo>", "<later a=\"&amp;\">å &gt;</later></clientInfo>")
    },
    |plan| plan.base64 = |text| format!("\n{}\r\n{} ", &text[..76], &text[76..]),
    // Of a name, only what is asked for has to be text.
    |plan| plan.leaf.subject = person_with(&part(&[("2.5.4.10", 0x14, b"Bank\xe5")])),
    |plan| plan.leaf.subject = person_with(&part(&[("1.2.840.113549.1.9.1", 0x16, b"a@example.com")])),
    |plan| plan.leaf.subject = person_with(&part(&[("2.5.4.10", 0x0c, b"Bank"), ("2.5.4.11", 0x1e, b"\0A")])),
    // A coordination number, and a day that only some years have.
    |plan| plan.leaf.subject = person_as("2.5.4.5", "191212721212"),
    |plan| plan.leaf.subject = person_as("2.5.4.5", "200002291212"),
    |plan| *plan.leaf.extension(KEY_USAGE) = usage(0xa0),
];

/// A part of a name, of these kinds, types and values.
fn part(attributes: &[(&str, u8, &[u8])]) -> Vec<u8> {
    let one = |(kind, tag, value): &(&str, u8, &[u8])| seq(&[oid(kind), tlv(*tag, value)]);
    set(&attributes.iter().flat_map(one).collect::<Vec<u8>>())
}

#[test]
fn the_identity_is_of_what_was_signed() {
    let made = Plan::default().make();
    let id = |made: &Made| made.verify(&Expected::WINDOW).expect("it is genuine").id;
    let info = &made.xml[made.xml.find("<SignedInfo").unwrap()..made.xml.find("<SignatureValue>").unwrap()];
    assert_eq!(id(&made)[..], crate::keys::sha256(info.as_bytes()));
    // Asked for again, later.
    let renewed = Plan::changed(|plan| {
        (plan.answer.produced, plan.answer.this_update) = ("20261101120200Z", "20261101120200Z");
    });
    let renewed = renewed.make();
    assert!(renewed.ocsp_response != made.ocsp_response && id(&renewed) == id(&made));
    let other = Plan::changed(|plan| plan.content = plan.content.replace("<fsib>0", "<fsib>1")).make();
    assert!(id(&other) != id(&made));
}

#[test]
fn what_may_differ() {
    for (index, change) in GENUINE.iter().enumerate() {
        let mut made = Plan::changed(change).make();
        if index == 5 {
            // The nonce is of the text without white space.
            made.ocsp_response = Plan::default().make().ocsp_response;
        }
        assert_eq!(made.verify(&Expected::WINDOW).err(), None, "{index}");
    }
}

#[test]
fn documents() {
    all_refused(document::ATTACKS);
}

#[test]
fn chains() {
    all_refused(chain::ATTACKS);
}

#[test]
fn responses() {
    all_refused(response::ATTACKS);
    let made = Plan::default().make();
    let other = Plan::changed(|plan| plan.content = plan.content.replace("<fsib>0", "<fsib>1")).make();
    let swapped = Made { ocsp_response: other.ocsp_response, ..made };
    let code = swapped.verify(&Expected::WINDOW).err().map(|refusal| refusal.code());
    assert_eq!(code, Some(Code::OcspNotForThisSignature));
}

#[test]
fn base64_in_another_form() {
    use Code::{EvidenceMissing, MalformedBase64, TooLarge};
    all_refused(&[
        (
            "bits that are too many",
            |plan| {
                plan.content = plan.content.replace("<version>MQ==", "<version>MR==");
                plan.content =
                    plan.content.replace("<usrNonVisibleData>ZG9sZA==", "<usrNonVisibleData>ZG9sZB==");
            },
            MalformedBase64,
        ),
        (
            "a digest with bits too many",
            |plan| {
                plan.signed_info = |xml| {
                    let at = xml.find("=</DigestValue>").unwrap() - 1;
                    let next = char::from(xml.as_bytes()[at] + 1);
                    format!("{}{next}{}", &xml[..at], &xml[at + 1..])
                }
            },
            MalformedBase64,
        ),
        (
            "a missing padding",
            |plan| plan.base64 = |text| text.trim_end_matches('=').to_owned() + "A",
            MalformedBase64,
        ),
        ("base64url", |plan| plan.base64 = |text| format!("-{}", &text[1..]), MalformedBase64),
        ("nothing", |plan| plan.base64 = |_| String::new(), EvidenceMissing),
        ("400 KB", |plan| plan.base64 = |_| "A".repeat(400 * 1024), TooLarge),
    ]);
    let mut made = Plan::default().make();
    made.ocsp_response = "A".repeat(16_388);
    assert_eq!(made.verify(&Expected::WINDOW).err().map(|refusal| refusal.code()), Some(TooLarge));
}

#[test]
fn no_refusal_and_no_debug_output_names_a_person() {
    let made = Plan::changed(|plan| plan.leaf.subject = person_name()).make();
    let evidence = made.verify(&Expected::WINDOW).expect("it is genuine");
    let texts = [
        format!("{evidence:?}"),
        format!("{:?}", evidence.person),
        format!("{:?}", made.proof()),
        format!("{:?}", evidence.visible),
        format!("{:?}", evidence.relying_party),
        format!("{:?}", evidence.person.certificate),
    ];
    for text in texts {
        assert!(text.len() < 40 && !text.contains("1912") && !text.contains("Test AB"), "{text}");
    }
}

/// Each bit of what was made here; see `bits`.
#[test]
fn every_changed_bit_is_refused() {
    let made = Plan::default().make();
    crate::bits::all_are_refused(&made.proof(), &made.anchor(), NOW);
}
