//! A PKI in the form of BankID's, made for the test: keys by openssl, signed with `ring`.
//! What it makes is described by a [`Plan`], which attacks change.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hookseal::evidence::{Anchor, Environment, Evidence, Expected, Proof, Refusal};

use crate::der::{bits, explicit, general_time, octets, oid, seq, set, time, tlv, unsigned};
use crate::keys::{Owner, key, sha1, sha256};

/// When the test's evidence is made: 2026-11-01T12:00:00Z.
pub(crate) const PRODUCED: &str = "20261101120000Z";
pub(crate) const NOW: u64 = 1_793_534_400_000;

pub(crate) const NUMBER: &str = "191212121212";
pub(crate) const PARTY: &str = "cn=Test AB,name=Test,serialNumber=5560000000,o=Bank A,c=SE";

/// A name of attributes.
pub(crate) fn name(attributes: &[(&str, &str)]) -> Vec<u8> {
    let one = |(kind, text): &(&str, &str)| set(&seq(&[oid(kind), tlv(0x0c, text.as_bytes())]));
    seq(&attributes.iter().map(one).collect::<Vec<_>>())
}

/// A name of an attribute of any type, beside those of a person.
pub(crate) fn person_with(attribute: &[u8]) -> Vec<u8> {
    let person = person_name();
    // The header of a SEQUENCE of up to 127 bytes.
    seq(&[person[2..].to_vec(), attribute.to_vec()])
}

/// A person's name with one attribute in place of another.
pub(crate) fn person_as(kind: &str, text: &str) -> Vec<u8> {
    let own =
        [("2.5.4.4", "Tolvansson"), ("2.5.4.42", "Åsa"), ("2.5.4.5", NUMBER), ("2.5.4.3", "Åsa Tolvansson")];
    name(&own.map(|(other, own)| (other, if other == kind { text } else { own })))
}

fn ca_name(text: &str) -> Vec<u8> {
    name(&[("2.5.4.6", "SE"), ("2.5.4.10", "Bank"), ("2.5.4.3", text)])
}

pub(crate) fn person_name() -> Vec<u8> {
    name(&[
        ("2.5.4.6", "SE"),
        ("2.5.4.4", "Tolvansson"),
        ("2.5.4.42", "Åsa"),
        ("2.5.4.5", NUMBER),
        ("2.5.4.3", "Åsa Tolvansson"),
    ])
}

#[derive(Clone)]
pub(crate) struct Extension {
    pub(crate) name: &'static str,
    pub(crate) is_critical: bool,
    pub(crate) value: Vec<u8>,
}

pub(crate) fn extension(name: &'static str, is_critical: bool, value: Vec<u8>) -> Extension {
    Extension { name, is_critical, value }
}

pub(crate) fn extension_der(extension: &Extension) -> Vec<u8> {
    let critical = if extension.is_critical { tlv(1, &[0xff]) } else { Vec::new() };
    seq(&[oid(extension.name), critical, octets(&extension.value)])
}

pub(crate) const CONSTRAINTS: &str = "2.5.29.19";
pub(crate) const KEY_USAGE: &str = "2.5.29.15";
pub(crate) const PURPOSES: &str = "2.5.29.37";
pub(crate) const POLICIES: &str = "2.5.29.32";
pub(crate) const NO_CHECK: &str = "1.3.6.1.5.5.7.48.1.5";

pub(crate) fn authority(path_length: Option<u8>) -> Extension {
    let length = path_length.map_or(Vec::new(), |length| tlv(2, &[length]));
    extension(CONSTRAINTS, true, seq(&[tlv(1, &[0xff]), length]))
}

/// The first byte of the bits.
pub(crate) fn usage(bits: u8) -> Extension {
    extension(KEY_USAGE, true, tlv(3, &[bits.trailing_zeros() as u8, bits]))
}

fn policy(dots: &str) -> Extension {
    extension(POLICIES, false, seq(&[seq(&[oid(dots)])]))
}

/// A certificate to be made.
#[derive(Clone)]
pub(crate) struct Plate {
    pub(crate) serial: Vec<u8>,
    pub(crate) issuer: Vec<u8>,
    pub(crate) subject: Vec<u8>,
    pub(crate) from: &'static str,
    pub(crate) until: &'static str,
    pub(crate) owner: Owner,
    pub(crate) signer: Owner,
    pub(crate) is_sha512: bool,
    pub(crate) extensions: Vec<Extension>,
}

