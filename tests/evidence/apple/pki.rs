//! Notifications in the form of Apple's, made for the test: what is made is described by a
//! [`Plan`], which attacks change.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hookseal::evidence::Refusal;
use hookseal::evidence::apple::{Anchor, Expected, Notification, Proven, Root};

use super::keys::Owner;
use crate::der::{bits, explicit, octets, oid, seq, time, tlv, unsigned};
use crate::keys::{sha1, sha256};
use crate::pki::{CONSTRAINTS, Extension, authority, extension, extension_der, name, usage};

/// When the test's notifications are judged: 2026-11-01T12:00:00Z; they were signed a second before.
pub(crate) const NOW: u64 = 1_793_534_400_000;
pub(crate) const BUNDLE: &str = "com.example.app";
pub(crate) const NUMBER: u64 = 1_234_567_890;

/// Apple's marks.
pub(crate) const SIGNER: &str = "1.2.840.113635.100.6.11.1";
pub(crate) const INTERMEDIATE: &str = "1.2.840.113635.100.6.2.1";

pub(crate) fn apple_name(text: &str) -> Vec<u8> {
    name(&[("2.5.4.3", text), ("2.5.4.10", "Apple Inc."), ("2.5.4.6", "US")])
}

pub(crate) fn mark(dots: &'static str) -> Extension {
    extension(dots, false, tlv(5, &[]))
}

/// A certificate to be made.
#[derive(Clone)]
pub(crate) struct Plate {
    pub(crate) issuer: Vec<u8>,
    pub(crate) subject: Vec<u8>,
    pub(crate) from: &'static str,
    pub(crate) until: &'static str,
    pub(crate) owner: Owner,
    pub(crate) signer: Owner,
    pub(crate) extensions: Vec<Extension>,
    /// A change of its DER.
    pub(crate) der: fn(Vec<u8>) -> Vec<u8>,
}

impl Plate {
    fn new(subject: &str, issuer: &str, [owner, signer]: [Owner; 2], extensions: Vec<Extension>) -> Self {
        Self {
            issuer: apple_name(issuer),
            subject: apple_name(subject),
            from: "20210317203710Z",
            until: "20360319000000Z",
            owner,
            signer,
            extensions,
            der: |der| der,
        }
    }

    pub(crate) fn make(&self) -> Vec<u8> {
        let hash = if self.signer.is_p256() { "1.2.840.10045.4.3.2" } else { "1.2.840.10045.4.3.3" };
        let algorithm = seq(&[oid(hash)]);
        let ids = [
            extension("2.5.29.14", false, octets(&sha1(&self.owner.public()))),
            extension("2.5.29.35", false, seq(&[tlv(0x80, &sha1(&self.signer.public()))])),
        ];
        let extensions: Vec<Vec<u8>> = self.extensions.iter().chain(&ids).map(extension_der).collect();
        let signed = seq(&[
            explicit(0, &tlv(2, &[2])),
            unsigned(&[0x2d, self.owner as u8 + 1]),
            algorithm.clone(),
            self.issuer.clone(),
            seq(&[time(self.from), time(self.until)]),
            self.subject.clone(),
            self.owner.info(),
            explicit(3, &seq(&extensions)),
        ]);
        let signature = self.signer.sign(&signed, true);
        (self.der)(seq(&[signed, algorithm, bits(&signature)]))
    }

    pub(crate) fn without(&mut self, name: &str) {
        self.extensions.retain(|extension| extension.name != name);
    }
}

/// A notification to be made.
#[derive(Clone)]
pub(crate) struct Plan {
    pub(crate) root: Plate,
    pub(crate) intermediate: Plate,
    pub(crate) leaf: Plate,
    /// The certificates of the header.
    pub(crate) x5c: fn(&Self) -> Vec<Vec<u8>>,
    pub(crate) signer: Owner,
    /// What stands in the notification, with `TRANSACTION` and `RENEWAL` for the tokens of these.
    pub(crate) claims: String,
    pub(crate) transaction: String,
    pub(crate) renewal: String,
    /// Changes: of the header before it is signed, and of the rest afterwards.
    pub(crate) header: fn(String) -> String,
    pub(crate) signature: fn(Vec<u8>) -> Vec<u8>,
    pub(crate) token: fn(String) -> String,
    pub(crate) body: fn(String) -> String,
    /// A change of what is signed within it.
    pub(crate) within: fn(&mut Self),
}

