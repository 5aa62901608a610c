//! One-bit changes of evidence: all of them are refused.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hookseal::evidence::{Anchor, Expected, Proof};

/// One bit of each byte in a debug build, in which all of them take minutes; in others each.
const STEP: usize = if cfg!(debug_assertions) { 9 } else { 1 };

/// Changes bits of the XML and of the OCSP response behind their base64.
pub(crate) fn all_are_refused(proof: &Proof<'_>, anchor: &Anchor, now: u64) {
    assert!(proof.verify(anchor, &Expected::WINDOW, now).is_ok());
    let changed = |is_ocsp: bool| {
        let text = if is_ocsp { proof.ocsp_response } else { proof.signature };
        let mut bytes = STANDARD.decode(text).expect("it is base64");
        let bits = (0..8 * bytes.len()).step_by(STEP);
        for bit in bits.clone() {
            bytes[bit / 8] ^= 1 << (bit % 8);
            let text = STANDARD.encode(&bytes);
            let changed = if is_ocsp {
                Proof { ocsp_response: &text, ..*proof }
            } else {
                Proof { signature: &text, ..*proof }
            };
            assert!(changed.verify(anchor, &Expected::WINDOW, now).is_err(), "bit {bit} (OCSP: {is_ocsp})");
            bytes[bit / 8] ^= 1 << (bit % 8);
        }
        bits.count()
    };
    println!("{} and {} changed bits, all refused", changed(false), changed(true));
}
