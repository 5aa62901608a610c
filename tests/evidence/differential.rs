//! Changed evidence, judged here and by xmlsec1 and openssl. What they refuse is never
//! taken here; what is refused here alone has a reason that the profile gives.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hookseal::evidence::{Code, Expected};

use crate::der::{oid, seq, tlv};
use crate::keys::Owner;
use crate::pki::{
    CONSTRAINTS, KEY_USAGE, Made, NO_CHECK, NOW, PURPOSES, Plan, authority, content, extension, nonce, usage,
};
use crate::reference::{openssl_ocsp, xmlsec1};

/// [`NOW`] as xmlsec1 takes it.
const AT: &str = "2026-11-01 12:00:00";
/// So many changes of each kind: 2,100 in all.
const XML: u32 = 900;
const OCSP: u32 = 600;
const PLANS: u32 = 600;

/// xorshift64: the same changes in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    fn of<'t, T: ?Sized>(&mut self, list: &[&'t T]) -> &'t T {
        list[self.below(list.len())]
    }
}

/// Compares verdicts, and counts what both say.
#[derive(Default)]
struct Verdicts(BTreeMap<String, u32>);

impl Verdicts {
    /// `explained` are the codes of what is refused here alone.
    fn add(&mut self, own: Option<Code>, reference: bool, explained: &[Code], what: &str) {
        let label = match own {
            None => "taken by both",
            Some(_) if !reference => "refused by both",
            Some(code) => {
                assert!(explained.contains(&code), "refused here alone, {}: {what}", code.as_str());
                code.as_str()
            }
        };
        assert!(own.is_some() || reference, "taken here alone: {what}");
        *self.0.entry(label.to_owned()).or_default() += 1;
    }

    fn tell(&self, what: &str, least_taken: u32) {
        println!("{what}: {:?}", self.0);
        assert!(self.0.get("taken by both").copied().unwrap_or(0) >= least_taken, "{:?}", self.0);
    }
}

fn own(made: &Made) -> Option<Code> {
    made.verify(&Expected::WINDOW).err().map(|refusal| refusal.code())
}

/// What may be put between tags, and into texts.
const INSERTED: [&str; 11] = [
    " ",
    "\n",
    "<!-- c -->",
    "<?p i?>",
    "<![CDATA[]]>",
    "<x></x>",
    "<x/>",
    "<Object></Object>",
    "&#32;",
    "&amp;",
    "\t",
];