impl Plate {
    fn authority(subject: &str, issuer: &str, owner: Owner, signer: Owner) -> Self {
        Self {
            serial: vec![owner as u8 + 1],
            issuer: ca_name(issuer),
            subject: ca_name(subject),
            from: "20200101000000Z",
            until: "20341231140133Z",
            owner,
            signer,
            is_sha512: true,
            extensions: vec![authority(None), usage(0x06), policy("1.2.3.4.25")],
        }
    }

    pub(crate) fn make(&self) -> Vec<u8> {
        let hash = if self.is_sha512 { "1.2.840.113549.1.1.13" } else { "1.2.840.113549.1.1.11" };
        let algorithm = seq(&[oid(hash), tlv(5, &[])]);
        // One that the plan has stands in place of its own.
        let ids = [
            extension("2.5.29.14", false, octets(&sha1(key(self.owner).public()))),
            extension("2.5.29.35", false, seq(&[tlv(0x80, &sha1(key(self.signer).public()))])),
        ];
        let is_own = |id: &&Extension| !self.extensions.iter().any(|own| own.name == id.name);
        let ids = ids.iter().filter(is_own);
        let extensions: Vec<Vec<u8>> = self.extensions.iter().chain(ids).map(extension_der).collect();
        let signed = seq(&[
            explicit(0, &tlv(2, &[2])),
            unsigned(&self.serial),
            algorithm.clone(),
            self.issuer.clone(),
            seq(&[time(self.from), time(self.until)]),
            self.subject.clone(),
            key(self.owner).info(),
            explicit(3, &seq(&extensions)),
        ]);
        let signature = key(self.signer).sign(&signed, self.is_sha512);
        seq(&[signed, algorithm, bits(&signature)])
    }

    /// The extension of this name, to be changed.
    pub(crate) fn extension(&mut self, name: &str) -> &mut Extension {
        self.extensions.iter_mut().find(|extension| extension.name == name).expect("it has one")
    }

    pub(crate) fn without(&mut self, name: &str) {
        self.extensions.retain(|extension| extension.name != name);
    }
}

/// An OCSP response to be made.
#[derive(Clone)]
pub(crate) struct Answer {
    pub(crate) outer_status: u8,
    pub(crate) produced: &'static str,
    pub(crate) this_update: &'static str,
    pub(crate) next_update: Option<&'static str>,
    /// `good`, in DER.
    pub(crate) status: Vec<u8>,
    pub(crate) serial: Option<Vec<u8>>,
    pub(crate) id_hash: &'static str,
    pub(crate) id_of: Owner,
    /// What is said of this certificate is said so many times.
    pub(crate) count: usize,
    pub(crate) signer: Owner,
    pub(crate) is_sha512: bool,
    /// How many certificates come with it, the same each time.
    pub(crate) certificates: usize,
    /// Of what kind the response is, in dots.
    pub(crate) kind: &'static str,
    /// Whether its version is written, which is the only one.
    pub(crate) has_version: bool,
    /// Whether the responder is named by its key.
    pub(crate) is_by_key: bool,
    pub(crate) single_extensions: Vec<Extension>,
    /// The nonce, of the signature's base64.
    pub(crate) nonce: fn(&str) -> Option<Vec<u8>>,
    pub(crate) extensions: Vec<Extension>,
}

#[allow(clippy::unnecessary_wraps, reason = "of the type of Answer::nonce")]
pub(crate) fn nonce(signature: &str) -> Option<Vec<u8>> {
    Some([sha1(signature.as_bytes()), vec![7; 12]].concat())
}

/// Evidence to be made.
#[derive(Clone)]
pub(crate) struct Plan {
    pub(crate) root: Plate,
    pub(crate) bank: Plate,
    pub(crate) customer: Plate,
    pub(crate) leaf: Plate,
    pub(crate) responder: Plate,
    pub(crate) answer: Answer,
    /// The certificates of KeyInfo.
    pub(crate) chain: fn(&Self) -> Vec<Vec<u8>>,
    pub(crate) xml_signer: Owner,
    /// What stands in `bankIdSignedData`.
    pub(crate) content: String,
    /// Changes: of what is signed, before that; of the rest, afterwards.
    pub(crate) signed_data: fn(String) -> String,
    pub(crate) key_info: fn(String) -> String,
    pub(crate) signed_info: fn(String) -> String,
    pub(crate) xml: fn(String) -> String,
    pub(crate) base64: fn(String) -> String,
}

