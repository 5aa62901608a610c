//! OCSP responses that say nothing of this signature. The cases of BoringSSL's
//! `pki/testdata/ocsp_unittest` are among them, made anew for this PKI.

use hookseal::evidence::Code::{
    CertificateExpired, MalformedCertificate, MalformedOcsp, OcspNotForThisSignature, OcspNotSuccessful,
    OcspOtherCertificate, OcspResponder, OcspSignatureMismatch, OcspTime, Revoked, StatusUnknown,
    UnsupportedProfile,
};

use super::Attack;
use crate::der::{general_time, octets, oid, seq, tlv};
use crate::keys::{Owner, sha1};
use crate::pki::{NO_CHECK, PURPOSES, authority, extension, nonce};

pub(super) const ATTACKS: &[Attack] = &[
    ("an error", |plan| plan.answer.outer_status = 6, OcspNotSuccessful),
    ("revoked", |plan| plan.answer.status = tlv(0xa1, &general_time("20261001000000Z")), Revoked),
    ("unknown", |plan| plan.answer.status = tlv(0x82, &[]), StatusUnknown),
    ("good, with something in it", |plan| plan.answer.status = tlv(0x80, &[0]), MalformedOcsp),
    ("another certificate", |plan| plan.answer.serial = Some(vec![9]), OcspOtherCertificate),
    ("another issuer", |plan| plan.answer.id_of = Owner::Bank, OcspOtherCertificate),
    (
        "another hash in the identifier",
        |plan| plan.answer.id_hash = "2.16.840.1.101.3.4.2.1",
        UnsupportedProfile,
    ),
    ("two answers", |plan| plan.answer.count = 2, UnsupportedProfile),
    ("no answer", |plan| plan.answer.count = 0, UnsupportedProfile),
    ("a responder of the other bank", |plan| plan.responder.signer = Owner::OtherCustomer, OcspResponder),
    (
        "a responder of the bank's own CA",
        |plan| {
            plan.responder.issuer = plan.bank.subject.clone();
            plan.responder.signer = Owner::Bank;
        },
        OcspResponder,
    ),
    ("a responder that nobody made one", |plan| plan.responder.without(PURPOSES), OcspResponder),
    (
        "a responder for another purpose",
        |plan| plan.responder.extension(PURPOSES).value = seq(&[oid("1.3.6.1.5.5.7.3.1")]),
        OcspResponder,
    ),
    ("a responder without ocsp-nocheck", |plan| plan.responder.without(NO_CHECK), OcspResponder),
    (
        "an ocsp-nocheck that is not NULL",
        |plan| plan.responder.extension(NO_CHECK).value = tlv(4, b"x"),
        MalformedCertificate,
    ),
    (
        "a NULL with something in it",
        |plan| plan.responder.extension(NO_CHECK).value = vec![5, 1, 0],
        MalformedCertificate,
    ),
    ("revoked, at no time", |plan| plan.answer.status = tlv(0xa1, &[5, 0]), MalformedOcsp),
    ("a responder that is a CA", |plan| plan.responder.extensions.push(authority(None)), OcspResponder),
    ("signed by the person", |plan| plan.answer.signer = Owner::Leaf, OcspResponder),
    ("no certificate of the responder", |plan| plan.answer.certificates = 0, UnsupportedProfile),
    ("signed by another key", |plan| plan.answer.signer = Owner::Attacker, OcspSignatureMismatch),
    ("signed with another algorithm", |plan| plan.answer.is_sha512 = true, UnsupportedProfile),
    ("no nonce", |plan| plan.answer.nonce = |_| None, OcspNotForThisSignature),
    (
        "the nonce of another signature",
        |plan| plan.answer.nonce = |text| nonce(&text[1..]),
        OcspNotForThisSignature,
    ),
    (
        "a nonce in an OCTET STRING",
        |plan| plan.answer.nonce = |text| nonce(text).map(|nonce| octets(&nonce)),
        UnsupportedProfile,
    ),
    (
        "a nonce that is cut off",
        |plan| plan.answer.nonce = |text| Some(sha1(text.as_bytes())),
        OcspNotForThisSignature,
    ),
    (
        "two nonces",
        |plan| plan.answer.extensions.push(extension("1.3.6.1.5.5.7.48.1.2", false, vec![0; 32])),
        UnsupportedProfile,
    ),
    (
        "a critical extension nobody knows",
        |plan| plan.answer.extensions.push(extension("1.2.3", true, vec![5, 0])),
        UnsupportedProfile,
    ),
    (
        "made before the person's certificate was",
        |plan| {
            (plan.answer.produced, plan.answer.this_update) = ("20261031215959Z", "20261031215959Z");
        },
        CertificateExpired,
    ),
    (
        "made after the responder's certificate was",
        |plan| plan.responder.until = "20261101115959Z",
        CertificateExpired,
    ),
    ("a status of before", |plan| plan.answer.this_update = "20261101115459Z", OcspTime),
    ("a status of afterwards", |plan| plan.answer.this_update = "20261101120001Z", OcspTime),
    ("a next status that is past", |plan| plan.answer.next_update = Some("20261101115959Z"), OcspTime),
    ("a response of another kind", |plan| plan.answer.kind = "1.3.6.1.5.5.7.48.1.9", UnsupportedProfile),
    ("a version that is written", |plan| plan.answer.has_version = true, UnsupportedProfile),
    ("a responder named by its key", |plan| plan.answer.is_by_key = true, UnsupportedProfile),
    ("two certificates", |plan| plan.answer.certificates = 2, UnsupportedProfile),
    (
        "a critical extension of the answer",
        |plan| plan.answer.single_extensions.push(extension("1.2.3", true, vec![5, 0])),
        UnsupportedProfile,
    ),
    (
        "a nonce of the answer",
        |plan| plan.answer.single_extensions.push(extension("1.3.6.1.5.5.7.48.1.2", false, vec![0; 32])),
        UnsupportedProfile,
    ),
    (
        "revoked, with a reason",
        |plan| {
            plan.answer.status =
                tlv(0xa1, &[general_time("20261001000000Z"), vec![0xa0, 3, 0x0a, 1, 1]].concat())
        },
        Revoked,
    ),
    (
        "signed by the issuer itself",
        |plan| {
            plan.responder = plan.customer.clone();
            plan.answer.signer = Owner::Customer;
        },
        OcspResponder,
    ),
];
