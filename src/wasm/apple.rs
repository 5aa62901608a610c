//! The boundary to JavaScript of `hookseal/evidence/apple`: conversion only, no decisions.

#![expect(unreachable_pub, reason = "the exports of the wasm")]

use wasm_bindgen::prelude::wasm_bindgen;

use crate::evidence::Refusal;
use crate::evidence::apple::{Anchor, Environment, Expected, Notification, Proven, Root, Signer};
use crate::wasm_answer::{Json, base64, for_host, hex, refusal_json};
use crate::wasm_exchange::{Reader, answered, number};

/// Judges what stands in the region, and writes the answer there as JSON: what is proven,
/// or a refusal. Returns its length. Times are in milliseconds; an app's number is negative
/// where none is expected.
#[wasm_bindgen]
pub fn verify(app_apple_id: f64, past: f64, future: f64, now: f64) -> usize {
    let app_apple_id = (app_apple_id >= 0.0).then(|| number(app_apple_id));
    let window =
        Expected { app_apple_id, past: number(past), future: number(future), ..Expected::sandbox("") };
    let json = |verdict: Result<Proven, Refusal>| match verdict {
        Ok(proven) => proven_json(&proven),
        Err(refusal) => refusal_json(&refusal),
    };
    answered(|reader| judge(reader, window, number(now)), json)
}

fn judge(mut reader: Reader<'_>, window: Expected<'_>, now: u64) -> Result<Proven, Refusal> {
    let environment = if reader.number() == 0 { Environment::Production } else { Environment::Sandbox };
    let root = match reader.number() {
        0 => Root::G3,
        // Of another length it would be nobody's.
        _ => Root::Pinned(reader.bytes().try_into().unwrap_or_default()),
    };
    let anchor = Anchor::new(reader.bytes(), root)?;
    let bundle_id = reader.text().unwrap_or_default();
    let expected = Expected { environment, bundle_id, ..window };
    Notification { body: reader.bytes() }.verify(&anchor, &expected, now)
}

fn proven_json(proven: &Proven) -> String {
    let texts = [
        Some(&proven.payload),
        proven.transaction.as_ref(),
        proven.renewal_info.as_ref(),
        proven.app_transaction.as_ref(),
    ];
    let mut json = Json::default();
    json.object(|json| {
        json.text("id", &proven.id);
        json.text("type", &proven.kind);
        json.optional("subtype", proven.subtype.as_deref());
        json.number("signedAt", proven.signed_at);
        json.text("environment", proven.environment.as_str());
        json.text("bundleId", &proven.bundle_id);
        if let Some(number) = proven.app_apple_id {
            json.number("appAppleId", number);
        }
        for (name, text) in ["payload", "transaction", "renewalInfo", "appTransaction"].into_iter().zip(texts)
        {
            if let Some(text) = text {
                json.json(name, &for_host(text));
            }
        }
        json.member("signer", |json| signer(json, &proven.signer));
        json.checked(proven.checked());
    });
    json.into_text()
}

fn signer(json: &mut Json, signer: &Signer) {
    json.text("name", &signer.name);
    json.text("issuer", &signer.issuer);
    json.member("certificate", |json| {
        json.text("base64", &base64(&signer.der));
        json.text("serial", &hex(&signer.serial));
        json.number("notBefore", signer.not_before);
        json.number("notAfter", signer.not_after);
    });
}
