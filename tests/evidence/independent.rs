//! Evidence that openssl and xmlsec1 make by themselves: certificates, the signature of the
//! XML, and the answer of openssl's OCSP responder. Only the nonce's request is written here.

use std::fs;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hookseal::evidence::{Anchor, Code, Environment, Expected, Proof};

use crate::der::{explicit, octets, oid, seq, tlv, unsigned};
use crate::keys::{Owner, folder, key, run, sha1, sha256};
use crate::pki::content;

/// The extensions of a certificate, in openssl's words.
const AUTHORITY: &str = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n";
const PERSON: &str =
    "keyUsage=critical,digitalSignature\ncertificatePolicies=1.2.3.4.25\nauthorityKeyIdentifier=keyid\n";
const RESPONDER: &str = "keyUsage=critical,nonRepudiation\nextendedKeyUsage=critical,OCSPSigning\nnoCheck=ignored\nauthorityKeyIdentifier=keyid\n";

fn path(name: &str) -> String {
    folder().join(format!("own-{name}")).to_str().expect("text").to_owned()
}

fn openssl(args: &[&str]) -> String {
    let (is_good, text) = run("openssl", args);
    assert!(is_good, "openssl {args:?}: {text}");
    text
}

/// Has openssl make a certificate; the name and serial number of its issuer.
fn certificate(name: &str, owner: Owner, subject: &str, extensions: &str, issuer: Option<(&str, Owner)>) {
    let [request, certificate, file] = ["csr", "pem", "cnf"].map(|kind| path(&format!("{name}.{kind}")));
    fs::write(&file, extensions).expect("it is written");
    let pem = |owner| key(owner).pem.to_str().expect("text");
    openssl(&["req", "-new", "-utf8", "-key", pem(owner), "-subj", subject, "-out", &request]);
    let mut args =
        vec!["x509", "-req", "-in", &request, "-out", &certificate, "-days", "30", "-extfile", &file];
    let issued_by = issuer.map(|(issuer, owner)| (path(&format!("{issuer}.pem")), pem(owner)));
    match &issued_by {
        Some((certificate, key)) => {
            args.extend(["-CA", certificate, "-CAkey", key, "-CAcreateserial", "-sha256"])
        }
        None => args.extend(["-key", pem(owner), "-sha512"]),
    }
    openssl(&args);
}

fn der_of(name: &str) -> Vec<u8> {
    let der = path(&format!("{name}.der"));
    openssl(&["x509", "-in", &path(&format!("{name}.pem")), "-outform", "DER", "-out", &der]);
    fs::read(der).expect("a certificate")
}

/// An OCSP request with a nonce as BankID has it, without an OCTET STRING around it:
/// openssl's responder puts it into its answer as it is.
fn request(serial: &[u8], issuer_name: &[u8], issuer_key: &[u8], nonce: &[u8]) -> Vec<u8> {
    let hash = seq(&[oid("1.3.14.3.2.26"), tlv(5, &[])]);
    let id = seq(&[hash, octets(&sha1(issuer_name)), octets(&sha1(issuer_key)), unsigned(serial)]);
    let extension = seq(&[oid("1.3.6.1.5.5.7.48.1.2"), tlv(1, &[0xff]), octets(nonce)]);
    seq(&[seq(&[seq(&[seq(&[id])]), explicit(2, &seq(&[extension]))])])
}

