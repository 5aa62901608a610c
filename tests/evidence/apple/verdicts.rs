//! What is proven of a notification, and what refuses it.

use hookseal::evidence::apple::{Anchor, Environment, Expected, Notification, Root};
use hookseal::evidence::{Code, Step};

use super::pki::{BUNDLE, NOW, NUMBER, Plan};
use super::{ATTACKS, EXPECTED, Owner, of_sandbox};

#[test]
fn what_is_genuine_verifies() {
    let made = Plan::default().make();
    let proven = made.verify(&EXPECTED).expect("it is genuine");
    assert_eq!((&*proven.id, &*proven.kind), ("9ad56bd2-0bc6-42e0-af24-fd996d87a1e6", "DID_RENEW"));
    assert_eq!(proven.subtype.as_deref(), Some("BILLING_RECOVERY"));
    assert_eq!((proven.signed_at, proven.environment), (NOW - 1000, Environment::Production));
    assert_eq!((&*proven.bundle_id, proven.app_apple_id), (BUNDLE, Some(NUMBER)));
    assert_eq!(
        (proven.transaction, proven.renewal_info),
        (Some(Plan::default().transaction), Some(Plan::default().renewal))
    );
    assert_eq!((&*proven.signer.name, &*proven.signer.issuer), ("Signing", "Intermediate"));
    assert_eq!(proven.signer.der, made.certificates[0]);
    assert!(proven.app_transaction.is_none());
    let text = format!("{:?}{:?}", made.verify(&EXPECTED), Notification { body: made.body.as_bytes() });
    assert_eq!(text, "Ok(Proven { .. })Notification { .. }");
}

#[test]
fn the_steps_are_told() {
    let steps = |plan: &Plan| {
        let proven = plan.make().verify(&EXPECTED).expect("it is genuine");
        proven.checked().iter().map(|(step, _)| step.as_str()).collect::<Vec<_>>()
    };
    let all = ["token", "chain", "signature", "content", "identity", "transaction", "renewal_info"];
    assert_eq!(steps(&Plan::default()), all);
    let summary = Plan::changed(|plan| plan.claims = plan.claims.replace("data", "summary"));
    // A summary has no tokens: what stands there in their place is nobody's.
    assert_eq!(steps(&summary), all[..5]);
    let app = Plan::changed(|plan| {
        plan.claims = r#"{"notificationType":"RESCIND_CONSENT","notificationUUID":"1","appData":{"appAppleId":1234567890,"bundleId":"com.example.app","environment":"Production","signedAppTransactionInfo":"TRANSACTION"},"signedDate":1793534399000}"#.to_owned();
        plan.transaction = r#"{"receiptType":"Production","appAppleId":1234567890,"bundleId":"com.example.app","receiptCreationDate":1793534398000}"#.to_owned();
    });
    assert_eq!(steps(&app), [&all[..5], &["app_transaction"]].concat());
    let proven = app.make().verify(&EXPECTED).expect("it is genuine");
    assert_eq!((proven.subtype, proven.app_transaction), (None, Some(app.transaction)));
}

#[test]
fn attacks_are_refused() {
    for (what, change, code, step) in ATTACKS {
        let refusal = Plan::changed(change).make().verify(&EXPECTED).err();
        let found = refusal.map(|refusal| (refusal.code(), refusal.step()));
        assert_eq!(found, Some((*code, *step)), "{what}");
    }
}