/// What was made.
pub(crate) struct Made {
    pub(crate) xml: String,
    pub(crate) signature: String,
    pub(crate) ocsp: Vec<u8>,
    pub(crate) ocsp_response: String,
    pub(crate) root: Vec<u8>,
    pub(crate) customer: Vec<u8>,
    pub(crate) leaf: Vec<u8>,
}

pub(crate) fn content(function: &str) -> String {
    let [visible, hidden, party, shown] =
        ["Jag legitimerar mig", "dold", PARTY, "Test AB"].map(|text| STANDARD.encode(text));
    format!(
        r#"<usrVisibleData charset="UTF-8" visible="wysiwys">{visible}</usrVisibleData><usrNonVisibleData>{hidden}</usrNonVisibleData><srvInfo><name>{party}</name><nonce>AAECAwQFBgcICQoLDA0ODxAREhM=</nonce><displayName>{shown}</displayName></srvInfo><clientInfo><funcId>{function}</funcId><version>MQ==</version><env><ai><type>T1NfWA==</type><deviceInfo>MTIuNQ==</deviceInfo><fsib>0</fsib><requirement><condition><type>CertificatePolicies</type><value>1.2.3.4.25</value></condition></requirement></ai></env></clientInfo>"#
    )
}

impl Default for Plan {
    fn default() -> Self {
        let leaf = Plate {
            serial: vec![0x1e, 0xf5, 0x8c],
            subject: person_name(),
            from: "20261031220000Z",
            until: "20281031215959Z",
            is_sha512: false,
            extensions: vec![usage(0x80), policy("1.2.3.4.25")],
            ..Plate::authority("", "Customer CA", Owner::Leaf, Owner::Customer)
        };
        let responder = Plate {
            from: "20260901000000Z",
            until: "20270301000000Z",
            is_sha512: false,
            extensions: vec![
                usage(0x40),
                extension(PURPOSES, true, seq(&[oid("1.3.6.1.5.5.7.3.9")])),
                extension(NO_CHECK, false, tlv(5, &[])),
            ],
            ..Plate::authority("Customer CA OCSP", "Customer CA", Owner::Responder, Owner::Customer)
        };
        Self {
            root: Plate::authority("Root", "Root", Owner::Root, Owner::Root),
            bank: Plate::authority("Bank CA", "Root", Owner::Bank, Owner::Root),
            customer: Plate::authority("Customer CA", "Bank CA", Owner::Customer, Owner::Bank),
            leaf,
            responder,
            answer: Answer {
                outer_status: 0,
                produced: PRODUCED,
                this_update: PRODUCED,
                next_update: None,
                status: tlv(0x80, &[]),
                serial: None,
                id_hash: "1.3.14.3.2.26",
                id_of: Owner::Customer,
                count: 1,
                signer: Owner::Responder,
                is_sha512: false,
                certificates: 1,
                kind: "1.3.6.1.5.5.7.48.1.1",
                has_version: false,
                is_by_key: false,
                single_extensions: Vec::new(),
                nonce,
                extensions: Vec::new(),
            },
            chain: |plan| vec![plan.leaf.make(), plan.customer.make(), plan.bank.make()],
            xml_signer: Owner::Leaf,
            content: content("Identification"),
            signed_data: |text| text,
            key_info: |text| text,
            signed_info: |text| text,
            xml: |text| text,
            base64: |text| text,
        }
    }
}

const DS: &str = "http://www.w3.org/2000/09/xmldsig#";
const BID: &str = "http://www.bankid.com/signature/v1.0.0/types";
const C14N: &str = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";

fn reference(head: &str, of: &str) -> String {
    let digest = STANDARD.encode(sha256(of.as_bytes()));
    format!(
        r#"<Reference {head}><Transforms><Transform Algorithm="{C14N}"></Transform></Transforms><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></DigestMethod><DigestValue>{digest}</DigestValue></Reference>"#
    )
}

impl Plan {
    pub(crate) fn changed(change: impl FnOnce(&mut Self)) -> Self {
        let mut plan = Self::default();
        change(&mut plan);
        plan
    }

    pub(crate) fn make(&self) -> Made {
        let xml = self.make_xml();
        let signature = (self.base64)(STANDARD.encode(&xml));
        let ocsp = self.make_ocsp(&signature);
        Made {
            ocsp_response: STANDARD.encode(&ocsp),
            root: self.root.make(),
            customer: self.customer.make(),
            leaf: self.leaf.make(),
            xml,
            signature,
            ocsp,
        }
    }

