//! Certificates that do not lead to the anchor, or are used for what they may not.

use hookseal::evidence::Code::{
    BrokenChain, CertificateConstraint, CertificateExpired, MalformedCertificate, UnsupportedProfile,
    UntrustedRoot,
};

use super::Attack;
use crate::der::{oid, seq, tlv};
use crate::keys::Owner;
use crate::pki::{CONSTRAINTS, KEY_USAGE, NUMBER, PURPOSES, authority, extension, name, usage};

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
