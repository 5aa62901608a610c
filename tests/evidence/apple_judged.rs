//! Apple's notifications that openssl makes by itself, and changed ones that it judges too: what it
//! refuses is never taken here.

use std::collections::BTreeMap;
use std::fs;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hookseal::evidence::Code;
use hookseal::evidence::apple::{Anchor, Expected, Notification, Root};

use crate::apple::pki::{Made, NOW, Plan};
use crate::apple::{EXPECTED, Owner};
use crate::keys::{folder, run, sha256};
use crate::reference::{pem_of, remove, write};

fn openssl(args: &[&str]) -> String {
    let (is_good, text) = run("openssl", args);
    assert!(is_good, "openssl {args:?}: {text}");
    text
}

fn path(name: &str) -> String {
    folder().join(format!("apple-{name}")).to_str().expect("text").to_owned()
}

/// Has openssl make a certificate in DER.
fn certificate(
    name: &str,
    owner: Owner,
    subject: &str,
    extensions: &str,
    issuer: Option<(&str, Owner)>,
) -> Vec<u8> {
    let [request, pem, der, file] = ["csr", "pem", "der", "cnf"].map(|kind| path(&format!("{name}.{kind}")));
    let key = |owner: Owner| owner.pem().to_str().expect("text").to_owned();
    fs::write(&file, format!("subjectKeyIdentifier=hash\n{extensions}")).expect("it is written");
    openssl(&["req", "-new", "-key", &key(owner), "-subj", subject, "-out", &request]);
    let issued_by = issuer.map(|(issuer, owner)| (path(&format!("{issuer}.pem")), key(owner)));
    let own = key(owner);
    let mut args =
        vec!["x509", "-req", "-in", &request, "-out", &pem, "-days", "30", "-sha384", "-extfile", &file];
    match &issued_by {
        Some((certificate, key)) => args.extend(["-CA", certificate, "-CAkey", key, "-CAcreateserial"]),
        None => args.extend(["-key", &own]),
    }
    openssl(&args);
    openssl(&["x509", "-in", &pem, "-outform", "DER", "-out", &der]);
    fs::read(der).expect("a certificate")
}

/// Two numbers of 32 bytes, of openssl's DER.
pub(crate) fn fixed(der: &[u8]) -> Vec<u8> {
    let number = |at: usize| {
        let bytes = &der[at + 2..at + 2 + usize::from(der[at + 1])];
        let bytes = bytes.strip_prefix(&[0]).unwrap_or(bytes);
        [vec![0; 32 - bytes.len()], bytes.to_vec()].concat()
    };
    [number(2), number(4 + usize::from(der[3]))].concat()
}