/// What may differ, and says nothing else.
const GENUINE: [fn(&mut Plan); 8] = [
    |plan| {
        plan.header = |text| {
            text.replacen('{', r#"{"typ":"JWT","kid":"x","jku":"https://evil.example","x5u":"https://evil.example","jwk":{},"#, 1)
        }
    },
    |plan| plan.body = |text| text.replacen('{', "\u{20}{\n\"later\":[1,\"2\"],", 1),
    |plan| plan.body = |text| text.replace("signedPayload", "signed\\u0050ayload"),
    |plan| {
        plan.claims = plan
            .claims
            .replace(r#""signedRenewalInfo":"RENEWAL","#, r#""signedRenewalInfo":null,"summary":null,"#)
    },
    |plan| plan.claims = plan.claims.replace(r#""subtype":"BILLING_RECOVERY","#, r#""subtype":"","#),
    // A signature and its mirror image are both the key's.
    |plan| plan.signature = |signature| mirrored(&signature),
    |plan| plan.intermediate.signer = Owner::Root,
    // Apple's own policies.
    |plan| plan.leaf.extensions.push(crate::pki::extension("1.2.3.4", false, vec![5, 0])),
];

/// The same with the number n − s in place of s: of the curve's order.
fn mirrored(signature: &[u8]) -> Vec<u8> {
    const ORDER: [u8; 32] = [
        0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xbc, 0xe6, 0xfa,
        0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51,
    ];
    let (first, second) = signature.split_at(32);
    let mut borrow = 0;
    let mut rest: Vec<u8> = ORDER
        .iter()
        .zip(second)
        .rev()
        .map(|(one, other)| {
            let difference = i16::from(*one) - i16::from(*other) - borrow;
            borrow = i16::from(difference < 0);
            difference.rem_euclid(256) as u8
        })
        .collect();
    rest.reverse();
    [first, &rest].concat()
}

#[test]
fn what_may_differ() {
    for (index, change) in GENUINE.iter().enumerate() {
        assert_eq!(Plan::changed(change).make().verify(&EXPECTED).err(), None, "{index}");
    }
}

#[test]
fn it_is_held_against_the_app_the_environment_and_the_window() {
    let made = Plan::default().make();
    let code = |expected: Expected<'_>| made.verify(&expected).err().map(|refusal| refusal.code());
    let window = |past, future| Expected { past, future, ..EXPECTED };
    for (expected, refusal) in [
        (EXPECTED, None),
        (Expected::production("com.example.app2", NUMBER), Some(Code::AppMismatch)),
        (Expected::production("COM.EXAMPLE.APP", NUMBER), Some(Code::AppMismatch)),
        (Expected::production(BUNDLE, NUMBER + 1), Some(Code::AppMismatch)),
        (Expected::sandbox(BUNDLE), Some(Code::EnvironmentMismatch)),
        (Expected::sandbox("com.example.app2"), Some(Code::AppMismatch)),
        (Expected { app_apple_id: None, ..EXPECTED }, Some(Code::InvalidOption)),
        (Expected::production("", NUMBER), Some(Code::InvalidOption)),
        (Expected::production(&"x".repeat(257), NUMBER), Some(Code::InvalidOption)),
        (window(0, 1), Some(Code::InvalidOption)),
        (window(1, 0), Some(Code::InvalidOption)),
        (window(1000, 1), None),
        (window(999, 1), Some(Code::TooOld)),
    ] {
        assert_eq!(code(expected), refusal, "{expected:?}");
    }
    let at = |now| Notification { body: made.body.as_bytes() }.verify(&made.anchor(), &EXPECTED, now).err();
    assert_eq!(at(NOW - 302_000).map(|refusal| refusal.code()), Some(Code::InFuture));
    assert_eq!(at(NOW - 301_000), None);
    let sandbox = Plan::changed(of_sandbox);
    let made = sandbox.make();
    assert_eq!(made.verify(&Expected::sandbox(BUNDLE)).map(|proven| proven.app_apple_id), Ok(None));
    assert_eq!(made.verify(&EXPECTED).err().map(|refusal| refusal.code()), Some(Code::AppMismatch));
}

#[test]
fn an_external_purchase_says_its_environment_by_its_number() {
    let purchase = |id: &str, environment| {
        let plan = Plan::changed(|plan| {
            plan.claims = format!(
                r#"{{"notificationType":"EXTERNAL_PURCHASE_TOKEN","notificationUUID":"1","externalPurchaseToken":{{"externalPurchaseId":"{id}","appAppleId":1234567890,"bundleId":"com.example.app"}},"signedDate":1793534399000}}"#
            );
        });
        let expected = Expected { environment, ..EXPECTED };
        plan.make().verify(&expected).err().map(|refusal| refusal.code())
    };
    assert_eq!(purchase("b2158121", Environment::Production), None);
    assert_eq!(purchase("b2158121", Environment::Sandbox), Some(Code::EnvironmentMismatch));
    assert_eq!(purchase("SANDBOX_b2158121", Environment::Sandbox), None);
    assert_eq!(purchase("SANDBOX_b2158121", Environment::Production), Some(Code::EnvironmentMismatch));
    assert_eq!(purchase("", Environment::Production), Some(Code::EnvironmentMismatch));
}

#[test]
fn an_anchor_is_the_one_that_is_named() {
    let made = Plan::default().make();
    let code = |certificate: &[u8], root| {
        Anchor::new(certificate, root).err().map(|refusal| (refusal.code(), refusal.step()))
    };
    assert_eq!(code(&made.root, Root::G3), Some((Code::UntrustedRoot, Step::Input)));
    assert_eq!(code(&made.root, Root::Pinned([0; 32])), Some((Code::UntrustedRoot, Step::Input)));
    assert_eq!(code(b"Apple", Root::G3), Some((Code::InvalidAnchor, Step::Input)));
    let other = Plan::changed(|plan| plan.root.until = "20390430181906Z").make();
    let refusal = Notification { body: made.body.as_bytes() }.verify(&other.anchor(), &EXPECTED, NOW).err();
    assert_eq!(
        refusal.map(|refusal| (refusal.code(), refusal.step())),
        Some((Code::UntrustedRoot, Step::Chain))
    );
}
