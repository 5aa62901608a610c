//! Certificates that do not lead to the anchor, or are used for what they may not.

use hookseal::evidence::Code::{
    BrokenChain, CertificateConstraint, CertificateExpired, MalformedCertificate, UnsupportedProfile,
    UntrustedRoot,
};

use super::Attack;
use crate::der::{oid, seq, tlv};
use crate::keys::Owner;
use crate::pki::{
    CONSTRAINTS, KEY_USAGE, NUMBER, POLICIES, PURPOSES, authority, extension, name, person_as, person_with,
    usage,
};

pub(super) const ATTACKS: &[Attack] = &[
    (
        "a root of the same name, and all under it",
        |plan| {
            plan.chain = |plan| {
                let mut forged = plan.clone();
                forged.bank.signer = Owner::Attacker;
                vec![forged.leaf.make(), forged.customer.make(), forged.bank.make()]
            };
        },
        UntrustedRoot,
    ),
    (
        "the attacker's root at the end of KeyInfo",
        |plan| {
            plan.chain = |plan| {
                let mut root = plan.root.clone();
                (root.owner, root.signer) = (Owner::Attacker, Owner::Attacker);
                vec![plan.leaf.make(), plan.customer.make(), plan.bank.make(), root.make()]
            };
        },
        UntrustedRoot,
    ),
    (
        "the true root at the end of KeyInfo",
        |plan| {
            plan.chain =
                |plan| vec![plan.leaf.make(), plan.customer.make(), plan.bank.make(), plan.root.make()];
        },
        UntrustedRoot,
    ),
    (
        "no certificate of the bank",
        |plan| plan.chain = |plan| vec![plan.leaf.make(), plan.customer.make()],
        UntrustedRoot,
    ),
    ("the leaf alone", |plan| plan.chain = |plan| vec![plan.leaf.make()], UnsupportedProfile),
    ("five certificates", |plan| plan.chain = |plan| vec![plan.leaf.make(); 5], UnsupportedProfile),
    (
        "nobody's certificate",
        |plan| plan.chain = |_| vec![vec![0x30, 0], vec![0x30, 0]],
        MalformedCertificate,
    ),
    (
        "another order",
        |plan| plan.chain = |plan| vec![plan.leaf.make(), plan.bank.make(), plan.customer.make()],
        UntrustedRoot,
    ),
    ("an issuer that did not sign", |plan| plan.customer.signer = Owner::Attacker, BrokenChain),
    ("an issuer of another name", |plan| plan.customer.issuer = name(&[("2.5.4.3", "Other")]), BrokenChain),
    ("a leaf by another CA of the same name", |plan| plan.leaf.signer = Owner::OtherCustomer, BrokenChain),
    ("an intermediate that is no CA", |plan| plan.customer.without(CONSTRAINTS), CertificateConstraint),
    (
        "an intermediate with CA false",
        |plan| plan.customer.extension(CONSTRAINTS).value = seq(&[]),
        CertificateConstraint,
    ),
    (
        "an intermediate without keyCertSign",
        |plan| *plan.customer.extension(KEY_USAGE) = usage(0x02),
        CertificateConstraint,
    ),
    ("an intermediate without key usage", |plan| plan.customer.without(KEY_USAGE), CertificateConstraint),
    (
        "a path that is too long",
        |plan| *plan.bank.extension(CONSTRAINTS) = authority(Some(0)),
        CertificateConstraint,
    ),
    ("a leaf with the CA bit", |plan| plan.leaf.extensions.push(authority(None)), CertificateConstraint),
    (
        "a leaf that may sign certificates",
        |plan| *plan.leaf.extension(KEY_USAGE) = usage(0x84),
        CertificateConstraint,
    ),
    (
        "a leaf for another purpose",
        |plan| *plan.leaf.extension(KEY_USAGE) = usage(0x40),
        CertificateConstraint,
    ),
    ("a leaf without key usage", |plan| plan.leaf.without(KEY_USAGE), CertificateConstraint),
    (
        "a responder as the person",
        |plan| {
            plan.leaf.extensions.push(extension(PURPOSES, false, seq(&[oid("1.3.6.1.5.5.7.3.9")])));
        },
        CertificateConstraint,
    ),
    (
        "a critical extension nobody knows",
        |plan| plan.bank.extensions.push(extension("1.2.3.4", true, tlv(5, &[]))),
        CertificateConstraint,
    ),
    (
        "name constraints, critical or not",
        |plan| plan.bank.extensions.push(extension("2.5.29.30", false, seq(&[]))),
        CertificateConstraint,
    ),
    ("an extension twice", |plan| plan.leaf.extensions.push(usage(0x80)), MalformedCertificate),
    ("a leaf that has expired", |plan| plan.leaf.until = "20261101115959Z", CertificateExpired),
    ("a leaf that is not yet good", |plan| plan.leaf.from = "20261101120001Z", CertificateExpired),
    ("an intermediate that has expired", |plan| plan.bank.until = "20261101115959Z", CertificateExpired),
    ("a root that has expired", |plan| plan.root.until = "20261101115959Z", CertificateExpired),
    (
        "a key usage with unused bits that are set",
        |plan| plan.customer.extension(KEY_USAGE).value = tlv(3, &[7, 0x84]),
        MalformedCertificate,
    ),
    (
        "a key usage with zeros at the end",
        |plan| plan.leaf.extension(KEY_USAGE).value = tlv(3, &[0, 0x80]),
        MalformedCertificate,
    ),
    (
        "a key usage of no bits",
        |plan| plan.leaf.extension(KEY_USAGE).value = tlv(3, &[0]),
        MalformedCertificate,
    ),
    (
        "a key usage of bits without names",
        |plan| plan.leaf.extension(KEY_USAGE).value = tlv(3, &[6, 0x80, 0x40]),
        MalformedCertificate,
    ),
    (
        "a path length of no authority",
        |plan| plan.leaf.extensions.push(extension(CONSTRAINTS, true, seq(&[tlv(2, &[0])]))),
        MalformedCertificate,
    ),
    (
        "a CA for a purpose",
        |plan| plan.bank.extensions.push(extension(PURPOSES, false, seq(&[oid("1.3.6.1.5.5.7.3.9")]))),
        CertificateConstraint,
    ),
    (
        "a root for a purpose",
        |plan| plan.root.extensions.push(extension(PURPOSES, false, seq(&[oid("2.5.29.37.0")]))),
        CertificateConstraint,
    ),
    (
        "no purpose at all",
        |plan| plan.leaf.extensions.push(extension(PURPOSES, false, seq(&[]))),
        MalformedCertificate,
    ),
    (
        "a person's key for a client of TLS",
        |plan| plan.leaf.extensions.push(extension(PURPOSES, false, seq(&[oid("1.3.6.1.5.5.7.3.2")]))),
        UnsupportedProfile,
    ),
    (
        "a policy with something behind it",
        |plan| plan.leaf.extension(POLICIES).value = seq(&[seq(&[oid("1.2.3.4.25"), tlv(5, &[])])]),
        MalformedCertificate,
    ),
    (
        "a key identifier with something behind it",
        |plan| plan.leaf.extensions.push(extension("2.5.29.35", false, seq(&[tlv(0x80, &[1]), tlv(5, &[])]))),
        MalformedCertificate,
    ),
    (
        "an attribute of nothing",
        |plan| plan.leaf.subject = person_with(&tlv(0x31, &[])),
        MalformedCertificate,
    ),
    (
        "an organisation's number",
        |plan| plan.leaf.subject = person_as("2.5.4.5", "165566304928"),
        UnsupportedProfile,
    ),
    (
        "an organisation's number with another century",
        |plan| plan.leaf.subject = person_as("2.5.4.5", "195566304928"),
        UnsupportedProfile,
    ),
    (
        "a number of zeros",
        |plan| plan.leaf.subject = person_as("2.5.4.5", "000000000000"),
        UnsupportedProfile,
    ),
    (
        "a day that is none",
        |plan| plan.leaf.subject = person_as("2.5.4.5", "191302291212"),
        UnsupportedProfile,
    ),
    ("a hyphen", |plan| plan.leaf.subject = person_as("2.5.4.5", "19121212-1212"), UnsupportedProfile),
    ("no given name", |plan| plan.leaf.subject = person_as("2.5.4.42", ""), UnsupportedProfile),
    ("a surname of white space", |plan| plan.leaf.subject = person_as("2.5.4.4", " "), UnsupportedProfile),
    ("no common name", |plan| plan.leaf.subject = person_as("2.5.4.3", ""), UnsupportedProfile),
    (
        "a relying party's name",
        |plan| {
            plan.leaf.subject = name(&[
                ("2.5.4.3", "Test AB"),
                ("2.5.4.41", "Test"),
                ("2.5.4.5", "5566304928"),
                ("2.5.4.10", "Bank A"),
                ("2.5.4.6", "SE"),
            ]);
        },
        UnsupportedProfile,
    ),
    (
        "a second number in another type",
        |plan| {
            let number = seq(&[oid("2.5.4.5"), tlv(0x14, NUMBER.as_bytes())]);
            plan.leaf.subject = person_with(&tlv(0x31, &number));
        },
        UnsupportedProfile,
    ),
    (
        "a number twice in the subject",
        |plan| {
            plan.leaf.subject = name(&[("2.5.4.5", NUMBER), ("2.5.4.5", "199001011234"), ("2.5.4.3", "x")]);
        },
        UnsupportedProfile,
    ),
    (
        "a number of 10 digits",
        |plan| plan.leaf.subject = name(&[("2.5.4.5", "1212121212")]),
        UnsupportedProfile,
    ),
    ("no number", |plan| plan.leaf.subject = name(&[("2.5.4.3", "x")]), UnsupportedProfile),
    (
        "a control character in a name",
        |plan| plan.leaf.subject = name(&[("2.5.4.5", NUMBER), ("2.5.4.3", "x\n")]),
        UnsupportedProfile,
    ),
];