#[test]
fn what_openssl_made_and_signed_verifies() {
    let ca = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n";
    let root = certificate("root", Owner::Root, "/CN=Root/O=Apple Inc./C=US", ca, None);
    let ca = "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\nauthorityKeyIdentifier=keyid\n1.2.840.113635.100.6.2.1=DER:0500\n";
    let intermediate = certificate(
        "intermediate",
        Owner::Intermediate,
        "/CN=WWDR/OU=G6/C=US",
        ca,
        Some(("root", Owner::Root)),
    );
    let leaf = "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nauthorityKeyIdentifier=keyid\n1.2.840.113635.100.6.11.1=DER:0500\n";
    let leaf = certificate(
        "leaf",
        Owner::Leaf,
        "/CN=Signing/C=US",
        leaf,
        Some(("intermediate", Owner::Intermediate)),
    );
    let x5c = [&leaf, &intermediate, &root].map(|der| format!("\"{}\"", STANDARD.encode(der))).join(",");
    let now =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("a clock").as_millis();
    let claims = format!(
        r#"{{"notificationType":"TEST","notificationUUID":"1","data":{{"bundleId":"com.example.app","environment":"Sandbox"}},"signedDate":{now}}}"#
    );
    let message = [format!(r#"{{"alg":"ES256","x5c":[{x5c}]}}"#), claims]
        .map(|text| URL_SAFE_NO_PAD.encode(text))
        .join(".");
    let [input, output] = [path("message"), path("signature")];
    fs::write(&input, &message).expect("it is written");
    openssl(&[
        "dgst",
        "-sha256",
        "-sign",
        Owner::Leaf.pem().to_str().expect("text"),
        "-out",
        &output,
        &input,
    ]);
    let signature = URL_SAFE_NO_PAD.encode(fixed(&fs::read(output).expect("a signature")));
    let body = format!(r#"{{"signedPayload":"{message}.{signature}"}}"#);
    let anchor =
        Anchor::new(&root, Root::Pinned(sha256(&root).try_into().expect("32 bytes"))).expect("an anchor");
    let proven = Notification { body: body.as_bytes() }.verify(
        &anchor,
        &Expected::sandbox("com.example.app"),
        now as u64,
    );
    let proven = proven.expect("it is genuine");
    assert_eq!((&*proven.kind, &*proven.signer.name, &*proven.signer.issuer), ("TEST", "Signing", "WWDR"));
}

/// openssl's verdict: whether the first certificate leads through the second to the root, and
/// signed the token. Of Apple's marks, of the app and of what the token says it knows nothing.
fn judge(body: &[u8], root: &[u8]) -> Option<bool> {
    let body: serde_json::Value = serde_json::from_slice(body).ok()?;
    let token = body["signedPayload"].as_str()?;
    let (message, signature) = token.rsplit_once('.')?;
    let header = URL_SAFE_NO_PAD.decode(message.split_once('.')?.0).ok()?;
    let header: serde_json::Value = serde_json::from_slice(&header).ok()?;
    let certificate = |at: usize| STANDARD.decode(header["x5c"][at].as_str()?).ok();
    let [leaf, intermediate] = [certificate(0)?, certificate(1)?];
    let signature = URL_SAFE_NO_PAD.decode(signature).ok().filter(|bytes| bytes.len() == 64)?;
    let numbers = [&signature[..32], &signature[32..]].map(|bytes| {
        let first = bytes.iter().position(|byte| *byte != 0).unwrap_or(31);
        crate::der::unsigned(&bytes[first..])
    });
    let [root, leaf, intermediate] =
        [root, &leaf, &intermediate].map(|der| write("pem", pem_of(der).as_bytes()));
    let [message, signature] = [write("txt", message.as_bytes()), write("sig", &crate::der::seq(&numbers))];
    let key = write("pub", b"");
    let at = (NOW / 1000 - 1).to_string();
    let leads = run(
        "openssl",
        &["verify", "-x509_strict", "-attime", &at, "-CAfile", &root, "-untrusted", &intermediate, &leaf],
    )
    .0;
    let is_read = run("openssl", &["x509", "-in", &leaf, "-pubkey", "-noout", "-out", &key]).0;
    let is_signed = is_read
        && run("openssl", &["dgst", "-sha256", "-verify", &key, "-signature", &signature, &message]).0;
    remove([&root, &leaf, &intermediate, &message, &signature, &key]);
    Some(leads && is_signed)
}

/// xorshift64: the same changes in every run.
fn next(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state as usize
}

/// What is refused here, whatever openssl says.
const EXPLAINED: [Code; 5] = [
    // The token's form, which openssl does not see.
    Code::MalformedToken,
    Code::UnsupportedProfile,
    Code::MalformedBase64,
    // Certificates in BER, and a third that openssl does not look at.
    Code::MalformedCertificate,
    Code::UntrustedRoot,
];
const CHANGES: usize = 400;

/// A notification with a byte changed in one of its certificates, in its claims or in its signature:
/// what comes after the change is signed anew, but for the change of a signature.
fn changed(genuine: &Made, state: &mut u64) -> Vec<u8> {
    let body = &genuine.body;
    let token = body.trim_start_matches(r#"{"signedPayload":""#).trim_end_matches("\"}");
    let [mut header, claims, mut signature] = [0, 1, 2]
        .map(|at| URL_SAFE_NO_PAD.decode(token.split('.').nth(at).expect("a part")).expect("base64url"));
    let bit = 1 << (next(state) % 8);
    if let part @ 0..3 = next(state) % 4 {
        let mut certificates = genuine.certificates.clone();
        let at = next(state) % certificates[part].len();
        certificates[part][at] ^= bit;
        let x5c: Vec<String> =
            certificates.iter().map(|der| format!("\"{}\"", STANDARD.encode(der))).collect();
        header = format!(r#"{{"alg":"ES256","x5c":[{}]}}"#, x5c.join(",")).into_bytes();
        let message = [&header, &claims].map(|bytes| URL_SAFE_NO_PAD.encode(bytes)).join(".");
        signature = Owner::Leaf.sign(message.as_bytes(), false);
    } else {
        let at = next(state) % signature.len();
        signature[at] ^= bit;
    }
    let token = [header, claims, signature].map(|bytes| URL_SAFE_NO_PAD.encode(bytes)).join(".");
    format!(r#"{{"signedPayload":"{token}"}}"#).into_bytes()
}

#[test]
fn changes_are_judged_by_openssl_too() {
    let genuine = Plan::default().make();
    assert_eq!(judge(genuine.body.as_bytes(), &genuine.root), Some(true));
    let mut state = 0x1234_5678_9abc_def1;
    let mut verdicts = BTreeMap::<String, u32>::new();
    for index in 0..CHANGES {
        let body = changed(&genuine, &mut state);
        let own = Notification { body: &body }.verify(&genuine.anchor(), &EXPECTED, NOW).err();
        let reference = judge(&body, &genuine.root) == Some(true);
        assert!(own.is_some() || reference, "taken here alone: {index}");
        let label = match own {
            None => "taken by both",
            Some(_) if !reference => "refused by both",
            Some(refusal) => {
                assert!(EXPLAINED.contains(&refusal.code()), "refused here alone: {index} {refusal}");
                refusal.code().as_str()
            }
        };
        *verdicts.entry(label.to_owned()).or_default() += 1;
    }
    println!("notifications: {verdicts:?}");
}

/// Plans, some of which openssl takes: it knows no marks, and does not look at the third certificate.
#[test]
fn attacks_are_judged_by_openssl_too() {
    let mut both = 0;
    for (what, change, ..) in crate::apple::ATTACKS {
        let made = Plan::changed(change).make();
        assert!(made.verify(&EXPECTED).is_err(), "{what}");
        both += u32::from(judge(made.body.as_bytes(), &made.root) != Some(true));
    }
    println!("of {} attacks openssl refuses {both} too", crate::apple::ATTACKS.len());
    assert!(both > 40, "{both}");
}

/// Each bit of a token: in a debug build, in which a curve takes long, one of every 127.
#[test]
fn every_changed_bit_is_refused() {
    let step = if cfg!(debug_assertions) { 127 } else { 1 };
    let genuine = Plan::default().make();
    let mut body = genuine.body.clone().into_bytes();
    let start = r#"{"signedPayload":""#.len();
    let bits = (8 * start..8 * (body.len() - 2)).step_by(step);
    for bit in bits.clone() {
        body[bit / 8] ^= 1 << (bit % 8);
        let verdict = Notification { body: &body }.verify(&genuine.anchor(), &EXPECTED, NOW);
        assert!(verdict.is_err(), "bit {bit}");
        body[bit / 8] ^= 1 << (bit % 8);
    }
    println!("{} changed bits, all refused", bits.count());
}