/// What xmlsec1 signs: digests and signature are its own to fill in.
fn template(certificates: &[Vec<u8>]) -> String {
    let certificates: String = certificates
        .iter()
        .map(|der| format!("<X509Certificate>{}</X509Certificate>", STANDARD.encode(der)))
        .collect();
    let reference = |head: &str| {
        format!(
            r#"<Reference {head}><Transforms><Transform Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/></Transforms><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue/></Reference>"#
        )
    };
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="no"?><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/><SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>{}{}</SignedInfo><SignatureValue/><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#" Id="bidKeyInfo"><X509Data>{certificates}</X509Data></KeyInfo><Object><bankIdSignedData xmlns="http://www.bankid.com/signature/v1.0.0/types" Id="bidSignedData">{}</bankIdSignedData></Object></Signature>"#,
        reference(r##"Type="http://www.bankid.com/signature/v1.0.0/types" URI="#bidSignedData""##),
        reference(r##"URI="#bidKeyInfo""##),
        content("Identification"),
    )
}

/// Has xmlsec1 sign. It writes empty elements as `<a/>`, in whose canonical form, which
/// it has signed, an end tag stands; and puts superfluous declarations and line breaks away or in.
fn signed(template: &str) -> String {
    let [input, output] = [path("template.xml"), path("signed.xml")];
    fs::write(&input, template).expect("it is written");
    let leaf = key(Owner::Leaf).pem.to_str().expect("text");
    let (is_good, text) = run(
        "xmlsec1",
        &[
            "--sign",
            "--privkey-pem",
            leaf,
            "--output",
            &output,
            "--id-attr:Id",
            "http://www.bankid.com/signature/v1.0.0/types:bankIdSignedData",
            "--id-attr:Id",
            "http://www.w3.org/2000/09/xmldsig#:KeyInfo",
            &input,
        ],
    );
    assert!(is_good, "{text}");
    let text = fs::read_to_string(output).expect("a document").replacen("?>\n", "?>", 1);
    let text = text.trim_end();
    let value =
        text.find("<SignatureValue>").expect("a value")..text.find("</SignatureValue>").expect("its end");
    let text = [&text[..value.start], &text[value.clone()].replace('\n', ""), &text[value.end..]].concat();
    let mut expanded = String::new();
    for tag in text.split_inclusive('>') {
        match tag.strip_suffix("/>") {
            Some(open) => {
                let name: String = open[open.rfind('<').expect("a tag") + 1..]
                    .chars()
                    .take_while(|one| *one != ' ')
                    .collect();
                expanded.extend([open, "></", &name, ">"]);
            }
            None => expanded.push_str(tag),
        }
    }
    expanded
}

/// What openssl's responder answers.
fn answered(request: &[u8]) -> Vec<u8> {
    let [index, input, output] = [path("index.txt"), path("request.der"), path("response.der")];
    let serial = openssl(&["x509", "-in", &path("leaf.pem"), "-noout", "-serial"]);
    let serial = serial.trim().trim_start_matches("serial=");
    fs::write(&index, format!("V\t400101000000Z\t\t{serial}\tunknown\t/CN=x\n")).expect("it is written");
    fs::write(&input, request).expect("it is written");
    let responder = key(Owner::Responder).pem.to_str().expect("text");
    openssl(&[
        "ocsp",
        "-index",
        &index,
        "-CA",
        &path("customer.pem"),
        "-rsigner",
        &path("responder.pem"),
        "-rkey",
        responder,
        "-reqin",
        &input,
        "-respout",
        &output,
        "-rmd",
        "sha256",
    ]);
    fs::read(output).expect("a response")
}

#[test]
fn what_openssl_and_xmlsec1_make_verifies() {
    certificate("root", Owner::Root, "/CN=Root", AUTHORITY, None);
    certificate("bank", Owner::Bank, "/C=SE/CN=Bank CA", AUTHORITY, Some(("root", Owner::Root)));
    certificate("customer", Owner::Customer, "/C=SE/CN=Customer CA", AUTHORITY, Some(("bank", Owner::Bank)));
    let person = "/C=SE/SN=Tolvansson/GN=Åsa/serialNumber=191212121212/CN=Åsa Tolvansson";
    certificate("leaf", Owner::Leaf, person, PERSON, Some(("customer", Owner::Customer)));
    certificate(
        "responder",
        Owner::Responder,
        "/C=SE/CN=OCSP",
        RESPONDER,
        Some(("customer", Owner::Customer)),
    );
    let xml = signed(&template(&["leaf", "customer", "bank"].map(der_of)));
    let signature = STANDARD.encode(&xml);
    let nonce = [sha1(signature.as_bytes()), vec![3; 12]].concat();
    let text = openssl(&["x509", "-in", &path("leaf.pem"), "-noout", "-serial"]);
    let serial: Vec<u8> = text
        .trim()
        .trim_start_matches("serial=")
        .as_bytes()
        .chunks(2)
        .map(|byte| u8::from_str_radix(std::str::from_utf8(byte).expect("ASCII"), 16).expect("digits"))
        .collect();
    let country = seq(&[oid("2.5.4.6"), tlv(0x13, b"SE")]);
    let name = seq(&[oid("2.5.4.3"), tlv(0x0c, b"Customer CA")]);
    let issuer_name = seq(&[tlv(0x31, &country), tlv(0x31, &name)]);
    let request = request(&serial, &issuer_name, key(Owner::Customer).public(), &nonce);
    let ocsp_response = STANDARD.encode(answered(&request));
    let root = der_of("root");
    let anchor = Anchor::new(&root, Environment::Pinned(sha256(&root).try_into().expect("32 bytes")))
        .expect("an anchor");
    let pem = fs::read(path("root.pem")).expect("PEM");
    assert!(Anchor::new(&pem, anchor.environment()).is_ok());
    let now =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970").as_millis()
            as u64;
    let proof = Proof { signature: &signature, ocsp_response: &ocsp_response };
    let evidence = proof.verify(&anchor, &Expected::WINDOW, now);
    let evidence = evidence.unwrap_or_else(|refusal| panic!("{refusal} {:?}\n{xml}", refusal.step()));
    assert_eq!(
        (&*evidence.person.name, &*evidence.person.personal_number),
        ("Åsa Tolvansson", "191212121212")
    );
    let other = Anchor::new(&root, Environment::Production).err().map(|refusal| refusal.code());
    assert_eq!(other, Some(Code::UntrustedRoot));
    let ca = der_of("bank");
    let other =
        Anchor::new(&ca, Environment::Pinned(sha256(&ca).try_into().expect("32 bytes"))).expect("an anchor");
    let code = proof.verify(&other, &Expected::WINDOW, now).err().map(|refusal| refusal.code());
    assert_eq!(code, Some(Code::UntrustedRoot));
}
