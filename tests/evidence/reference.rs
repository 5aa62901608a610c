//! What xmlsec1 and openssl say: judges that share nothing with the code under test.

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::keys::{folder, run};
use crate::pki::Made;

/// The judges' verdict of a signature (references, canonical form, digests, signature
/// and chain), at a time such as `2026-11-01 12:00:00`. It knows nothing of the profile.
pub(crate) fn xmlsec1(xml: &str, root: &[u8], at: &str) -> bool {
    let [xml_path, root_path] = [write("xml", xml.as_bytes()), write("der", root)];
    let ids = [
        "--id-attr:Id",
        "http://www.bankid.com/signature/v1.0.0/types:bankIdSignedData",
        "--id-attr:Id",
        "http://www.w3.org/2000/09/xmldsig#:KeyInfo",
    ];
    let mut args = vec![
        "--verify",
        "--enabled-key-data",
        "x509",
        "--trusted-der",
        &root_path,
        "--verification-time",
        at,
    ];
    args.extend(ids);
    args.push(&xml_path);
    let (is_good, _) = run("xmlsec1", &args);
    remove([&xml_path, &root_path]);
    is_good
}

/// openssl's verdict of an OCSP response: whether it is by an authorised responder, and
/// good for the certificate, at a time in seconds.
pub(crate) fn openssl_ocsp(made: &Made, response: &[u8], bank: &[u8], at: u64) -> bool {
    let pem = |der: &[u8]| write("pem", pem_of(der).as_bytes());
    let [root, others, issuer, leaf] = [
        pem(&made.root),
        write("pem", [pem_of(bank), pem_of(&made.customer)].concat().as_bytes()),
        pem(&made.customer),
        pem(&made.leaf),
    ];
    let response = write("der", response);
    let at = at.to_string();
    let (is_good, text) = run(
        "openssl",
        &[
            "ocsp",
            "-respin",
            &response,
            "-issuer",
            &issuer,
            "-cert",
            &leaf,
            "-CAfile",
            &root,
            "-verify_other",
            &others,
            // It holds the status against the machine's clock, whatever -attime says.
            "-attime",
            &at,
            "-no_nonce",
            "-validity_period",
            "2000000000",
        ],
    );
    remove([&root, &others, &issuer, &leaf, &response]);
    is_good && text.contains("Response verify OK") && text.contains(": good") && !text.contains("WARNING")
}

pub(crate) fn pem_of(der: &[u8]) -> String {
    use base64::Engine as _;
    let text = base64::engine::general_purpose::STANDARD.encode(der);
    let lines: Vec<&str> =
        text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).expect("ASCII")).collect();
    format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n"))
}

static COUNT: AtomicUsize = AtomicUsize::new(0);

/// A new file of these bytes; its path.
pub(crate) fn write(kind: &str, bytes: &[u8]) -> String {
    let path = folder().join(format!("{}.{kind}", COUNT.fetch_add(1, Ordering::Relaxed)));
    fs::write(&path, bytes).expect("it is written");
    path.to_str().expect("text").to_owned()
}

pub(crate) fn remove<const N: usize>(paths: [&String; N]) {
    for path in paths {
        fs::remove_file(path).expect("it was there");
    }
}
