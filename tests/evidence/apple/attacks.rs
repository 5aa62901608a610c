//! Attacks, each with the code and the step that refuse it. The attacker is the strongest there can
//! be: whatever comes before the attacked check is signed anew.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hookseal::evidence::Code::{
    self, AppMismatch, BrokenChain, CertificateConstraint, CertificateExpired, EnvironmentMismatch,
    EvidenceMissing, InFuture, MalformedBase64, MalformedCertificate, MalformedToken, SignatureMismatch,
    TooLarge, TooOld, UnsupportedProfile, UntrustedRoot,
};
use hookseal::evidence::Step;

use super::keys::Owner;
use super::pki::{INTERMEDIATE, Plan, SIGNER, apple_name, mark};
use crate::der::{seq, tlv};
use crate::pki::{CONSTRAINTS, KEY_USAGE, PURPOSES, authority, extension, usage};
use crate::token::{der_of, next_bits, parts};

/// What is attacked, how, and what comes of it.
pub(crate) type Attack = (&'static str, fn(&mut Plan), Code, Step);

pub(crate) const ATTACKS: &[Attack] = &[
    // The body.
    ("no JSON", |plan| plan.body = |_| "signedPayload=x".into(), EvidenceMissing, Step::Input),
    ("nothing", |plan| plan.body = |_| String::new(), EvidenceMissing, Step::Input),
    ("a list", |plan| plan.body = |text| format!("[{text}]"), EvidenceMissing, Step::Input),
    (
        "version 1",
        |plan| plan.body = |text| text.replace("signedPayload", "unified_receipt"),
        EvidenceMissing,
        Step::Input,
    ),
    (
        "a token that is no text",
        |plan| plan.body = |_| r#"{"signedPayload":{}}"#.into(),
        EvidenceMissing,
        Step::Input,
    ),
    (
        "signedPayload twice",
        |plan| plan.body = |text| text.replacen('{', r#"{"signedPayload":"a.b.c","#, 1),
        EvidenceMissing,
        Step::Input,
    ),
    (
        "signedPayload twice, once escaped",
        |plan| plan.body = |text| text.replacen('{', r#"{"signedPayloa\u0064":"a.b.c","#, 1),
        EvidenceMissing,
        Step::Input,
    ),
    ("bytes behind the body", |plan| plan.body = |text| text + "{}", EvidenceMissing, Step::Input),
    ("300 KB", |plan| plan.body = |text| text + &" ".repeat(300_000), TooLarge, Step::Input),
    // The token.
    (
        "two parts",
        |plan| plan.token = |text| parts(&text, |parts| parts.truncate(2)),
        MalformedToken,
        Step::Token,
    ),
    ("four parts", |plan| plan.token = |text| text + ".", MalformedToken, Step::Token),
    (
        "five parts, as of what is encrypted",
        |plan| plan.token = |text| text + ".AA.AA",
        MalformedToken,
        Step::Token,
    ),
    ("an empty token", |plan| plan.token = |_| String::new(), MalformedToken, Step::Token),
    ("padding", |plan| plan.token = |text| text + "==", MalformedToken, Step::Token),
    ("white space", |plan| plan.token = |text| text + " ", MalformedToken, Step::Token),
    (
        "a signature in base64 of the other alphabet",
        |plan| {
            plan.signature = |_| vec![0xfb; 64];
            plan.token = |text| parts(&text, |parts| parts[2] = parts[2].replace('-', "+").replace('_', "/"));
        },
        MalformedToken,
        Step::Token,
    ),
    (
        "bits too many behind the signature",
        |plan| plan.token = |text| parts(&text, |parts| parts[2] = next_bits(&parts[2])),
        MalformedToken,
        Step::Token,
    ),
    ("a header that is no JSON", |plan| plan.header = |_| "ES256".into(), MalformedToken, Step::Token),
    (
        "an algorithm twice",
        |plan| plan.header = |text| text.replacen('{', r#"{"alg":"none","#, 1),
        MalformedToken,
        Step::Token,
    ),
    (
        "certificates twice",
        |plan| plan.header = |text| text.replacen('{', r#"{"x5c":[],"#, 1),
        MalformedToken,
        Step::Token,
    ),
    (
        "certificates twice, once escaped",
        |plan| plan.header = |text| text.replacen('{', r#"{"x5\u0063":[],"#, 1),
        MalformedToken,
        Step::Token,
    ),
    (
        "no algorithm",
        |plan| plan.header = |text| text.replace(r#""alg":"ES256","#, ""),
        MalformedToken,
        Step::Token,
    ),
    ("alg none", |plan| plan.header = |text| text.replace("ES256", "none"), UnsupportedProfile, Step::Token),
    (
        "alg none, and no signature",
        |plan| {
            plan.header = |text| text.replace("ES256", "none");
            plan.token = |text| parts(&text, |parts| parts[2].clear());
        },
        UnsupportedProfile,
        Step::Token,
    ),
    (
        "no signature",
        |plan| plan.token = |text| parts(&text, |parts| parts[2].clear()),
        MalformedToken,
        Step::Token,
    ),
    (
        "HS256, by the public key",
        |plan| plan.header = |text| text.replace("ES256", "HS256"),
        UnsupportedProfile,
        Step::Token,
    ),
    ("ES384", |plan| plan.header = |text| text.replace("ES256", "ES384"), UnsupportedProfile, Step::Token),
    (
        "another case",
        |plan| plan.header = |text| text.replace("ES256", "es256"),
        UnsupportedProfile,
        Step::Token,
    ),
    (
        "a critical extension",
        |plan| plan.header = |text| text.replacen('{', r#"{"crit":["exp"],"exp":1,"#, 1),
        UnsupportedProfile,
        Step::Token,
    ),
    (
        "a payload that is not encoded",
        |plan| plan.header = |text| text.replacen('{', r#"{"b64":false,"#, 1),
        UnsupportedProfile,
        Step::Token,
    ),
    ("a signature in DER", |plan| plan.signature = |bytes| der_of(&bytes), MalformedToken, Step::Token),
    (
        "a signature and a byte",
        |plan| plan.signature = |bytes| [bytes, vec![0]].concat(),
        MalformedToken,
        Step::Token,
    ),
    ("half a signature", |plan| plan.signature = |bytes| bytes[..32].to_vec(), MalformedToken, Step::Token),
    // The chain.
    (
        "no certificates",
        |plan| plan.header = |_| r#"{"alg":"ES256"}"#.into(),
        UnsupportedProfile,
        Step::Token,
    ),
    (
        "certificates in a text",
        |plan| plan.header = |text| text.replace(['[', ']'], "").replace(r#"","M"#, ""),
        UnsupportedProfile,
        Step::Token,
    ),
    (
        "a certificate that is no text",
        |plan| plan.header = |_| r#"{"alg":"ES256","x5c":[1,2,3]}"#.into(),
        UnsupportedProfile,
        Step::Token,
    ),
    (
        "two certificates",
        |plan| plan.x5c = |plan| vec![plan.leaf.make(), plan.intermediate.make()],
        UnsupportedProfile,
        Step::Chain,
    ),
    ("the leaf alone", |plan| plan.x5c = |plan| vec![plan.leaf.make()], UnsupportedProfile, Step::Chain),
    (
        "four certificates",
        |plan| {
            plan.x5c =
                |plan| vec![plan.leaf.make(), plan.intermediate.make(), plan.root.make(), plan.root.make()];
        },
        UnsupportedProfile,
        Step::Chain,
    ),
    (
        "certificates in lines",
        |plan| plan.header = |text| text.replacen("[\"M", "[\"M\\n", 1),
        MalformedBase64,
        Step::Chain,
    ),
    (
        "certificates in base64url",
        |plan| plan.header = |text| text.replace('+', "-").replace('/', "_"),
        MalformedBase64,
        Step::Chain,
    ),
    (
        "the attacker's root of the same name, and all under it",
        |plan| {
            plan.x5c = |plan| {
                let mut forged = plan.clone();
                (forged.root.owner, forged.root.signer) = (Owner::Authority, Owner::Authority);
                forged.intermediate.signer = Owner::Authority;
                vec![forged.leaf.make(), forged.intermediate.make(), forged.root.make()]
            };
        },
        UntrustedRoot,
        Step::Chain,
    ),
    (
        "all under the attacker's root, and Apple's behind it",
        |plan| plan.intermediate.signer = Owner::Authority,
        UntrustedRoot,
        Step::Chain,
    ),
    (
        "another order",
        |plan| plan.x5c = |plan| vec![plan.intermediate.make(), plan.leaf.make(), plan.root.make()],
        UntrustedRoot,
        Step::Chain,
    ),
    (
        "the root first",
        |plan| plan.x5c = |plan| vec![plan.root.make(), plan.intermediate.make(), plan.leaf.make()],
        UntrustedRoot,
        Step::Chain,
    ),
    (
        "the root in place of the intermediate",
        |plan| plan.x5c = |plan| vec![plan.leaf.make(), plan.root.make(), plan.root.make()],
        UntrustedRoot,
        Step::Chain,
    ),
    (
        "a leaf that issued itself",
        |plan| {
            (plan.leaf.owner, plan.leaf.signer, plan.signer) =
                (Owner::Attacker, Owner::Attacker, Owner::Attacker);
            plan.leaf.issuer = plan.leaf.subject.clone();
        },
        UntrustedRoot,
        Step::Chain,
    ),
    (
        "a leaf by the attacker",
        |plan| {
            (plan.leaf.owner, plan.leaf.signer, plan.signer) =
                (Owner::Attacker, Owner::Authority, Owner::Attacker)
        },
        BrokenChain,
        Step::Chain,
    ),
    (
        "a leaf by another of another name",
        |plan| plan.leaf.issuer = apple_name("Other"),
        BrokenChain,
        Step::Chain,
    ),
    (
        "a leaf by a leaf",
        |plan| {
            plan.intermediate.without(CONSTRAINTS);
            plan.intermediate.extensions.push(extension(CONSTRAINTS, true, seq(&[])));
        },
        CertificateConstraint,
        Step::Chain,
    ),
    (
        "an intermediate without constraints",
        |plan| plan.intermediate.without(CONSTRAINTS),
        CertificateConstraint,
        Step::Chain,
    ),
    (
        "an intermediate without key usage",
        |plan| plan.intermediate.without(KEY_USAGE),
        CertificateConstraint,
        Step::Chain,
    ),
    (
        "an intermediate with purposes",
        |plan| {
            plan.intermediate.extensions.push(extension(
                PURPOSES,
                false,
                seq(&[crate::der::oid("1.3.6.1.5.5.7.3.3")]),
            ))
        },
        CertificateConstraint,
        Step::Chain,
    ),
    (
        "an unknown critical extension",
        |plan| plan.leaf.extensions.push(extension("1.2.3.4", true, vec![5, 0])),
        CertificateConstraint,
        Step::Chain,
    ),
    ("no mark of the signer", |plan| plan.leaf.without(SIGNER), CertificateConstraint, Step::Chain),
    (
        "no mark of the intermediate",
        |plan| plan.intermediate.without(INTERMEDIATE),
        CertificateConstraint,
        Step::Chain,
    ),
    (
        "the marks of one another",
        |plan| {
            plan.leaf.without(SIGNER);
            plan.leaf.extensions.push(mark(INTERMEDIATE));
            plan.intermediate.without(INTERMEDIATE);
            plan.intermediate.extensions.push(mark(SIGNER));
        },
        CertificateConstraint,
        Step::Chain,
    ),
    (
        "a signer that is a CA",
        |plan| {
            plan.leaf.without(CONSTRAINTS);
            plan.leaf.extensions.push(authority(None));
        },
        CertificateConstraint,
        Step::Chain,
    ),
    (
        "a signer whose key is for other uses",
        |plan| {
            plan.leaf.without(KEY_USAGE);
            plan.leaf.extensions.push(usage(0x08));
        },
        CertificateConstraint,
        Step::Chain,
    ),
    ("a signer without key usage", |plan| plan.leaf.without(KEY_USAGE), CertificateConstraint, Step::Chain),
    (
        "a signer that was expired",
        |plan| plan.leaf.until = "20261101115958Z",
        CertificateExpired,
        Step::Chain,
    ),
    (
        "a signer that was not valid yet",
        |plan| plan.leaf.from = "20261101120000Z",
        CertificateExpired,
        Step::Chain,
    ),
    (
        "an intermediate that was expired",
        |plan| plan.intermediate.until = "20261101115958Z",
        CertificateExpired,
        Step::Chain,
    ),
    ("a root that was expired", |plan| plan.root.until = "20261101115958Z", CertificateExpired, Step::Chain),
    (
        "bytes behind a certificate",
        |plan| plan.leaf.der = |der| [der, vec![0]].concat(),
        MalformedCertificate,
        Step::Chain,
    ),
    (
        "a certificate whose signature has bytes behind it",
        |plan| {
            plan.leaf.der = |der| {
                let signature = Owner::Intermediate.sign(&signed_of(&der), true);
                resigned(&der, &[signature, vec![0]].concat())
            };
        },
        BrokenChain,
        Step::Chain,
    ),
    (
        "a certificate's signature as tokens have it",
        |plan| plan.leaf.der = |der| resigned(&der, &Owner::Intermediate.sign(&signed_of(&der), false)),
        BrokenChain,
        Step::Chain,
    ),
    (
        "a certificate's signature of r = s = 0",
        |plan| plan.leaf.der = |der| resigned(&der, &seq(&[tlv(2, &[0]), tlv(2, &[0])])),
        BrokenChain,
        Step::Chain,
    ),
    (
        "a certificate's signature of r = s = 1",
        |plan| plan.leaf.der = |der| resigned(&der, &seq(&[tlv(2, &[1]), tlv(2, &[1])])),
        BrokenChain,
        Step::Chain,
    ),
    (
        "a key that is no point of the curve",
        |plan| {
            plan.intermediate.der = |der| {
                // Signed anew: the last byte of the key is another.
                let key = Owner::Intermediate.public();
                let mut signed = signed_of(&der);
                let at = signed.windows(key.len()).position(|bytes| bytes == key).expect("its key")
                    + key.len()
                    - 1;
                signed[at] ^= 1;
                remade(&der, &signed)
            }
        },
        UnsupportedProfile,
        Step::Chain,
    ),
    (
        "a signer of P-384",
        |plan| {
            (plan.leaf.owner, plan.signer) = (Owner::Wide, Owner::Wide);
            plan.signature = |bytes| bytes[..64].to_vec();
        },
        UnsupportedProfile,
        Step::Signature,
    ),
    // The signature.
    ("signed by another", |plan| plan.signer = Owner::Attacker, SignatureMismatch, Step::Signature),
    ("r = s = 0", |plan| plan.signature = |_| vec![0; 64], SignatureMismatch, Step::Signature),
    (
        "r = 0",
        |plan| plan.signature = |bytes| [&[0; 32], &bytes[32..]].concat(),
        SignatureMismatch,
        Step::Signature,
    ),
    (
        "s = 0",
        |plan| plan.signature = |bytes| [&bytes[..32], &[0; 32]].concat(),
        SignatureMismatch,
        Step::Signature,
    ),
    ("all bits set", |plan| plan.signature = |_| vec![0xff; 64], SignatureMismatch, Step::Signature),
    (
        "r and s in each other's place",
        |plan| plan.signature = |bytes| [&bytes[32..], &bytes[..32]].concat(),
        SignatureMismatch,
        Step::Signature,
    ),
    (
        "other claims",
        |plan| {
            plan.token = |text| {
                parts(&text, |parts| parts[1] = URL_SAFE_NO_PAD.encode(r#"{"notificationType":"TEST"}"#))
            }
        },
        SignatureMismatch,
        Step::Signature,
    ),
    (
        "another header",
        |plan| {
            plan.token = |text| {
                parts(&text, |parts| {
                    let header = URL_SAFE_NO_PAD.decode(&parts[0]).expect("base64url");
                    parts[0] = URL_SAFE_NO_PAD.encode([&header[..], b" "].concat());
                })
            }
        },
        SignatureMismatch,
        Step::Signature,
    ),
    // What it says.
    ("no JSON within", |plan| plan.claims = "notification".into(), MalformedToken, Step::Content),
    ("a list within", |plan| plan.claims = "[]".into(), MalformedToken, Step::Content),
    (
        "an app twice",
        |plan| plan.claims = plan.claims.replacen('{', r#"{"data":{},"#, 1),
        MalformedToken,
        Step::Content,
    ),
    (
        "an app's identifier twice",
        |plan| {
            plan.claims =
                plan.claims.replace(r#""bundleVersion""#, r#""bundleId":"com.example.app","bundleVersion""#)
        },
        MalformedToken,
        Step::Content,
    ),
    (
        "half a character",
        |plan| plan.claims = plan.claims.replace("BILLING", r"\ud800"),
        MalformedToken,
        Step::Content,
    ),
    (
        "no time",
        |plan| plan.claims = plan.claims.replace("signedDate", "signedAt"),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "a time in a text",
        |plan| plan.claims = plan.claims.replace("1793534399000", r#""1793534399000""#),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "a time with a fraction",
        |plan| plan.claims = plan.claims.replace("1793534399000", "1793534399000.5"),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "a time before all",
        |plan| plan.claims = plan.claims.replace("1793534399000", "-1"),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "a time beyond all",
        |plan| plan.claims = plan.claims.replace("1793534399000", "99999999999999999999"),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "no kind",
        |plan| plan.claims = plan.claims.replace("notificationType", "type"),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "no identity",
        |plan| plan.claims = plan.claims.replace("notificationUUID", "id"),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "no app",
        |plan| plan.claims = plan.claims.replace(r#""data""#, r#""later""#),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "two apps",
        |plan| plan.claims = plan.claims.replacen('{', r#"{"summary":{"bundleId":"com.example.app"},"#, 1),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "a transaction as a notification",
        |plan| plan.claims = plan.transaction.clone(),
        UnsupportedProfile,
        Step::Content,
    ),
    (
        "an app that is a text",
        |plan| {
            plan.claims =
                r#"{"notificationType":"TEST","notificationUUID":"1","data":"x","signedDate":1793534399000}"#
                    .into()
        },
        AppMismatch,
        Step::Identity,
    ),
    (
        "another app",
        |plan| plan.claims = plan.claims.replace("com.example.app", "com.example.other"),
        AppMismatch,
        Step::Identity,
    ),
    (
        "another app's number",
        |plan| plan.claims = plan.claims.replace("1234567890", "1234567891"),
        AppMismatch,
        Step::Identity,
    ),
    (
        "an app's number in a text",
        |plan| plan.claims = plan.claims.replace("1234567890", r#""1234567890""#),
        AppMismatch,
        Step::Identity,
    ),
    (
        "no number in production",
        |plan| plan.claims = plan.claims.replace("appAppleId", "appleId"),
        AppMismatch,
        Step::Identity,
    ),
    (
        "a tester's",
        |plan| plan.claims = plan.claims.replace("Production", "Sandbox"),
        EnvironmentMismatch,
        Step::Identity,
    ),
    (
        "Xcode's own",
        |plan| plan.claims = plan.claims.replace("Production", "Xcode"),
        EnvironmentMismatch,
        Step::Identity,
    ),
    (
        "no environment",
        |plan| plan.claims = plan.claims.replace("environment", "where"),
        EnvironmentMismatch,
        Step::Identity,
    ),
    (
        "158 hours and a second old",
        |plan| plan.claims = plan.claims.replace("1793534399000", "1792965599000"),
        TooOld,
        Step::Identity,
    ),
    (
        "from five minutes and a second ahead",
        |plan| plan.claims = plan.claims.replace("1793534399000", "1793534701000"),
        InFuture,
        Step::Identity,
    ),
    // What is signed within it.
    (
        "a transaction that is no text",
        |plan| plan.claims = plan.claims.replace(r#""TRANSACTION""#, "1"),
        UnsupportedProfile,
        Step::Transaction,
    ),
    (
        "a transaction that is empty",
        |plan| plan.claims = plan.claims.replace("TRANSACTION", ""),
        MalformedToken,
        Step::Transaction,
    ),
    (
        "another app's transaction",
        |plan| plan.transaction = plan.transaction.replace("com.example.app", "com.example.other"),
        AppMismatch,
        Step::Transaction,
    ),
    (
        "a transaction of no app",
        |plan| plan.transaction = plan.transaction.replace("bundleId", "bundle"),
        AppMismatch,
        Step::Transaction,
    ),
    (
        "a tester's transaction",
        |plan| plan.transaction = plan.transaction.replace("Production", "Sandbox"),
        EnvironmentMismatch,
        Step::Transaction,
    ),
    (
        "a transaction of no time",
        |plan| plan.transaction = plan.transaction.replace("signedDate", "signed"),
        UnsupportedProfile,
        Step::Transaction,
    ),
    (
        "a transaction from before its certificates",
        |plan| plan.transaction = plan.transaction.replace("1793534398000", "1700000000000"),
        CertificateExpired,
        Step::Transaction,
    ),
    (
        "a price twice",
        |plan| plan.transaction = plan.transaction.replacen('{', r#"{"price":0,"#, 1),
        MalformedToken,
        Step::Transaction,
    ),
    (
        "a transaction by another",
        |plan| plan.within = |plan| plan.signer = Owner::Attacker,
        SignatureMismatch,
        Step::Transaction,
    ),
    (
        "a transaction without a signature",
        |plan| plan.within = |plan| plan.header = |text| text.replace("ES256", "none"),
        UnsupportedProfile,
        Step::Transaction,
    ),
    (
        "a transaction under another root",
        |plan| {
            plan.within = |plan| {
                (plan.root.owner, plan.root.signer, plan.intermediate.signer) =
                    (Owner::Authority, Owner::Authority, Owner::Authority);
            }
        },
        UntrustedRoot,
        Step::Transaction,
    ),
    (
        "a transaction by a signer without a mark",
        |plan| plan.within = |plan| plan.leaf.without(SIGNER),
        CertificateConstraint,
        Step::Transaction,
    ),
    (
        "a transaction by a signer that was expired",
        |plan| plan.within = |plan| plan.leaf.until = "20261101115957Z",
        CertificateExpired,
        Step::Transaction,
    ),
    (
        "a tester's renewal",
        |plan| plan.renewal = plan.renewal.replace("Production", "Sandbox"),
        EnvironmentMismatch,
        Step::RenewalInfo,
    ),
    (
        "a renewal of no time",
        |plan| plan.renewal = plan.renewal.replace("signedDate", "signed"),
        UnsupportedProfile,
        Step::RenewalInfo,
    ),
    (
        "a renewal that is no token",
        |plan| plan.claims = plan.claims.replace("RENEWAL", "e30"),
        MalformedToken,
        Step::RenewalInfo,
    ),
    (
        "another app's own transaction",
        |plan| {
            plan.claims = plan
                .claims
                .replace(r#""data""#, r#""appData""#)
                .replace("signedTransactionInfo", "signedAppTransactionInfo");
            plan.transaction = r#"{"receiptType":"Production","appAppleId":1234567891,"bundleId":"com.example.app","receiptCreationDate":1793534398000}"#.into();
        },
        AppMismatch,
        Step::AppTransaction,
    ),
];

/// What an issuer signed of a certificate.
fn signed_of(der: &[u8]) -> Vec<u8> {
    // The header of a SEQUENCE of 256 bytes and more, and within it that of another.
    let length = usize::from(der[6]) << 8 | usize::from(der[7]);
    der[4..8 + length].to_vec()
}

/// A certificate with another signature.
fn resigned(der: &[u8], signature: &[u8]) -> Vec<u8> {
    let signed = signed_of(der);
    let algorithm = der[4 + signed.len()..4 + signed.len() + 12].to_vec();
    seq(&[signed, algorithm, crate::der::bits(signature)])
}

/// A certificate of the root's with something else signed.
fn remade(der: &[u8], signed: &[u8]) -> Vec<u8> {
    let algorithm = der[4 + signed.len()..4 + signed.len() + 12].to_vec();
    seq(&[signed.to_vec(), algorithm, crate::der::bits(&Owner::Root.sign(signed, true))])
}