    fn make_xml(&self) -> String {
        let data = format!(
            r#"<bankIdSignedData xmlns="{BID}" Id="bidSignedData">{}</bankIdSignedData>"#,
            self.content
        );
        let data = (self.signed_data)(data);
        let one = |der: &Vec<u8>| format!("<X509Certificate>{}</X509Certificate>", STANDARD.encode(der));
        let certificates: String = (self.chain)(self).iter().map(one).collect();
        let key_info =
            format!(r#"<KeyInfo xmlns="{DS}" Id="bidKeyInfo"><X509Data>{certificates}</X509Data></KeyInfo>"#);
        let key_info = (self.key_info)(key_info);
        let first = reference(&format!(r##"Type="{BID}" URI="#bidSignedData""##), &data);
        let second = reference(r##"URI="#bidKeyInfo""##, &key_info);
        let info = format!(
            r#"<SignedInfo xmlns="{DS}"><CanonicalizationMethod Algorithm="{C14N}"></CanonicalizationMethod><SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"></SignatureMethod>{first}{second}</SignedInfo>"#
        );
        let info = (self.signed_info)(info);
        let signature = STANDARD.encode(key(self.xml_signer).sign(info.as_bytes(), false));
        (self.xml)(format!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="no"?><Signature xmlns="{DS}">{info}<SignatureValue>{signature}</SignatureValue>{key_info}<Object>{data}</Object></Signature>"#
        ))
    }

    pub(crate) fn make_ocsp(&self, signature: &str) -> Vec<u8> {
        let answer = &self.answer;
        if answer.outer_status != 0 {
            return seq(&[tlv(0x0a, &[answer.outer_status])]);
        }
        let signer = if answer.signer == Owner::Leaf { &self.leaf } else { &self.responder };
        let issuer = if answer.id_of == Owner::Bank { &self.bank } else { &self.customer };
        let id = seq(&[
            seq(&[oid(answer.id_hash), tlv(5, &[])]),
            octets(&sha1(&issuer.subject)),
            octets(&sha1(key(issuer.owner).public())),
            unsigned(answer.serial.as_ref().unwrap_or(&self.leaf.serial)),
        ]);
        let next_update = answer.next_update.map_or(Vec::new(), |time| explicit(0, &general_time(time)));
        let single = seq(&[
            id,
            answer.status.clone(),
            general_time(answer.this_update),
            next_update,
            extensions_of(&answer.single_extensions),
        ]);
        let mut extensions = answer.extensions.clone();
        extensions
            .extend((answer.nonce)(signature).map(|value| extension("1.3.6.1.5.5.7.48.1.2", true, value)));
        let responder = if answer.is_by_key {
            explicit(2, &octets(&sha1(key(signer.owner).public())))
        } else {
            explicit(1, &signer.subject)
        };
        let version = if answer.has_version { explicit(0, &tlv(2, &[0])) } else { Vec::new() };
        let data = seq(&[
            version,
            responder,
            general_time(answer.produced),
            seq(&vec![single; answer.count]),
            extensions_of(&extensions),
        ]);
        let hash = if answer.is_sha512 { "1.2.840.113549.1.1.13" } else { "1.2.840.113549.1.1.11" };
        let value = key(answer.signer).sign(&data, answer.is_sha512);
        let certificates = vec![signer.make(); answer.certificates];
        let certificates =
            if certificates.is_empty() { Vec::new() } else { explicit(0, &seq(&certificates)) };
        let basic = seq(&[data, seq(&[oid(hash), tlv(5, &[])]), bits(&value), certificates]);
        let bytes = seq(&[oid(answer.kind), octets(&basic)]);
        seq(&[tlv(0x0a, &[0]), explicit(0, &bytes)])
    }
}

/// `[1]`, or nothing.
fn extensions_of(extensions: &[Extension]) -> Vec<u8> {
    let extensions: Vec<Vec<u8>> = extensions.iter().map(extension_der).collect();
    if extensions.is_empty() { Vec::new() } else { explicit(1, &seq(&extensions)) }
}

impl Made {
    pub(crate) fn proof(&self) -> Proof<'_> {
        Proof { signature: &self.signature, ocsp_response: &self.ocsp_response }
    }

    pub(crate) fn anchor(&self) -> Anchor {
        let fingerprint = sha256(&self.root).try_into().expect("32 bytes");
        Anchor::new(&self.root, Environment::Pinned(fingerprint)).expect("an anchor")
    }

    pub(crate) fn verify(&self, expected: &Expected<'_>) -> Result<Evidence, Refusal> {
        self.proof().verify(&self.anchor(), expected, NOW)
    }
}
