//! One-bit changes of evidence: all of them are refused.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hookseal::evidence::{Anchor, Expected, Proof};

/// Changes each bit of the XML and of the OCSP response behind their base64.
pub(crate) fn all_are_refused(proof: &Proof<'_>, anchor: &Anchor, now: u64) {
    let mut changed = 0;
    for is_ocsp in [false, true] {
        let text = if is_ocsp { proof.ocsp_response } else { proof.signature };
        let mut bytes = STANDARD.decode(text).expect("it is base64");
        for bit in 0..8 * bytes.len() {
            bytes[bit / 8] ^= 1 << (bit % 8);
            let text = STANDARD.encode(&bytes);
            let proof = if is_ocsp { Proof { ocsp_response: &text, ..*proof } } else { Proof { signature: &text, ..*proof } };
            assert!(proof.verify(anchor, &Expected::WINDOW, now).is_err(), "bit {bit} (OCSP: {is_ocsp})");
            bytes[bit / 8] ^= 1 << (bit % 8);
            changed += 1;
        }
    }
    println!("{changed} changed bits, all refused");
}