/// A change of a document's text, not signed anew: of its form, of what it says, or of a byte.
fn changed_xml(xml: &str, random: &mut Random) -> String {
    let tags: Vec<usize> = xml.match_indices('<').map(|(at, _)| at).collect();
    let at = tags[random.below(tags.len())];
    let (before, after) = xml.split_at(at);
    let end = after.find('>').expect("a tag ends");
    let name: String = after[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
    let rest = &after[end + 1..];
    match random.below(12) {
        0 => [before, random.of(&INSERTED), after].concat(),
        1 => [before, &after[..end], " ", &after[end..]].concat(),
        2 => [before, &after[..=end].replace('"', "'"), rest].concat(),
        3 => xml.replacen(&format!("></{name}>"), "/>", 1),
        4 => [before, &after[..end], " xmlns:x=\"u\"", &after[end..]].concat(),
        5 => [
            before,
            &after[..end],
            random.of(&[" Id=\"bidKeyInfo\"", " a=\"b\"", " xml:lang=\"sv\""]),
            &after[end..],
        ]
        .concat(),
        6 => rest
            .find(&format!("</{name}>"))
            .map_or_else(|| xml.to_owned(), |close| [before, &rest[close + name.len() + 3..]].concat()),
        7 => rest.find(&format!("</{name}>")).map_or_else(
            || xml.to_owned(),
            |close| [before, &after[..=end], &rest[..close + name.len() + 3], after].concat(),
        ),
        8 => match rest.chars().next().filter(char::is_ascii_alphanumeric) {
            Some(first) => [before, &after[..=end], &format!("&#{};", first as u32), &rest[1..]].concat(),
            None => [before, &after[..=end], random.of(&INSERTED), rest].concat(),
        },
        9 => xml.replacen(
            random.of(&["standalone=\"no\"", " encoding=\"UTF-8\"", "\"UTF-8\" standalone"]),
            random.of(&["", "x"]),
            1,
        ),
        10 => [before, &swapped(&after[..=end]), rest].concat(),
        _ => {
            let mut bytes = xml.as_bytes().to_vec();
            let at = random.below(bytes.len());
            bytes[at] = b' ' + random.below(95) as u8;
            String::from_utf8_lossy(&bytes).into_owned()
        }
    }
}

/// A tag with its attributes in the opposite order.
fn swapped(tag: &str) -> String {
    let mut parts: Vec<&str> = tag.trim_matches(['<', '>']).split(' ').collect();
    if parts.len() > 1 {
        parts[1..].reverse();
    }
    format!("<{}>", parts.join(" "))
}

#[test]
fn changed_documents() {
    let plan = Plan::default();
    let made = plan.make();
    let (mut random, mut verdicts) = (Random(15), Verdicts::default());
    assert!(own(&made).is_none() && xmlsec1(&made.xml, &made.root, AT));
    for _ in 0..XML {
        let xml = std::iter::repeat_with(|| changed_xml(&made.xml, &mut random)).find(|xml| *xml != made.xml);
        let xml = xml.expect("there is no end");
        let signature = STANDARD.encode(&xml);
        // The nonce is of the changed text, or it would catch every change.
        let ocsp = plan.make_ocsp(&signature);
        let changed =
            Made { signature, ocsp_response: STANDARD.encode(&ocsp), xml, ocsp, ..plan_parts(&made) };
        // xmlsec1 makes any form canonical, and takes what nothing refers to.
        let explained = [Code::UnsupportedProfile];
        verdicts.add(own(&changed), xmlsec1(&changed.xml, &changed.root, AT), &explained, &changed.xml);
    }
    // There is one document of one signature: what is changed is not taken, or was not read anew.
    verdicts.tell("changed documents", 0);
    assert!(!verdicts.0.contains_key("taken by both"), "{:?}", verdicts.0);
}

/// What stays.
fn plan_parts(made: &Made) -> Made {
    let Made { xml, signature, ocsp, ocsp_response, root, customer, leaf } = made;
    Made {
        xml: xml.clone(),
        signature: signature.clone(),
        ocsp: ocsp.clone(),
        ocsp_response: ocsp_response.clone(),
        root: root.clone(),
        customer: customer.clone(),
        leaf: leaf.clone(),
    }
}

/// A change of a response's bytes.
fn changed_ocsp(response: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = response.to_vec();
    let at = random.below(bytes.len());
    match random.below(6) {
        0 => bytes.truncate(at),
        1 => bytes.extend([0, 0]),
        2 => drop(bytes.remove(at)),
        3 => bytes.insert(at, random.below(256) as u8),
        4 => bytes[at] = bytes[at].wrapping_add(1),
        _ => bytes[at] ^= 1 << random.below(8),
    }
    bytes
}

#[test]
fn changed_responses() {
    let plan = Plan::default();
    let (made, bank) = (plan.make(), plan.bank.make());
    let (mut random, mut verdicts) = (Random(16), Verdicts::default());
    assert!(openssl_ocsp(&made, &made.ocsp, &bank, NOW / 1000));
    for index in 0..OCSP {
        let ocsp = if index % 50 == 0 { made.ocsp.clone() } else { changed_ocsp(&made.ocsp, &mut random) };
        let changed = Made { ocsp_response: STANDARD.encode(&ocsp), ocsp, ..plan_parts(&made) };
        // openssl reads BER, and what follows a response not at all.
        let explained = [Code::MalformedOcsp, Code::MalformedCertificate, Code::UnsupportedProfile];
        let reference = openssl_ocsp(&changed, &changed.ocsp, &bank, NOW / 1000);
        verdicts.add(own(&changed), reference, &explained, &changed.ocsp_response);
    }
    verdicts.tell("changed responses", 12);
}

/// Changes that are signed anew.
const CHANGES: [fn(&mut Plan); 30] = [
    |_| (),
    |plan| plan.content = content("Identification").replace("<fsib>0", "<fsib>1"),
    |plan| plan.content = plan.content.replace("</srvInfo>", "<later>å</later></srvInfo>"),
    |plan| plan.customer.is_sha512 = false,
    |plan| plan.leaf.is_sha512 = true,
    |plan| plan.answer.this_update = "20261101115500Z",
    |plan| plan.answer.this_update = "20261101115459Z",
    |plan| plan.answer.next_update = Some("20261101120000Z"),
    |plan| plan.answer.next_update = Some("20261101115900Z"),
    |plan| plan.answer.status = tlv(0xa1, &crate::der::general_time("20261001000000Z")),
    |plan| plan.answer.status = tlv(0x82, &[]),
    |plan| plan.answer.serial = Some(vec![9]),
    |plan| plan.answer.id_of = Owner::Bank,
    |plan| plan.answer.signer = Owner::Attacker,
    |plan| plan.answer.nonce = |_| None,
    |plan| plan.answer.nonce = |text| nonce(&text[1..]),
    |plan| plan.responder.without(PURPOSES),
    |plan| plan.responder.without(NO_CHECK),
    |plan| plan.responder.signer = Owner::OtherCustomer,
    |plan| plan.responder.until = "20261101115959Z",
    |plan| plan.leaf.until = "20261101115959Z",
    |plan| plan.leaf.from = "20261101120001Z",
    |plan| plan.bank.until = "20261101115959Z",
    |plan| plan.customer.signer = Owner::Attacker,
    |plan| plan.customer.without(CONSTRAINTS),
    |plan| *plan.customer.extension(KEY_USAGE) = usage(0x02),
    |plan| *plan.bank.extension(CONSTRAINTS) = authority(Some(0)),
    |plan| plan.bank.extensions.push(extension("1.2.3.4", true, tlv(5, &[]))),
    |plan| plan.xml_signer = Owner::Attacker,
    |plan| plan.leaf.extensions.push(extension(PURPOSES, false, seq(&[oid("1.3.6.1.5.5.7.3.4")]))),
];

#[test]
fn changed_plans() {
    let (mut random, mut verdicts) = (Random(17), Verdicts::default());
    for _ in 0..PLANS {
        let changes = [random.below(CHANGES.len()), random.below(CHANGES.len())];
        let plan = Plan::changed(|plan| changes.iter().for_each(|index| CHANGES[*index](plan)));
        let (made, bank) = (plan.make(), plan.bank.make());
        // What no judge but BankID's profile asks: the nonce, ocsp-nocheck, keys of people
        // without further purposes, times that agree with one another.
        let explained = [
            Code::OcspNotForThisSignature,
            Code::OcspResponder,
            Code::CertificateConstraint,
            Code::OcspTime,
            Code::UnsupportedProfile,
        ];
        let reference =
            xmlsec1(&made.xml, &made.root, AT) && openssl_ocsp(&made, &made.ocsp, &bank, NOW / 1000);
        verdicts.add(own(&made), reference, &explained, &format!("{changes:?}"));
    }
    verdicts.tell("changed plans", 20);
}