/// What was made.
pub(crate) struct Made {
    pub(crate) body: String,
    pub(crate) root: Vec<u8>,
    pub(crate) certificates: Vec<Vec<u8>>,
}

impl Default for Plan {
    fn default() -> Self {
        let signs_others = |length| vec![authority(length), usage(0x06)];
        let leaf = vec![extension(CONSTRAINTS, true, seq(&[])), usage(0x80), mark(SIGNER)];
        Self {
            root: Plate::new("Root", "Root", [Owner::Root; 2], signs_others(None)),
            intermediate: Plate::new(
                "Intermediate",
                "Root",
                [Owner::Intermediate, Owner::Root],
                [signs_others(Some(0)), vec![mark(INTERMEDIATE)]].concat(),
            ),
            leaf: Plate {
                from: "20250919194451Z",
                until: "20271013174723Z",
                ..Plate::new("Signing", "Intermediate", [Owner::Leaf, Owner::Intermediate], leaf)
            },
            x5c: |plan| vec![plan.leaf.make(), plan.intermediate.make(), plan.root.make()],
            signer: Owner::Leaf,
            claims: r#"{"notificationType":"DID_RENEW","subtype":"BILLING_RECOVERY","notificationUUID":"9ad56bd2-0bc6-42e0-af24-fd996d87a1e6","data":{"appAppleId":1234567890,"bundleId":"com.example.app","bundleVersion":"1","environment":"Production","signedTransactionInfo":"TRANSACTION","signedRenewalInfo":"RENEWAL","status":1},"version":"2.0","signedDate":1793534399000}"#.to_owned(),
            transaction: r#"{"transactionId":"20","originalTransactionId":"10","bundleId":"com.example.app","productId":"å.pro","purchaseDate":1793534390000,"quantity":1,"type":"Auto-Renewable Subscription","appAccountToken":"7e3fb204-2d1d-4d0c-8f45-a3b1d7e8c900","signedDate":1793534398000,"environment":"Production","price":9990,"later":12345678901234567890}"#.to_owned(),
            renewal: r#"{"originalTransactionId":"10","autoRenewProductId":"å.pro","autoRenewStatus":1,"signedDate":1793534398500,"environment":"Production"}"#.to_owned(),
            header: |text| text,
            signature: |bytes| bytes,
            token: |text| text,
            body: |text| text,
            within: |_| (),
        }
    }
}

impl Plan {
    pub(crate) fn changed(change: impl FnOnce(&mut Self)) -> Self {
        let mut plan = Self::default();
        change(&mut plan);
        plan
    }

    pub(crate) fn make(&self) -> Made {
        // With the same certificates.
        let mut within = Self {
            root: self.root.clone(),
            intermediate: self.intermediate.clone(),
            leaf: self.leaf.clone(),
            signer: self.signer,
            x5c: self.x5c,
            ..Self::default()
        };
        (within.transaction, within.renewal) = (self.transaction.clone(), self.renewal.clone());
        (self.within)(&mut within);
        let claims = self.claims.replace("TRANSACTION", &within.make_token(&within.transaction));
        let claims = claims.replace("RENEWAL", &within.make_token(&within.renewal));
        let token = self.make_token(&claims);
        Made {
            body: (self.body)(format!(r#"{{"signedPayload":"{token}"}}"#)),
            root: self.root.make(),
            certificates: (self.x5c)(self),
        }
    }

    pub(crate) fn make_token(&self, claims: &str) -> String {
        let certificates: Vec<String> =
            (self.x5c)(self).iter().map(|der| format!("\"{}\"", STANDARD.encode(der))).collect();
        let header = (self.header)(format!(r#"{{"alg":"ES256","x5c":[{}]}}"#, certificates.join(",")));
        let [header, claims] = [&header, claims].map(|text| URL_SAFE_NO_PAD.encode(text));
        let message = format!("{header}.{claims}");
        let signature = (self.signature)(self.signer.sign(message.as_bytes(), false));
        (self.token)(format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }
}

impl Made {
    pub(crate) fn anchor(&self) -> Anchor {
        let fingerprint = sha256(&self.root).try_into().expect("32 bytes");
        Anchor::new(&self.root, Root::Pinned(fingerprint)).expect("an anchor")
    }

    pub(crate) fn verify(&self, expected: &Expected<'_>) -> Result<Proven, Refusal> {
        Notification { body: self.body.as_bytes() }.verify(&self.anchor(), expected, NOW)
    }
}
