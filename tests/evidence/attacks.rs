//! Attacks, each with the code that refuses it. The attacker is the strongest there can
//! be: whatever comes before the attacked check is signed anew.

use hookseal::evidence::{Claimed, Code, Expected, Medium, Purpose, Step};

use crate::der::{octets, oid, seq, tlv};
use crate::pki::{
    CONSTRAINTS, KEY_USAGE, Made, NO_CHECK, NUMBER, Owner, PARTY, PURPOSES, Plan, authority, content, extension, name,
    nonce, person_name, sha1, usage,
};

/// What is attacked, how, and what comes of it.
type Attack = (&'static str, fn(&mut Plan), Code);

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
        plan.content = content("Signing").replace(r#"charset="UTF-8" "#, r#"charset="UTF-8" format="simpleMarkdownV1" "#);
        *plan.leaf.extension(KEY_USAGE) = usage(0x40);
    });
    let evidence = signing.make().verify(&expected).expect("it is genuine");
    assert_eq!(evidence.purpose, Purpose::Signing);
    assert_eq!(evidence.visible.and_then(|shown| shown.format).as_deref(), Some("simpleMarkdownV1"));
}

#[test]
fn a_document_that_is_not_the_profile() {
    use Code::{DigestMismatch, SignatureMismatch, UnsupportedProfile};
    all_refused(&[
        ("a second bankIdSignedData", |plan| plan.xml = |xml| {
            let data = &xml[xml.find("<bankIdSignedData").unwrap()..xml.find("</Object>").unwrap()];
            xml.replace("</Object>", &format!("{data}</Object>"))
        }, UnsupportedProfile),
        ("a second Object", |plan| plan.xml = |xml| {
            let data = &xml[xml.find("<Object>").unwrap()..xml.find("</Signature>").unwrap()];
            xml.replace("</Signature>", &format!("{data}</Signature>"))
        }, UnsupportedProfile),
        ("the Object before SignedInfo", |plan| plan.xml = |xml| {
            let at = xml.find("<Object>").unwrap();
            let data = xml[at..xml.find("</Signature>").unwrap()].to_owned();
            xml.replace(&data, "").replace("<SignedInfo", &format!("{data}<SignedInfo"))
        }, UnsupportedProfile),
        ("the whole wrapped in another element", |plan| plan.xml = |xml| {
            xml.replace("<Signature ", "<Wrapper><Signature ").replace("</Signature>", "</Signature></Wrapper>")
        }, UnsupportedProfile),
        ("an Id twice", |plan| plan.content = plan.content.replace("<env>", r#"<env Id="bidSignedData">"#), UnsupportedProfile),
        ("an Id in another case", |plan| plan.content = plan.content.replace("<env>", r#"<env ID="bidSignedData">"#), UnsupportedProfile),
        ("an id deep inside", |plan| plan.content = plan.content.replace("<ai>", r#"<ai id="x">"#), UnsupportedProfile),
        ("Id of the data in another case", |plan| plan.signed_data = |xml| xml.replace(" Id=", " ID="), UnsupportedProfile),
        ("the references change places", |plan| plan.signed_info = |xml| {
            xml.replace("#bidSignedData", "#x").replace("#bidKeyInfo", "#bidSignedData").replace("#x", "#bidKeyInfo")
        }, UnsupportedProfile),
        ("a third reference", |plan| plan.signed_info = |xml| {
            let reference = xml[xml.rfind("<Reference").unwrap()..xml.find("</SignedInfo>").unwrap()].to_owned();
            xml.replace("</SignedInfo>", &format!("{reference}</SignedInfo>"))
        }, UnsupportedProfile),
        ("one reference alone", |plan| plan.signed_info = |xml| {
            let reference = xml[xml.rfind("<Reference").unwrap()..xml.find("</SignedInfo>").unwrap()].to_owned();
            xml.replace(&reference, "")
        }, UnsupportedProfile),
        ("a reference without its Type", |plan| plan.signed_info = |xml| {
            xml.replace(r#" Type="http://www.bankid.com/signature/v1.0.0/types""#, "")
        }, UnsupportedProfile),
        ("a reference to the whole document", |plan| plan.signed_info = |xml| xml.replace("#bidSignedData", ""), UnsupportedProfile),
        ("a reference to another document", |plan| plan.signed_info = |xml| xml.replace("#bidSignedData", "http://example.com/"), UnsupportedProfile),
        ("an XPath transform", |plan| plan.signed_info = |xml| {
            xml.replacen("http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"></Transform>", "http://www.w3.org/TR/1999/REC-xpath-19991116\"></Transform>", 1)
        }, UnsupportedProfile),
        ("RSA with SHA-1", |plan| plan.signed_info = |xml| xml.replace("2001/04/xmldsig-more#rsa-sha256", "2000/09/xmldsig#rsa-sha1"), UnsupportedProfile),
        ("a digest with SHA-1", |plan| plan.signed_info = |xml| xml.replace("2001/04/xmlenc#sha256", "2000/09/xmldsig#sha1"), UnsupportedProfile),
        ("HMAC", |plan| plan.signed_info = |xml| xml.replace("2001/04/xmldsig-more#rsa-sha256", "2000/09/xmldsig#hmac-sha1"), UnsupportedProfile),
        ("another canonical form", |plan| plan.signed_info = |xml| xml.replacen("TR/2001/REC-xml-c14n-20010315", "2001/10/xml-exc-c14n#", 1), UnsupportedProfile),
        ("a comment in the data", |plan| plan.content = plan.content.replace("<fsib>", "<!-- --><fsib>"), UnsupportedProfile),
        ("a comment in a text", |plan| plan.xml = |xml| xml.replace("<funcId>Ident", "<funcId>Ident<!-- -->"), UnsupportedProfile),
        ("CDATA", |plan| plan.content = plan.content.replace("<fsib>0", "<fsib><![CDATA[0]]>"), UnsupportedProfile),
        ("a processing instruction", |plan| plan.content = plan.content.replace("<fsib>", "<?x y?><fsib>"), UnsupportedProfile),
        ("an entity", |plan| plan.content = plan.content.replace("<fsib>0", "<fsib>&x;"), UnsupportedProfile),
        ("a character reference", |plan| plan.content = plan.content.replace("<fsib>0", "<fsib>&#48;"), UnsupportedProfile),
        ("a document type", |plan| plan.xml = |xml| xml.replace("?><Signature", "?><!DOCTYPE Signature [<!ENTITY x \"y\">]><Signature"), UnsupportedProfile),
        ("a billion laughs", |plan| plan.xml = |xml| xml.replace("?><Signature", "?><!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d \"&b;&b;\">]><Signature"), UnsupportedProfile),
        ("a prefix", |plan| plan.xml = |xml| xml.replace("<Signature xmlns=", "<ds:Signature xmlns:ds=").replace("</Signature>", "</ds:Signature>"), UnsupportedProfile),
        ("a prefix within", |plan| plan.content = plan.content.replace("<ai>", "<x:ai xmlns:x=\"u\">").replace("</ai>", "</x:ai>"), UnsupportedProfile),
        ("another namespace within", |plan| plan.content = plan.content.replace("<ai>", "<ai xmlns=\"u\">"), UnsupportedProfile),
        ("an attribute that is inherited", |plan| plan.xml = |xml| xml.replace("<Object>", "<Object xml:lang=\"sv\">"), UnsupportedProfile),
        ("white space between elements", |plan| plan.content = plan.content.replace("<clientInfo>", "\n<clientInfo>"), UnsupportedProfile),
        ("an element closed at once", |plan| plan.content = plan.content.replace("<fsib>0</fsib>", "<fsib/>"), UnsupportedProfile),
        ("single quotes", |plan| plan.content = plan.content.replace("charset=\"UTF-8\"", "charset='UTF-8'"), UnsupportedProfile),
        ("attributes out of order", |plan| plan.content = plan.content.replace(r#"charset="UTF-8" visible="wysiwys""#, r#"visible="wysiwys" charset="UTF-8""#), UnsupportedProfile),
        ("what was not seen", |plan| plan.content = plan.content.replace("wysiwys", "hidden"), UnsupportedProfile),
        ("a name twice", |plan| plan.content = plan.content.replace("</srvInfo>", "<name>QQ==</name></srvInfo>"), UnsupportedProfile),
        ("a function twice", |plan| plan.content = plan.content.replace("<version>", "<funcId>Signing</funcId><version>"), UnsupportedProfile),
        ("a function that is none", |plan| plan.content = content("Other"), UnsupportedProfile),
        ("17 levels", |plan| plan.content = plan.content.replace("<fsib>0", &format!("<fsib>{}{}", "<a>".repeat(20), "</a>".repeat(20))), UnsupportedProfile),
        ("513 elements", |plan| plan.content = plan.content.replace("<fsib>0", &format!("<fsib>{}", "<a></a>".repeat(513))), UnsupportedProfile),
        ("text after the end", |plan| plan.xml = |xml| format!("{xml}<x></x>"), UnsupportedProfile),
        ("a byte order mark", |plan| plan.xml = |xml| format!("\u{feff}{xml}"), UnsupportedProfile),
        ("other data", |plan| plan.xml = |xml| xml.replace("<fsib>0", "<fsib>1"), DigestMismatch),
        ("other certificates", |plan| plan.xml = |xml| xml.replace("</X509Certificate></X509Data>", "\n</X509Certificate></X509Data>"), DigestMismatch),
        ("the digests change places", |plan| plan.signed_info = |xml| {
            let [first, second] = [xml.find("<DigestValue>").unwrap() + 13, xml.rfind("<DigestValue>").unwrap() + 13];
            [&xml[..first], &xml[second..second + 44], &xml[first + 44..second], &xml[first..first + 44], &xml[second + 44..]].concat()
        }, DigestMismatch),
        ("signed by another key", |plan| plan.xml_signer = Owner::Attacker, SignatureMismatch),
    ]);
}

#[test]
fn base64_in_another_form() {
    use Code::{EvidenceMissing, MalformedBase64, TooLarge};
    all_refused(&[
        ("bits that are too many", |plan| {
            plan.content = plan.content.replace("<version>MQ==", "<version>MR==");
            plan.content = plan.content.replace("<usrNonVisibleData>ZG9sZA==", "<usrNonVisibleData>ZG9sZB==");
        }, MalformedBase64),
        ("a digest with bits too many", |plan| plan.signed_info = |xml| {
            let at = xml.find("=</DigestValue>").unwrap() - 1;
            let next = char::from(xml.as_bytes()[at] + 1);
            format!("{}{next}{}", &xml[..at], &xml[at + 1..])
        }, MalformedBase64),
        ("a missing padding", |plan| plan.base64 = |text| text.trim_end_matches('=').to_owned() + "A", MalformedBase64),
        ("base64url", |plan| plan.base64 = |text| format!("-{}", &text[1..]), MalformedBase64),
        ("nothing", |plan| plan.base64 = |_| String::new(), EvidenceMissing),
        ("400 KB", |plan| plan.base64 = |_| "A".repeat(400 * 1024), TooLarge),
    ]);
    let mut made = Plan::default().make();
    made.ocsp_response = "A".repeat(16_388);
    assert_eq!(made.verify(&Expected::WINDOW).err().map(|refusal| refusal.code()), Some(TooLarge));
}

#[test]
fn a_chain_that_does_not_lead_to_the_anchor() {
    use Code::{BrokenChain, CertificateConstraint, CertificateExpired, MalformedCertificate, UnsupportedProfile, UntrustedRoot};
    all_refused(&[
        ("a root of the same name, and all under it", |plan| {
            plan.chain = |plan| {
                let mut forged = plan.clone();
                forged.bank.signer = Owner::Attacker;
                vec![forged.leaf.make(), forged.customer.make(), forged.bank.make()]
            };
        }, UntrustedRoot),
        ("the attacker's root at the end of KeyInfo", |plan| {
            plan.chain = |plan| {
                let mut root = plan.root.clone();
                (root.owner, root.signer) = (Owner::Attacker, Owner::Attacker);
                vec![plan.leaf.make(), plan.customer.make(), plan.bank.make(), root.make()]
            };
        }, UntrustedRoot),
        ("the true root at the end of KeyInfo", |plan| {
            plan.chain = |plan| vec![plan.leaf.make(), plan.customer.make(), plan.bank.make(), plan.root.make()];
        }, UntrustedRoot),
        ("no certificate of the bank", |plan| plan.chain = |plan| vec![plan.leaf.make(), plan.customer.make()], UntrustedRoot),
        ("the leaf alone", |plan| plan.chain = |plan| vec![plan.leaf.make()], UnsupportedProfile),
        ("five certificates", |plan| plan.chain = |plan| vec![plan.leaf.make(); 5], UnsupportedProfile),
        ("nobody's certificate", |plan| plan.chain = |_| vec![vec![0x30, 0], vec![0x30, 0]], MalformedCertificate),
        ("another order", |plan| plan.chain = |plan| vec![plan.leaf.make(), plan.bank.make(), plan.customer.make()], UntrustedRoot),
        ("an issuer that did not sign", |plan| plan.customer.signer = Owner::Attacker, BrokenChain),
        ("an issuer of another name", |plan| plan.customer.issuer = name(&[("2.5.4.3", "Other")]), BrokenChain),
        ("a leaf by another CA of the same name", |plan| plan.leaf.signer = Owner::OtherCustomer, BrokenChain),
        ("an intermediate that is no CA", |plan| plan.customer.without(CONSTRAINTS), CertificateConstraint),
        ("an intermediate with CA false", |plan| plan.customer.extension(CONSTRAINTS).value = seq(&[]), CertificateConstraint),
        ("an intermediate without keyCertSign", |plan| *plan.customer.extension(KEY_USAGE) = usage(0x02), CertificateConstraint),
        ("an intermediate without key usage", |plan| plan.customer.without(KEY_USAGE), CertificateConstraint),
        ("a path that is too long", |plan| *plan.bank.extension(CONSTRAINTS) = authority(Some(0)), CertificateConstraint),
        ("a leaf with the CA bit", |plan| plan.leaf.extensions.push(authority(None)), CertificateConstraint),
        ("a leaf that may sign certificates", |plan| *plan.leaf.extension(KEY_USAGE) = usage(0x84), CertificateConstraint),
        ("a leaf for another purpose", |plan| *plan.leaf.extension(KEY_USAGE) = usage(0x40), CertificateConstraint),
        ("a leaf without key usage", |plan| plan.leaf.without(KEY_USAGE), CertificateConstraint),
        ("a responder as the person", |plan| {
            plan.leaf.extensions.push(extension(PURPOSES, false, seq(&[oid("1.3.6.1.5.5.7.3.9")])));
        }, CertificateConstraint),
        ("a critical extension nobody knows", |plan| plan.bank.extensions.push(extension("1.2.3.4", true, tlv(5, &[]))), CertificateConstraint),
        ("name constraints, critical or not", |plan| plan.bank.extensions.push(extension("2.5.29.30", false, seq(&[]))), CertificateConstraint),
        ("an extension twice", |plan| plan.leaf.extensions.push(usage(0x80)), MalformedCertificate),
        ("a leaf that has expired", |plan| plan.leaf.until = "20261101115959Z", CertificateExpired),
        ("a leaf that is not yet good", |plan| plan.leaf.from = "20261101120001Z", CertificateExpired),
        ("an intermediate that has expired", |plan| plan.bank.until = "20261101115959Z", CertificateExpired),
        ("a root that has expired", |plan| plan.root.until = "20261101115959Z", CertificateExpired),
        ("a number twice in the subject", |plan| {
            plan.leaf.subject = name(&[("2.5.4.5", NUMBER), ("2.5.4.5", "199001011234"), ("2.5.4.3", "x")]);
        }, UnsupportedProfile),
        ("a number of 10 digits", |plan| plan.leaf.subject = name(&[("2.5.4.5", "1212121212")]), UnsupportedProfile),
        ("no number", |plan| plan.leaf.subject = name(&[("2.5.4.3", "x")]), UnsupportedProfile),
        ("a control character in a name", |plan| plan.leaf.subject = name(&[("2.5.4.5", NUMBER), ("2.5.4.3", "x\n")]), UnsupportedProfile),
    ]);
}

#[test]
fn an_ocsp_response_that_says_nothing_of_this_signature() {
    use Code::{
        CertificateExpired, MalformedOcsp, OcspNotForThisSignature, OcspNotSuccessful, OcspOtherCertificate, OcspResponder,
        OcspSignatureMismatch, OcspTime, Revoked, StatusUnknown, UnsupportedProfile,
    };
    all_refused(&[
        ("an error", |plan| plan.answer.outer_status = 6, OcspNotSuccessful),
        ("revoked", |plan| plan.answer.status = tlv(0xa1, &crate::der::general_time("20261001000000Z")), Revoked),
        ("unknown", |plan| plan.answer.status = tlv(0x82, &[]), StatusUnknown),
        ("good, with something in it", |plan| plan.answer.status = tlv(0x80, &[0]), MalformedOcsp),
        ("another certificate", |plan| plan.answer.serial = Some(vec![9]), OcspOtherCertificate),
        ("another issuer", |plan| plan.answer.id_of = Owner::Bank, OcspOtherCertificate),
        ("another hash in the identifier", |plan| plan.answer.id_hash = "2.16.840.1.101.3.4.2.1", UnsupportedProfile),
        ("two answers", |plan| plan.answer.count = 2, UnsupportedProfile),
        ("no answer", |plan| plan.answer.count = 0, UnsupportedProfile),
        ("a responder of the other bank", |plan| plan.responder.signer = Owner::OtherCustomer, OcspResponder),
        ("a responder of the bank's own CA", |plan| {
            plan.responder.issuer = plan.bank.subject.clone();
            plan.responder.signer = Owner::Bank;
        }, OcspResponder),
        ("a responder that nobody made one", |plan| plan.responder.without(PURPOSES), OcspResponder),
        ("a responder for another purpose", |plan| plan.responder.extension(PURPOSES).value = seq(&[oid("1.3.6.1.5.5.7.3.1")]), OcspResponder),
        ("a responder without ocsp-nocheck", |plan| plan.responder.without(NO_CHECK), OcspResponder),
        ("a responder that is a CA", |plan| plan.responder.extensions.push(authority(None)), OcspResponder),
        ("signed by the person", |plan| plan.answer.signer = Owner::Leaf, OcspResponder),
        ("no certificate of the responder", |plan| plan.answer.has_certificate = false, UnsupportedProfile),
        ("signed by another key", |plan| plan.answer.signer = Owner::Attacker, OcspSignatureMismatch),
        ("signed with another algorithm", |plan| plan.answer.is_sha512 = true, OcspSignatureMismatch),
        ("no nonce", |plan| plan.answer.nonce = |_| None, OcspNotForThisSignature),
        ("the nonce of another signature", |plan| plan.answer.nonce = |text| nonce(&text[1..]), OcspNotForThisSignature),
        ("a nonce in an OCTET STRING", |plan| plan.answer.nonce = |text| nonce(text).map(|nonce| octets(&nonce)), OcspNotForThisSignature),
        ("a nonce that is cut off", |plan| plan.answer.nonce = |text| Some(sha1(text.as_bytes())), OcspNotForThisSignature),
        ("two nonces", |plan| plan.answer.extensions.push(extension("1.3.6.1.5.5.7.48.1.2", false, vec![0; 32])), UnsupportedProfile),
        ("a critical extension nobody knows", |plan| plan.answer.extensions.push(extension("1.2.3", true, vec![5, 0])), UnsupportedProfile),
        ("made before the person's certificate was", |plan| {
            (plan.answer.produced, plan.answer.this_update) = ("20261031215959Z", "20261031215959Z");
        }, CertificateExpired),
        ("made after the responder's certificate was", |plan| plan.responder.until = "20261101115959Z", CertificateExpired),
        ("a status of before", |plan| plan.answer.this_update = "20261101115459Z", OcspTime),
        ("a status of afterwards", |plan| plan.answer.this_update = "20261101120001Z", OcspTime),
        ("a next status that is past", |plan| plan.answer.next_update = Some("20261101115959Z"), OcspTime),
    ]);
    let (made, other) = (Plan::default().make(), Plan::changed(|plan| plan.content = content("Identification") .replace("<fsib>0", "<fsib>1")).make());
    let swapped = Made { ocsp_response: other.ocsp_response, ..made };
    assert_eq!(swapped.verify(&Expected::WINDOW).err().map(|refusal| refusal.code()), Some(OcspNotForThisSignature));
}

#[test]
fn somebody_or_something_else_than_expected() {
    let made = Plan::default().make();
    let claimed = Claimed { personal_number: Some(NUMBER), ..Claimed::default() };
    let claim = |claimed| Expected { claimed: Some(claimed), ..Expected::WINDOW };
    let of = Expected::WINDOW;
    for (what, expected, code) in [
        ("another number", Expected { personal_number: Some("199001011234"), ..of }, Code::IdentityMismatch),
        ("a number of 10 digits", Expected { personal_number: Some("1212121212"), ..of }, Code::InvalidOption),
        ("another relying party", Expected { relying_parties: &["cn=Other"], ..of }, Code::RelyingPartyMismatch),
        ("a relying party that begins alike", Expected { relying_parties: &[&PARTY[..20]], ..of }, Code::RelyingPartyMismatch),
        ("a window that is over", Expected { past: 0, ..of }, Code::TooOld),
        ("no number in the webhook", claim(Claimed { given_name: Some("Åsa"), ..Claimed::default() }), Code::IdentityMissing),
        ("an empty number", claim(Claimed { personal_number: Some(""), ..claimed }), Code::IdentityMissing),
        ("another number in the webhook", claim(Claimed { personal_number: Some("19900101-1234"), ..claimed }), Code::IdentityMismatch),
        ("a number without its century", claim(Claimed { personal_number: Some("121212-1212"), ..claimed }), Code::IdentityMismatch),
        ("another given name", claim(Claimed { given_name: Some("Asa"), ..claimed }), Code::IdentityMismatch),
        ("another surname", claim(Claimed { surname: Some("Svensson"), ..claimed }), Code::IdentityMismatch),
        ("another name", claim(Claimed { name: Some("Åsa"), ..claimed }), Code::IdentityMismatch),
        ("another time", claim(Claimed { identified_at: Some("2026-11-01T12:10:01Z"), ..claimed }), Code::IdentityMismatch),
        ("a time that is none", claim(Claimed { identified_at: Some("yesterday"), ..claimed }), Code::IdentityMismatch),
    ] {
        let now_is_later = if code == Code::TooOld { 1 } else { 0 };
        let refusal = made.proof().verify(&made.anchor(), &expected, crate::pki::NOW + now_is_later).err();
        assert_eq!(refusal.map(|refusal| (refusal.code(), refusal.step())), Some((code, Step::Identity)), "{what}");
    }
    let same = Claimed {
        personal_number: Some("19121212-1212"),
        given_name: Some(" åSA "),
        surname: Some("TOLVANSSON"),
        name: Some("ÅSA\u{a0}TOLVANSSON"),
        identified_at: Some("2026-11-01T13:09:59.999+01:00"),
    };
    assert!(made.verify(&claim(same)).is_ok());
}

#[test]
fn no_refusal_and_no_debug_output_names_a_person() {
    let made = Plan::changed(|plan| plan.leaf.subject = person_name()).make();
    let evidence = made.verify(&Expected::WINDOW).expect("it is genuine");
    let texts = [format!("{evidence:?}"), format!("{:?}", evidence.person), format!("{:?}", made.proof()), format!("{:?}", evidence.visible)];
    for text in texts {
        assert!(text.len() < 40 && !text.contains("1912"), "{text}");
    }
}

/// Each bit of what was made here; see `bits`.
#[test]
fn every_changed_bit_is_refused() {
    let made = Plan::default().make();
    crate::bits::all_are_refused(&made.proof(), &made.anchor(), crate::pki::NOW);
}
